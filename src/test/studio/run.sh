#!/bin/sh
# The studio, the page of the real jar, in Chromium: run.sh JAR [suite ...]
# SCREENSHOTS=DIR saves pictures of the views.
set -eu

if [ $# -lt 1 ] || [ ! -f "$1" ]; then
  echo "usage: $0 JAR [suite ...]" >&2
  exit 2
fi
jar=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM

cd "$(dirname "$0")"
# Installing takes a while, so it runs only when the lock file has changed.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --loglevel=error >&2
  cp package-lock.json node_modules/.installed
fi
# The types in the comments of the page's scripts are true.
node_modules/.bin/node node_modules/.bin/tsc -p .
# The packages include a Node, because they need a newer one than some machines have.
exec node_modules/.bin/node run.mjs "$jar" "$@"
