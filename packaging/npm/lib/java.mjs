import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const OLDEST = 17
const EXECUTABLE = process.platform === 'win32' ? 'java.exe' : 'java'

/** Java 17 or later that is installed: { path, version }, or undefined. A Java that was asked for has to be usable. */
export function findJava(environment) {
  if (environment.API18MCP_JAVA) {
    const given = javaIn(environment.API18MCP_JAVA.replace(/[\\/]bin[\\/]java(\.exe)?$/, ''))
    if (!given) throw new Error(`API18MCP_JAVA=${environment.API18MCP_JAVA} is not a Java ${OLDEST} or later`)
    return given
  }
  const homes = [environment.JAVA_HOME, ...homesOnPath(environment.PATH ?? environment.Path ?? '')]
  return homes
    .filter(Boolean)
    .map(javaIn)
    .find((java) => java)
}

/** The Java in this folder. Its version is in a file, so that it need not be started to be known. */
export function javaIn(home) {
  const path = join(home, 'bin', EXECUTABLE)
  try {
    const version = Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'))[1])
    return version >= OLDEST && existsSync(path) ? { path, version } : undefined
  } catch {
    return undefined
  }
}

function homesOnPath(path) {
  return path
    .split(delimiter)
    .filter((folder) => folder && existsSync(join(folder, EXECUTABLE)))
    .map((folder) => dirname(dirname(realpathSync(join(folder, EXECUTABLE)))))
}
