// Finds the test data that lies beside the repository, and says how many cases are left out when it is not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `../shared/fixtures` beside the repository. */
export const sharedFixtures = fileURLToPath(new URL('../../../shared/fixtures', import.meta.url))

/** For `describe.skipIf(!hasSharedFixtures)`. */
export const hasSharedFixtures = existsSync(sharedFixtures)

/** " (12 cases left out: ../shared/fixtures is not here)", or nothing when the data is there. */
export function leftOut(cases: number): string {
  return hasSharedFixtures ? '' : ` (${cases} cases left out: ../shared/fixtures is not here)`
}

export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(sharedFixtures, path)))
}

export function sharedText(path: string): string {
  return readFileSync(join(sharedFixtures, path), 'utf8')
}

/** Paths of all files below a folder, relative to the fixtures, in order. Empty when the data is not there. */
export function sharedFiles(folder: string, extension: string): string[] {
  if (!hasSharedFixtures) return []
  return readdirSync(join(sharedFixtures, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((path) => path.endsWith(extension))
    .sort()
}
