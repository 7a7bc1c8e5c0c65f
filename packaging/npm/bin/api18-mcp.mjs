#!/usr/bin/env node
// Finds or downloads Java and the server's jar, and runs it. Standard output belongs to the program alone.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { archiveFlags, trainInBackground } from '../lib/archive.mjs'
import { cacheFolder } from '../lib/cache.mjs'
import { jar, runtime } from '../lib/downloads.mjs'
import { findJava } from '../lib/java.mjs'

const windows = process.platform === 'win32'
// What install writes into a client's configuration. Windows starts npx through its command interpreter.
const self = windows
  ? ['-Dlaunch.program=cmd', '-Dlaunch.arguments=/c npx -y api18-mcp']
  : ['-Dlaunch.program=npx', '-Dlaunch.arguments=-y api18-mcp']

try {
  const pins = JSON.parse(await readFile(new URL('../downloads.json', import.meta.url)))
  const cache = cacheFolder(process.env)
  const java = findJava(process.env) ?? (await runtime(pins, cache))
  const file = await jar(pins, cache)
  run(java, file, cache, process.argv.slice(2))
} catch (failure) {
  console.error(`api18-mcp: ${failure.message}`)
  process.exitCode = 1
}

function run(java, file, cache, args) {
  // A server runs long and uses the defaults of the JVM. Everything else should start fast and stay small.
  const serves = args.length === 0 || args[0] === 'serve'
  const flags = serves ? [] : archiveFlags(java, file, cache)
  // Before the program starts, so that no signal ends the launcher alone. Ctrl-C reaches the program by itself; the launcher only waits
  // for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal === 'SIGINT' || program.kill(signal))
  }
  const program = spawn(java.path, [...flags, ...self, '-jar', file, ...args], { stdio: 'inherit' })
  program.on('error', (failure) => {
    console.error(`api18-mcp: ${java.path} cannot be run (${failure.code})`)
    process.exitCode = 1
  })
  program.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
  if (!serves) trainInBackground(java, file, cache)
}
