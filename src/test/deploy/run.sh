#!/bin/sh
# What is under deploy/ is rendered, checked against schemas, and run: run.sh JAR. As root, on Linux: it mounts.
set -eu

if [ $# -ne 1 ] || [ ! -f "$1" ]; then
  echo "usage: $0 JAR" >&2
  exit 2
fi
jar=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")"

need() { # command, Debian package
  command -v "$1" >/dev/null 2>&1 && return 0
  [ -n "${updated:-}" ] || { apt-get update -qq; updated=yes; }
  apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

unpack() { # Debian package: its files under tools/, nothing of it installed or started
  [ -d "tools/$1" ] && return 0
  [ -n "${updated:-}" ] || { apt-get update -qq; updated=yes; }
  mkdir -p tools/fetched
  (cd tools/fetched && apt-get download -qq "$1" 2>/dev/null && dpkg-deb -x "$1"_*.deb "../$1.part" && rm "$1"_*.deb)
  mv "tools/$1.part" "tools/$1"
}

if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --loglevel=error >&2
  cp package-lock.json node_modules/.installed
fi

echo "-- manifests"
node manifests.mjs

echo "-- compose"
need docker-compose docker-compose
node compose.mjs

echo "-- monitoring"
unpack prometheus
tools/prometheus/usr/bin/promtool check config --syntax-only ../../../deploy/monitoring/prometheus.yaml
node dashboard.mjs

echo "-- image"
need ip iproute2
# As in a container: mounts, processes and a network of its own, which reaches nothing.
unshare --mount --net --pid --fork --kill-child --mount-proc sh -c 'ip link set lo up && exec node image.mjs "$1"' sh "$jar"
