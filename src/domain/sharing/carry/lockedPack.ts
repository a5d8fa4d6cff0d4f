// A page and all its files as one sealed pack, and the way back: a ZIP behind the lock that backups have.
import { sourceOf } from '../../archive/byteSource.ts'
import { deflate } from '../../archive/deflate.ts'
import { readLockHeader } from '../../archive/lock/lockHeader.ts'
import { createLockWriter, type LockOptions } from '../../archive/lock/lockWriter.ts'
import { unlockSource } from '../../archive/lock/unlockSource.ts'
import { openZip, readZipItem } from '../../archive/zipReader.ts'
import { writeZipTo } from '../../archive/zipWriter.ts'
import { parseJson } from '../../badge/parseJson.ts'
import { isObject, type JsonObject } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { CarriedFile } from './carriedPage.ts'
import type { SharePage } from '../sharePage.ts'

const PAGE = 'page.json'
const MOST_PAGE = 2 * 1024 * 1024
const MOST_FILE = 20 * 1024 * 1024
const ABOUT = 'A page of Besace, locked with a password. / Une page de Besace, fermée par un mot de passe.'

export type PackFault = { code: 'locked.wrong-password' | 'locked.damaged' | 'locked.newer' }

/** What was in a pack; nothing of it is believed yet but that its maker knew the password. */
export interface OpenedPack {
  page: JsonObject
  /** By the SHA-256 of their bytes. */
  files: Map<string, ArrayBuffer>
}

/** The ciphertext: only its length tells anything. */
export async function sealPack(
  page: SharePage,
  files: ReadonlyMap<string, CarriedFile>,
  { password, ...lock }: LockOptions & { password: string },
): Promise<Blob> {
  const writer = await createLockWriter(password, { about: ABOUT, ...lock })
  const zip = writeZipTo(writer, new Date(0))
  const bytes = new TextEncoder().encode(JSON.stringify(page))
  zip.add(PAGE, bytes.buffer, await deflate(bytes))
  for (const [sha256, file] of files) {
    zip.add(sha256, file.bytes)
    await writer.settled()
  }
  zip.close()
  return writer.end()
}

/** Opens a pack; one bit that is another is found. */
export async function openPack(pack: Blob, password: string): Promise<Result<OpenedPack, PackFault>> {
  const damaged = fail({ code: 'locked.damaged' } as const)
  const sealed = sourceOf(pack)
  const lock = await readLockHeader(sealed)
  if (!lock.ok) return lock.error.code === 'backup.newer' ? fail({ code: 'locked.newer' }) : damaged
  const source = await unlockSource(sealed, lock.value, password)
  if (!source.ok) return fail({ code: 'locked.wrong-password' })
  const items = await openZip(source.value)
  if (!items.ok) return damaged
  const files = new Map<string, ArrayBuffer>()
  let page: JsonObject | undefined
  for (const [path, item] of items.value) {
    const bytes = await readZipItem(source.value, item, path === PAGE ? MOST_PAGE : MOST_FILE)
    if (!bytes.ok) return damaged
    if (path === PAGE) {
      const parsed = parseJson(new TextDecoder().decode(bytes.value), MOST_PAGE)
      page = parsed.ok && isObject(parsed.value) ? parsed.value : undefined
    } else files.set(await sha256Of(bytes.value), bytes.value.slice().buffer)
  }
  return page === undefined ? damaged : ok({ page, files })
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
