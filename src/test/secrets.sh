#!/bin/sh
# No key and no token of the tests is in anything the program said while they ran: its log, errors, answers and numbers.
# Each of them has 0123456789 in it, by which it is known. To be run after the tests.
set -eu
cd "$(dirname "$0")/../.."

said="target/said/jar.txt target/said/clients.txt target/surefire-reports target/failsafe-reports"
for each in $said; do
  [ -e "$each" ] || { echo "$each is not there: run the tests first" >&2; exit 2; }
done
if grep -rn 0123456789 target/said target/surefire-reports target/failsafe-reports | cut -c 1-300 | head -n 20 | grep .; then
  echo "A secret of the tests was said." >&2
  exit 1
fi
echo "no key and no token in $(du -shc target/said target/surefire-reports target/failsafe-reports | tail -n 1 | cut -f 1) of what was said"
