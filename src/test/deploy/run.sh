#!/bin/sh
# What is under deploy/ is rendered, checked against schemas, and run. As root, on Linux: it mounts. After a build by Maven, for the
# image's own finds no network.
set -eu

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
contained() {
  unshare --mount --net --pid --fork --kill-child --mount-proc "$@"
}
may_mount() {
  scratch=$(mktemp -d)
  contained sh -c 'mount -t tmpfs tmpfs "$1" && mkdir "$1/upper" "$1/work" "$1/root" &&
    mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root" && chroot "$1/root" true' sh "$scratch" 2>/dev/null
  permitted=$?
  rmdir "$scratch"
  return $permitted
}
if may_mount; then
  contained sh -c 'ip link set lo up && exec node image.mjs'
else
  echo "NOT RUN: who calls this may not mount; the image's stages need a root that can"
fi
