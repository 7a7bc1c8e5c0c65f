import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder for everything that can be downloaded or made again. */
export function cacheFolder(environment, platform = process.platform) {
  const home = homedir()
  const folder =
    platform === 'win32'
      ? environment.LOCALAPPDATA || join(home, 'AppData', 'Local')
      : environment.XDG_CACHE_HOME || (platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache'))
  return join(folder, 'api18-mcp')
}
