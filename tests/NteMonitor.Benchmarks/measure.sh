#!/usr/bin/env bash
# Measures the store, the import and the monitor beside raw fsync and sqlite3 in one run: ./build.sh bench [ROWS]
# Figures are for docs/performance.md; nothing here judges.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${1:-1000000}
dotnet build tests/NteMonitor.Benchmarks -c Release -v q -nologo
nte=$(./build.sh publish | tail -1)
bench=tests/NteMonitor.Benchmarks/bin/Release/net10.0/NteMonitor.Benchmarks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work XDG_CONFIG_HOME=$work

date +%F; nproc
"$bench" fsync 3 "$work/raw"
"$bench" append 3 "$work/one.db"
"$bench" append-many 8 10 "$work/many.db"

"$bench" police-csv "$rows" "$work/2018-10-invented-street.csv"
echo "sqlite3 .import of $rows rows"
( time sqlite3 "$work/import.db" ".mode csv" ".import '$work/2018-10-invented-street.csv' t" ) 2>&1 | grep real
"$nte" init --store "sqlite:$work/nte.db" >/dev/null
echo "nte import police of the same file"
( time "$nte" import police "$work/2018-10-invented-street.csv" --store "sqlite:$work/nte.db" ) 2>&1 | grep -E 'rows read|real'
echo "nte journal verify of what it wrote"
( time "$nte" journal verify --store "sqlite:$work/nte.db" >/dev/null ) 2>&1 | grep real
"$bench" list "$work/nte.db"
"$bench" monitor "$nte" "$work/nte.db" 80 24
"$bench" monitor "$nte" "$work/nte.db" 200 60
"$bench" search 20000 "$work/nte.db"
"$bench" record-many "$rows" "$work/slider.db"
"$bench" slider "$work/slider.db"
"$bench" fit
"$bench" coverage 10000
