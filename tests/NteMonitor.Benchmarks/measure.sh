#!/usr/bin/env bash
# Measures the store and the import beside raw fsync and sqlite3 in one run: ./build.sh bench [ROWS]
# Figures are for docs/performance.md; nothing here judges.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${1:-1000000}
dotnet build tests/NteMonitor.Benchmarks -c Release -v q -nologo
bench=tests/NteMonitor.Benchmarks/bin/Release/net10.0/NteMonitor.Benchmarks
nte=tests/NteMonitor.Benchmarks/bin/Release/net10.0/nte
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

date +%F; nproc
"$bench" fsync 3 "$work/raw"
"$bench" append 3 "$work/one.db"
"$bench" append-many 8 4 "$work/many.db" | tail -1

"$bench" police-csv "$rows" "$work/2018-10-invented-street.csv"
echo "sqlite3 .import of $rows rows"
( time sqlite3 "$work/import.db" ".mode csv" ".import '$work/2018-10-invented-street.csv' t" ) 2>&1 | grep real
"$nte" init --store "sqlite:$work/nte.db" >/dev/null
echo "nte import police of the same file"
( time "$nte" import police "$work/2018-10-invented-street.csv" --store "sqlite:$work/nte.db" ) 2>&1 | grep -E 'rows read|real'
"$bench" list "$work/nte.db"
