#!/bin/bash
# Creates a start-up archive next to a jar, in a short training run of the server. Usage: train.sh JAR
# Writes java.options, the options to run the jar with: an archive only works with the options it was created with.
set -euo pipefail

jar=$1
home=$(dirname "$jar")
options=$home/java.options
log=$(mktemp)

post() { # the header line of the session (may be empty), the message
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'POST /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n%sContent-Length: %d\r\n\r\n%s' \
    "${1:+$1$'\r\n'}" "${#2}" "$2" >&3
  cat <&3
  exec 3>&-
}

listening_port() { # waits up to a minute; prints nothing if the server has ended
  for _ in $(seq 600); do
    found=$(sed -n 's|.*Listening on: http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$log")
    [ -z "$found" ] && kill -0 "$server" || break
    sleep 0.1
  done
  echo "$found"
}

# A fixed collector, because the archive contains objects in its layout. In containers this small the JVM would choose it anyway.
# Warnings about an archive must not reach standard output, which belongs to the protocol over stdio.
printf '%s\n' -XX:+UseSerialGC -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Xlog:disable -Xlog:all=error:stderr >"$options"

case $(java -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p') in
  17 | 18 | 19 | 20 | 21 | 22 | 23 | 24) make=-XX:ArchiveClassesAtExit use=-XX:SharedArchiveFile ;;
  *) make=-XX:AOTCacheOutput use=-XX:AOTCache ;;
esac

API18MCP_MODE=sandbox API18MCP_DATA_DIR=$(mktemp -d) \
  java "@$options" "$make=$home/api18-mcp.archive" -jar "$jar" serve --port 0 2>"$log" &
server=$!
port=$(listening_port)
[ -n "$port" ] || { cat "$log" >&2; exit 1; }

session=$(post '' '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"train","version":"1"}}}' |
  tr -d '\r' | grep -i '^mcp-session-id:')
post "$session" '{"jsonrpc":"2.0","method":"notifications/initialized"}' >"$log"
post "$session" '{"jsonrpc":"2.0","id":2,"method":"tools/list"}' | grep -q '"tools"'

kill "$server"
wait "$server" || true # a process that ends by a signal does not exit with 0
[ -s "$home/api18-mcp.archive" ]
echo "$use=$home/api18-mcp.archive" >>"$options"
