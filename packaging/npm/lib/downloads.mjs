import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { javaIn } from './java.mjs'

/** The server's jar, downloaded if it is not in the cache. */
export async function jar(pins, cache) {
  const pin = pinned(pins.jar, 'the jar')
  const file = join(cache, `api18-mcp-${pin.sha256.slice(0, 16)}.jar`)
  if (!existsSync(file)) {
    await inPlace(cache, file, async (folder) => {
      const download = join(folder, 'api18-mcp.jar')
      await fetchChecked(pin, download, 'the server')
      return download
    })
  }
  return file
}

/** A Java runtime for this machine, downloaded if it is not in the cache. */
export async function runtime(pins, cache) {
  const platform = `${process.platform}-${process.arch}`
  if (pins.jre && !pins.jre[platform] && Object.keys(pins.jre).length > 0) {
    throw new Error(`there is no Java runtime to download for ${platform}; install Java 17 or later`)
  }
  const pin = pinned(pins.jre?.[platform], 'a Java runtime')
  const home = join(cache, `jre-${pin.sha256.slice(0, 16)}`)
  if (!existsSync(home)) {
    await inPlace(cache, home, async (folder) => {
      const download = join(folder, pin.url.endsWith('.zip') ? 'jre.zip' : 'jre.tar.gz')
      await fetchChecked(pin, download, 'a Java runtime, because Java 17 or later was not found')
      return unpacked(download, folder)
    })
  }
  const java = javaIn(home)
  if (!java) throw new Error(`${home} is damaged; delete it and try again`)
  return java
}

function pinned(pin, what) {
  if (!pin?.url || !/^[0-9a-f]{64}$/.test(pin.sha256 ?? '')) {
    throw new Error(`this copy of the launcher was not made by a release and does not know where ${what} is; build from source`)
  }
  return pin
}

/** Makes a file or folder under a temporary name, so that a launch at the same time sees all of it or nothing. */
async function inPlace(cache, target, make) {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, '.download-'))
  try {
    const made = await make(folder)
    try {
      renameSync(made, target)
    } catch (failure) {
      // Another launch was faster.
      if (!existsSync(target)) throw failure
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fetchChecked({ url, sha256 }, file, what) {
  console.error(`api18-mcp: downloading ${what} (once)`)
  try {
    await download(url, file)
  } catch (failure) {
    throw new Error(`${url} cannot be downloaded (${failure.cause?.code ?? failure.message})`)
  }
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('hex')
  if (found !== sha256) throw new Error(`${url} does not have the expected checksum (${found}); nothing was run`)
}

/** Node's own client does not know proxies, curl does. */
async function download(url, file) {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) {
    const curl = spawnSync('curl', ['-fsSL', '-o', file, url], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (curl.status !== 0) throw new Error(curl.error?.code ?? `curl exited with ${curl.status}`)
    return
  }
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file))
}

/** The home of the Java in an archive. Windows has a tar that reads zip files. */
function unpacked(archive, folder) {
  const tar = process.platform === 'win32' ? join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'tar.exe') : 'tar'
  const result = spawnSync(tar, ['-xf', archive, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (result.status !== 0) throw new Error('the Java runtime cannot be unpacked with tar')
  const roots = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const homes = roots.flatMap((root) => [join(folder, root.name), join(folder, root.name, 'Contents', 'Home')])
  const home = homes.find((candidate) => javaIn(candidate))
  if (!home) throw new Error('the Java runtime that was downloaded has an unexpected layout')
  return home
}
