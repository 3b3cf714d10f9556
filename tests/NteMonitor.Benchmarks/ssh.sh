#!/usr/bin/env bash
# Wardens through a real sshd on loopback, all at once: ./build.sh bench-ssh [SESSIONS] [ENTRIES]
# Figures are for docs/performance.md; nothing here judges, but it ends with an error when an entry is missing or stands twice.
set -euo pipefail
cd "$(dirname "$0")/../.."
sessions=${1:-50} entries=${2:-20}
dotnet build tests/NteMonitor.Benchmarks -c Release -v q -nologo
nte=$PWD/$(./build.sh publish | tail -1)
bench=$PWD/tests/NteMonitor.Benchmarks/bin/Release/net10.0/NteMonitor.Benchmarks
work=$(mktemp -d)
sshd=""
trap '[ -z "$sshd" ] || kill "$sshd" 2>/dev/null || true; rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work
port=$(( 20000 + $$ % 20000 ))

echo '{"authority":{"code":"X99000001","name":"Inventon"}}' > "$work/nte.config.json"
here=(--config "$work/nte.config.json" --store "sqlite:$work/town.db")
"$nte" "${here[@]}" init >/dev/null
ssh-keygen -q -t ed25519 -N '' -C host -f "$work/host"
for n in $(seq 1 "$sessions"); do
  ssh-keygen -q -t ed25519 -N '' -C invented -f "$work/key$n"
  "$nte" "${here[@]}" user add "w$n" --role warden --key "$work/key$n.pub" >/dev/null
done
"$nte" "${here[@]}" user authorized-keys --program "$nte" > "$work/authorized_keys"
cat > "$work/sshd_config" <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $work/host
PidFile none
AuthorizedKeysFile $work/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
SetEnv HOME=$work DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
MaxStartups 200
CONFIG
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
/usr/sbin/sshd -D -E "$work/sshd.log" -f "$work/sshd_config" & sshd=$!
for _ in $(seq 50); do ssh-keyscan -p "$port" 127.0.0.1 2>/dev/null | grep -q . && break; sleep 0.1; done

date +%F; nproc
login="env TERM=xterm-256color ssh -F none -p $port -i $work/key{0} -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -tt $(id -un)@127.0.0.1"
"$bench" ssh "$login" "$sessions" "$entries"

"$nte" "${here[@]}" journal verify
"$nte" "${here[@]}" incident list --count 1000000 --plain | cut -f3 | sort > "$work/places"
logged=$(wc -l < "$work/places") once=$(uniq "$work/places" | wc -l)
echo "$logged incidents in the journal, $once of them of different places, $((sessions * entries)) typed"
[ "$logged" = $((sessions * entries)) ] && [ "$once" = "$logged" ]
