// Writes what the npm launcher downloads, with checksums: the jar of this release, and a Java runtime for each system.
// Usage: node pin.mjs JAR ADDRESS-OF-THE-JAR [ADDRESS-OF-ADOPTIUM] >npm/downloads.json
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const JAVA = 25
/** Names of Adoptium and of Node. */
const SYSTEMS = { linux: 'linux', mac: 'darwin', windows: 'win32' }
const PROCESSORS = { x64: 'x64', aarch64: 'arm64' }
/** The launcher is no use without these. */
const REQUIRED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']

const [file, url, adoptium = 'https://api.adoptium.net'] = process.argv.slice(2)
const jar = { url, sha256: createHash('sha256').update(await readFile(file)).digest('hex') }
const answer = await fetch(`${adoptium}/v3/assets/latest/${JAVA}/hotspot?image_type=jre&vendor=eclipse`)
if (!answer.ok) throw new Error(`${answer.url} answers HTTP ${answer.status}`)
const jre = {}
for (const { binary } of await answer.json()) {
  const system = SYSTEMS[binary.os]
  const processor = PROCESSORS[binary.architecture]
  if (system && processor && binary.image_type === 'jre') {
    jre[`${system}-${processor}`] = { url: binary.package.link, sha256: binary.package.checksum }
  }
}
const missing = REQUIRED.filter((platform) => !jre[platform])
if (missing.length > 0) throw new Error(`${answer.url} has no Java runtime for ${missing.join(', ')}`)
console.log(JSON.stringify({ jar, jre }, null, 2))
