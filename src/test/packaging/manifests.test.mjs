// What stores and clients read of this project agrees with it. Usage: node --test manifests.test.mjs
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
const text = (file) => readFileSync(join(ROOT, file), 'utf8')
const json = (file) => JSON.parse(text(file))
const VERSION = /<artifactId>api18-mcp<\/artifactId>\s*<version>([^<]+)/.exec(text('pom.xml'))[1].replace('-SNAPSHOT', '')
const KEYS = ['API18_KEY', 'THEO_API_KEY', 'IMGHERO_API_TOKEN']

test('each manifest names the version of the build', () => {
  const server = json('server.json')
  const versions = {
    npm: json('packaging/npm/package.json').version,
    mcpb: json('packaging/mcpb/manifest.json').version,
    registry: server.version,
    'package in the registry': server.packages[0].version,
    'Claude Code plugin': json('.claude-plugin/plugin.json').version,
    'Gemini extension': json('gemini-extension.json').version,
    jbang: /\/v([^/]+)\/api18-mcp\.jar$/.exec(json('jbang-catalog.json').aliases['api18-mcp']['script-ref'])[1],
    'npx of the plugin': json('.claude-plugin/plugin.json').mcpServers.api18.args[1].split('@')[1],
    'npx of the extension': json('gemini-extension.json').mcpServers.api18.args[1].split('@')[1],
  }

  for (const [where, version] of Object.entries(versions)) assert.equal(version, VERSION, where)
})

test('the registry and npm agree on who owns the name', () => {
  const server = json('server.json')

  assert.equal(server.name, json('packaging/npm/package.json').mcpName)
  assert.equal(server.packages[0].identifier, json('packaging/npm/package.json').name)
})

test('keys are secrets wherever a person is asked for them', () => {
  const bundle = json('packaging/mcpb/manifest.json')
  const asked = Object.fromEntries(Object.entries(bundle.server.mcp_config.env).map(([name, value]) => [name, value.slice('${user_config.'.length, -1)]))
  for (const key of KEYS) {
    assert.equal(bundle.user_config[asked[key]].sensitive, true, key)
    assert.equal(bundle.user_config[asked[key]].required, false, key)
    assert.equal(json('server.json').packages[0].environmentVariables.find(({ name }) => name === key).isSecret, true, key)
    assert.equal(json('gemini-extension.json').settings.find(({ envVar }) => envVar === key).sensitive, true, key)
  }
})

test('the files that manifests name are there', () => {
  const skills = join(ROOT, json('.claude-plugin/plugin.json').skills)
  for (const skill of readdirSync(skills)) assert.match(readFileSync(join(skills, skill, 'SKILL.md'), 'utf8'), new RegExp(`^---\nname: ${skill}\ndescription: `))
  assert.ok(existsSync(join(ROOT, json('gemini-extension.json').contextFileName)))
})

const runtimes = (...platforms) =>
  platforms.map(([os, architecture]) => ({
    binary: { os, architecture, image_type: 'jre', package: { link: `https://example.com/${os}-${architecture}.tar.gz`, checksum: 'a'.repeat(64) } },
  }))

async function pin(answer) {
  const server = createServer((request, response) => response.end(JSON.stringify(answer)))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const jar = join(mkdtempSync(join(tmpdir(), 'pin-')), 'api18-mcp.jar')
  writeFileSync(jar, 'a jar')
  const address = `http://127.0.0.1:${server.address().port}`
  try {
    return JSON.parse((await promisify(execFile)(process.execPath, [join(ROOT, 'packaging/pin.mjs'), jar, 'https://example.com/api18-mcp.jar', address])).stdout)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

test('a release pins the jar and a runtime for each system', async () => {
  const pins = await pin(runtimes(['linux', 'x64'], ['linux', 'aarch64'], ['mac', 'x64'], ['mac', 'aarch64'], ['windows', 'x64'], ['aix', 'ppc64'], ['alpine-linux', 'x64']))

  assert.deepEqual(pins.jar, { url: 'https://example.com/api18-mcp.jar', sha256: 'fc8bd814a3051a9717431182d5af2a2d654481aac82a028c05c73afa4ca38823' })
  assert.deepEqual(Object.keys(pins.jre).sort(), ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'])
  assert.deepEqual(pins.jre['darwin-arm64'], { url: 'https://example.com/mac-aarch64.tar.gz', sha256: 'a'.repeat(64) })
})

test('a release without a runtime for a system stops', async () => {
  await assert.rejects(pin(runtimes(['linux', 'x64'])), /no Java runtime for linux-arm64, darwin-x64, darwin-arm64, win32-x64/)
})
