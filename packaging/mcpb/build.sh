#!/usr/bin/env bash
# Packs the jar with a small Java runtime of this machine's system into a bundle for Claude Desktop.
# Usage: build.sh JAR OUT.mcpb, with a JDK in JAVA_HOME and the command mcpb (npm package @anthropic-ai/mcpb) on the path.
set -euo pipefail

jar=$1
out=$2
here=$(cd "$(dirname "$0")" && pwd)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

# What the server uses of Java, cryptography, fonts and languages included. Found by running it; the call below fails if one is missing.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss
modules=$modules,java.sql,java.xml,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

mkdir "$stage/server"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$stage/server/java"
cp "$jar" "$stage/server/api18-mcp.jar"
cp "$here/manifest.json" "$stage/manifest.json"

# A bundle whose runtime lacks something must not be released.
API18MCP_MODE=sandbox API18MCP_SANDBOX_SPEED=max API18MCP_DATA_DIR="$stage/data" \
  "$stage/server/java/bin/java" -jar "$stage/server/api18-mcp.jar" call hera_1_0_text_to_image 'prompt=A cat' >/dev/null
rm -rf "$stage/data"

mcpb validate "$stage/manifest.json"
mcpb pack "$stage" "$out"
