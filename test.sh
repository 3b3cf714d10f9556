#!/usr/bin/env bash
# Installs what the tests need on Debian, starts the servers they talk to, and runs them all.
# Ends with one line: N passed, N failed.
set -euo pipefail
cd "$(dirname "$0")"

packages=(postgresql openssh-server tmux chromium sqlite3 nodejs)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
# Node.js from elsewhere serves as well as Debian's.
if command -v node >/dev/null; then missing=("${missing[@]/nodejs/}"); fi
missing=(${missing[@]:-})
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "${missing[@]}" >/dev/null
fi

work=$(mktemp -d)
chmod 755 "$work"
postgres=""
finish() {
  [ -z "$postgres" ] || as_postgres "$bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

# PostgreSQL refuses to run as root, so root hands the folder to the postgres user.
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$(printf '%q ' "$@")"; else "$@"; fi; }
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
port=$(( 20000 + $$ % 20000 ))
mkdir "$work/pg"
[ "$(id -u)" != 0 ] || chown postgres "$work/pg"
as_postgres "$bin/initdb" -D "$work/pg" -U nte -A trust -E UTF8 --no-sync >/dev/null
as_postgres "$bin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" \
  -o "-p $port -k $work/pg -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null
postgres=yes
export NTE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=nte;Database=postgres"

if [ -f tests/NteMonitor.EndToEnd/package.json ]; then
  (cd tests/NteMonitor.EndToEnd && npm ci --silent --no-audit --no-fund)
fi

dotnet build NteMonitor.sln -c Release -v q -nologo
passed=0 failed=0 broken=0
for project in NteMonitor.Tests NteMonitor.Storage.Tests NteMonitor.EndToEnd; do
  log="$work/$project.log"
  dotnet test "tests/$project" -c Release --no-build -v q -nologo --logger "console;verbosity=minimal" 2>&1 | tee "$log" || broken=1
  line=$(grep -E '(Passed|Failed)!' "$log" | tail -1 || true)
  p=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' <<<"$line")
  f=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' <<<"$line")
  passed=$(( passed + ${p:-0} )) failed=$(( failed + ${f:-0} ))
  [ -n "$p" ] || { echo "$project ran no test" >&2; broken=1; }
done

if [ $broken = 1 ] && [ $failed = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
