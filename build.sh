#!/usr/bin/env bash
# The one way in: ./build.sh [build|format|test|accept|bench|bench-ssh|publish]
set -euo pipefail
cd "$(dirname "$0")"

case "${1:-build}" in
  build)   dotnet restore -v q && dotnet format --verify-no-changes --no-restore && dotnet build -c Release --no-restore -v q -nologo ;;
  format)  dotnet format ;;
  test)    exec ./test.sh ;;
  accept)  NTE_ACCEPT=1 dotnet test tests/NteMonitor.Tests -v q -nologo && git --no-pager diff --stat ;;
  bench)   exec tests/NteMonitor.Benchmarks/measure.sh "${@:2}" ;;
  bench-ssh) exec tests/NteMonitor.Benchmarks/ssh.sh "${@:2}" ;;
  publish) dotnet publish src/NteMonitor.App -c Release -r linux-x64 -p:PublishReadyToRun=true --self-contained false -o artifacts/nte -v q -nologo
           echo "artifacts/nte/nte" ;;
  *)       echo "build.sh: '$1' is none of build, format, test, accept, bench, bench-ssh, publish" >&2; exit 2 ;;
esac
