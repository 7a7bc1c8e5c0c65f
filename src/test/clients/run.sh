#!/bin/sh
# Foreign MCP clients drive the real jar: run.sh JAR [suite ...]
set -eu

if [ $# -lt 1 ] || [ ! -f "$1" ]; then
  echo "usage: $0 JAR [schemas|sdk|revisions|patience|theo|imghero|burst|outputs|sandbox|inspector|matrix|conformance ...]" >&2
  exit 2
fi
jar=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift

cd "$(dirname "$0")"
# Installing takes half a minute, so it runs only when the lock file has changed.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --loglevel=error >&2
  cp package-lock.json node_modules/.installed
fi
# The conformance suite and the Inspector may need a newer Node than the machine's, so the packages include one.
exec node_modules/.bin/node --disable-warning=ExperimentalWarning run.mjs "$jar" "$@"
