// Opens a backup: what it is, which parts it has, and each part or file on demand, never without its hash.
import { parseJson } from '../badge/parseJson.ts'
import type { Json } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import {
  DATA_FOLDER,
  MANIFEST_PATH,
  readManifest,
  type Manifest,
  type ManifestEntry,
} from './backupFormat.ts'
import { MAX_DATA_BYTES, MAX_MANIFEST_BYTES } from './backupLimits.ts'
import { sourceOf, type ByteSource } from './byteSource.ts'
import { isLocked, readLockHeader, type ReadLock } from './lock/lockHeader.ts'
import { unlockSource } from './lock/unlockSource.ts'
import { MAX_FILE_BYTES } from '../badge/limits.ts'
import { openZip, readZipItem, type ZipFault, type ZipItem } from './zipReader.ts'

export type BackupFault =
  | ZipFault
  | { code: 'backup.newer' | 'backup.not-a-backup' | 'backup.wrong-passphrase' | 'backup.empty-file' }

/** A part of the data: rows of one kind. */
export interface BackupPart {
  /** What the rows are: `badges`, `collections`, … */
  kind: string
  path: string
}

/** A backup whose content can be read. */
export interface OpenBackup {
  manifest: Manifest
  /** In the order in which they were written. */
  parts: BackupPart[]
  readPart(part: BackupPart): Promise<Result<Json[], BackupFault>>
  /** A file by its SHA-256. */
  readFile(sha256: string): Promise<Result<Uint8Array<ArrayBuffer>, BackupFault>>
}

/** A backup behind a passphrase; each try takes a second or two. */
export interface LockedBackup {
  unlock(passphrase: string): Promise<Result<OpenBackup, BackupFault>>
}

/**
 * Looks at a file and opens it as far as it can be without a passphrase. Nothing is kept or changed.
 *
 * @example
 *   const opened = await openBackup(file)
 *   if (opened.ok && 'unlock' in opened.value) await opened.value.unlock(passphrase)
 */
export async function openBackup(file: Blob): Promise<Result<OpenBackup | LockedBackup, BackupFault>> {
  const source = sourceOf(file)
  if (source.size === 0) return fail({ code: 'backup.empty-file' })
  const head = await source.read(0, Math.min(24, source.size))
  if (!head.ok) return head
  if (isLocked(head.value)) {
    const lock = await readLockHeader(source)
    return lock.ok ? ok({ unlock: (passphrase) => unlock(source, lock.value, passphrase) }) : lock
  }
  const isZip = head.value[0] === 0x50 && head.value[1] === 0x4b
  return isZip ? openArchive(source) : fail({ code: 'backup.not-a-backup' })
}

async function unlock(
  source: ByteSource,
  lock: ReadLock,
  passphrase: string,
): Promise<Result<OpenBackup, BackupFault>> {
  const opened = await unlockSource(source, lock, passphrase)
  return opened.ok ? openArchive(opened.value) : opened
}

async function openArchive(source: ByteSource): Promise<Result<OpenBackup, BackupFault>> {
  const items = await openZip(source)
  if (!items.ok) return items
  const table = items.value.get(MANIFEST_PATH)
  if (table === undefined) return fail({ code: 'backup.other-app' })
  const text = await readZipItem(source, table, MAX_MANIFEST_BYTES)
  if (!text.ok) return text
  const manifest = readManifest(new TextDecoder().decode(text.value))
  return manifest.ok ? ok(contentOf(source, items.value, manifest.value)) : manifest
}

function contentOf(source: ByteSource, items: Map<string, ZipItem>, manifest: Manifest): OpenBackup {
  const byHash = new Map(manifest.entries.map((entry) => [entry.sha256, entry]))
  const byPath = new Map(manifest.entries.map((entry) => [entry.path, entry]))

  async function read(
    entry: ManifestEntry | undefined,
    limit: number,
  ): Promise<Result<Uint8Array<ArrayBuffer>, BackupFault>> {
    const item = entry && items.get(entry.path)
    if (entry === undefined || item === undefined) return fail({ code: 'backup.damaged' })
    const content = await readZipItem(source, item, limit)
    if (!content.ok) return content
    return (await hashOf(content.value)) === entry.sha256 ? content : fail({ code: 'backup.damaged' })
  }

  return {
    manifest,
    parts: manifest.entries.flatMap(({ path }) => {
      const kind = /^([A-Za-z]+)-\d+\.json$/.exec(path.slice(DATA_FOLDER.length))?.[1]
      return kind !== undefined && path.startsWith(DATA_FOLDER) ? [{ kind, path }] : []
    }),
    async readPart({ path }) {
      const bytes = await read(byPath.get(path), MAX_DATA_BYTES)
      if (!bytes.ok) return bytes
      const parsed = parseJson(new TextDecoder().decode(bytes.value), MAX_DATA_BYTES)
      return parsed.ok && Array.isArray(parsed.value) ? ok(parsed.value) : fail({ code: 'backup.damaged' })
    },
    readFile: (sha256) => read(byHash.get(sha256), MAX_FILE_BYTES),
  }
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
