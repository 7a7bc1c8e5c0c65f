// The npm package as npm packs and installs it, with stand-ins for the downloads. Usage: JAR=... node --test launcher.test.mjs
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'

const PACKAGE = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../../../packaging/npm')
const JAR = process.env.JAR
const PLATFORM = `${process.platform}-${process.arch}`
const GREETING = `${JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
})}\n`
const scratch = mkdtempSync(join(tmpdir(), 'launcher-'))
const served = new Map()
const requests = []
let server
let base
let installed
let home

before(async () => {
  server = createServer((request, response) => {
    requests.push(request.url)
    const body = served.get(request.url)
    response.writeHead(body ? 200 : 404).end(body)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${server.address().port}`
  served.set('/jar', Buffer.from('a jar'))
  served.set('/jre.tar.gz', runtime())
})

after(() => {
  server.close()
  server.closeAllConnections()
  rmSync(scratch, { recursive: true, force: true })
})

beforeEach(() => {
  requests.length = 0
  home = mkdtempSync(join(scratch, 'home-'))
  installed = install({
    jar: { url: `${base}/jar`, sha256: sha256(served.get('/jar')) },
    jre: { [PLATFORM]: { url: `${base}/jre.tar.gz`, sha256: sha256(served.get('/jre.tar.gz')) } },
  })
})

test('without Java it downloads a runtime and the jar once, and passes the arguments on', async () => {
  const first = await launch(['models', '--output', 'json'])
  const second = await launch(['--version'])

  assert.equal(first.code, 0, first.err)
  assert.match(first.out, /^java -XX:TieredStopAtLevel=1 .*-Dlaunch\.program=npx .*-jar \S+api18-mcp-\w+\.jar models --output json$/m)
  assert.match(first.err, /downloading a Java runtime.*\n.*downloading the server/)
  assert.equal(second.err, '')
  assert.deepEqual(requests.sort(), ['/jar', '/jre.tar.gz'])
})

test('a server uses the defaults of the JVM', async () => {
  assert.doesNotMatch((await launch([])).out, /TieredStopAtLevel/)
  assert.doesNotMatch((await launch(['serve'])).out, /TieredStopAtLevel/)
})

test('the exit code is that of the program', async () => {
  assert.equal((await launch(['exit', '3'])).code, 3)
})

test('Java that is installed is used', async () => {
  const java = join(home, 'java')
  fakeJava(java, 21)

  for (const variables of [{ API18MCP_JAVA: java }, { API18MCP_JAVA: join(java, 'bin/java') }, { JAVA_HOME: java }, { PATH: join(java, 'bin') }]) {
    assert.equal((await launch(['--version'], variables)).code, 0)
  }
  assert.deepEqual(requests, ['/jar'])
})

test('Java that is too old is not used, and named if it was asked for', async () => {
  const java = join(home, 'java')
  fakeJava(java, 11)

  assert.equal((await launch(['--version'], { JAVA_HOME: java })).code, 0)
  const asked = await launch(['--version'], { API18MCP_JAVA: java })
  assert.equal(asked.code, 1)
  assert.match(asked.err, /API18MCP_JAVA=.* is not a Java 17 or later/)
})

test('a download with another checksum is not run and not kept', async () => {
  served.set('/other', Buffer.from('another jar'))
  const pins = JSON.parse(readFileSync(join(installed, 'downloads.json')))
  pins.jar.url = `${base}/other`
  writeFileSync(join(installed, 'downloads.json'), JSON.stringify(pins))

  const run = await launch(['--version'])

  assert.equal(run.code, 1)
  assert.match(run.err, /does not have the expected checksum/)
  assert.equal(run.out, '')
  assert.deepEqual(readdirSync(join(home, 'cache/api18-mcp')).filter((name) => !name.startsWith('jre-')), [])
})

test('a download that fails is named', async () => {
  const pins = { jar: { url: `${base}/gone`, sha256: 'a'.repeat(64) }, jre: {} }
  installed = install(pins)
  fakeJava(join(home, 'java'), 17)

  const run = await launch(['--version'], { JAVA_HOME: join(home, 'java') })

  assert.equal(run.code, 1)
  assert.match(run.err, /\/gone cannot be downloaded \(HTTP 404\)/)
})

test('a machine without a runtime to download is told to install Java', async () => {
  installed = install({ jar: null, jre: { 'sunos-x64': { url: base, sha256: 'a'.repeat(64) } } })

  assert.match((await launch(['--version'])).err, new RegExp(`no Java runtime to download for ${PLATFORM}; install Java 17`))
})

test('a copy that no release made says so', async () => {
  installed = install({ jar: null, jre: {} })

  const run = await launch(['--version'])

  assert.equal(run.code, 1)
  assert.match(run.err, /was not made by a release/)
})

test('two first launches at once both run', async () => {
  const runs = await Promise.all([launch(['--version']), launch(['--version'])])

  assert.deepEqual(runs.map((run) => run.code), [0, 0], runs.map((run) => run.err).join())
})

test('SIGTERM ends the program', async () => {
  const program = start(['wait'])
  await new Promise((started) => program.stdout.once('data', started))

  program.kill('SIGTERM')
  const code = await new Promise((exited) => program.on('exit', exited))

  assert.equal(code, 143)
})

test('the real server answers over stdio, and the next start has an archive', { skip: !JAR }, async () => {
  served.set('/real.jar', readFileSync(JAR))
  installed = install({ jar: { url: `${base}/real.jar`, sha256: sha256(served.get('/real.jar')) }, jre: {} })
  const java = { JAVA_HOME: dirname(dirname(execFileSync('readlink', ['-f', process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : '/usr/bin/java'], { encoding: 'utf8' }).trim())) }

  const run = await launch(['stdio'], java, GREETING)

  assert.equal(run.code, 0, run.err)
  assert.equal(JSON.parse(run.out).result.serverInfo.name, 'api18-mcp')
  const cache = join(home, 'cache/api18-mcp')
  while (!readdirSync(cache).some((name) => name.endsWith('.archive'))) await new Promise((later) => setImmediate(later))
  while (readdirSync(cache).some((name) => name.endsWith('.lock'))) await new Promise((later) => setImmediate(later))
  assert.equal(JSON.parse((await launch(['stdio'], java, GREETING)).out).id, 1)
})

test('the package contains the launcher and nothing else', () => {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: PACKAGE, encoding: 'utf8' }))

  assert.deepEqual(packed.files.map((file) => file.path).sort(), [
    'README.md', 'bin/api18-mcp.mjs', 'downloads.json', 'lib/archive.mjs', 'lib/cache.mjs', 'lib/downloads.mjs', 'lib/java.mjs', 'package.json',
  ])
})

function install(pins) {
  const folder = mkdtempSync(join(scratch, 'package-'))
  cpSync(PACKAGE, folder, { recursive: true })
  writeFileSync(join(folder, 'downloads.json'), JSON.stringify(pins))
  return folder
}

function start(args, variables = {}) {
  return spawn(process.execPath, [join(installed, 'bin/api18-mcp.mjs'), ...args], {
    env: { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_DATA_HOME: join(home, 'data'), PATH: tools(), ...variables },
  })
}

async function launch(args, variables = {}, input = '') {
  const program = start(args, variables)
  let out = ''
  let err = ''
  program.stdout.on('data', (data) => (out += data))
  program.stderr.on('data', (data) => (err += data))
  program.stdin.end(input)
  const code = await new Promise((closed) => program.on('close', closed))
  return { code, out, err }
}

/** A folder with tar and what it needs, but without Java. */
function tools() {
  const folder = join(scratch, 'tools')
  if (!existsSync(folder)) {
    mkdirSync(folder)
    for (const tool of ['tar', 'gzip', 'sh', 'sleep']) {
      execFileSync('ln', ['-s', execFileSync('which', [tool], { encoding: 'utf8' }).trim(), join(folder, tool)])
    }
  }
  return folder
}

/** An archive like those of Temurin: one folder with everything in it. */
function runtime() {
  const folder = join(scratch, 'runtime')
  fakeJava(join(folder, 'jdk-25.0.1+8-jre'), 25)
  const archive = join(scratch, 'jre.tar.gz')
  execFileSync('tar', ['-czf', archive, '-C', folder, 'jdk-25.0.1+8-jre'])
  return readFileSync(archive)
}

/** Prints its arguments; "exit N" and "wait" do as they say. */
function fakeJava(folder, version) {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'release'), `JAVA_VERSION="${version}.0.1"\n`)
  writeFileSync(
    join(folder, 'bin/java'),
    `#!/bin/sh
echo "java $*"
while [ $# -gt 0 ]; do
  case $1 in
    exit) exit "$2" ;;
    wait) exec sleep 600 ;;
  esac
  shift
done
`,
  )
  chmodSync(join(folder, 'bin/java'), 0o755)
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
