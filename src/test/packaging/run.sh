#!/bin/sh
# What stores and package managers get of this project. Usage: run.sh JAR, with Java and Node.js on the path.
set -eu

JAR=$(realpath "$1")
export JAR
cd "$(dirname "$0")"
exec node --test manifests.test.mjs launcher.test.mjs
