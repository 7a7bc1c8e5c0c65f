import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

// Warnings about an archive must not reach standard output, which belongs to the protocol.
const QUIET = ['-Xlog:disable', '-Xlog:all=error:stderr']

// A small heap at first: otherwise garbage of the start fills memory that is never used again.
const QUICK = ['-XX:TieredStopAtLevel=1', '-Xms16m']

function quick() {
  return /-XX:\+Use\w*GC/.test(process.env.JAVA_TOOL_OPTIONS ?? '') ? QUICK : [...QUICK, '-XX:+UseSerialGC']
}

/** The start-up archive of exactly this jar, this Java and these flags: a third of the time to start. */
function archive(java, jar, cache) {
  const facts = [java.path, jar, ...quick(), java.version]
  for (const file of [java.path, jar]) facts.push(statSync(file).size, statSync(file).mtimeMs)
  return join(cache, createHash('sha256').update(facts.join('|')).digest('hex').slice(0, 16) + '.archive')
}

/** Where stdio keeps what it answers at once. */
function kept(cache) {
  return `-Dlaunch.cache=${cache}`
}

/** The flags for a quick start, with the archive if there is one. */
export function archiveFlags(java, jar, cache) {
  const file = archive(java, jar, cache)
  const use = java.version >= 25 ? `-XX:AOTCache=${file}` : `-XX:SharedArchiveFile=${file}`
  return [...(existsSync(file) ? [use] : []), ...quick(), ...QUIET, kept(cache)]
}

/** Makes the archive for the next start, in a process that outlives this one. */
export function trainInBackground(java, jar, cache) {
  const file = archive(java, jar, cache)
  if (existsSync(file)) return
  const job = JSON.stringify({ java, jar, file, cache })
  spawn(process.execPath, [fileURLToPath(import.meta.url), job], { detached: true, stdio: 'ignore', windowsHide: true }).unref()
}

const MESSAGES = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'train', version: '1' } } },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
]

/** The lock of a training that was killed. */
function isStale(lock) {
  return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 600_000
}

/** A short run of the same kind. The archive is moved into place when it is complete, because a part of one crashes Java 17. */
function train({ java, jar, file, cache }) {
  const lock = `${file}.lock`
  if (isStale(lock)) rmSync(lock, { recursive: true, force: true })
  try {
    mkdirSync(lock)
  } catch {
    return
  }
  const part = `${file}.${process.pid}`
  const make = java.version >= 25 ? `-XX:AOTCacheOutput=${part}` : `-XX:ArchiveClassesAtExit=${part}`
  const program = spawn(java.path, [make, ...quick(), ...QUIET, kept(cache), '-jar', jar, 'stdio'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, API18MCP_MODE: 'sandbox' },
    windowsHide: true,
  })
  program.stdin.on('error', () => {})
  program.stdin.end(MESSAGES.map((message) => JSON.stringify(message) + '\n').join(''))
  program.on('close', () => {
    if (existsSync(part)) renameSync(part, file)
    rmSync(lock, { recursive: true, force: true })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) train(JSON.parse(process.argv[2]))
