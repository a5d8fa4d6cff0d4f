// Everything that is kept, in one file: read in small batches, written as it is read.
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  DATA_FOLDER,
  MANIFEST_PATH,
  MARK,
  MARK_PATH,
  README_PATH,
  type BackupCounts,
  type Manifest,
} from '../../domain/archive/backupFormat.ts'
import { backupReadme } from '../../domain/archive/backupTexts.ts'
import { createBackupWriter } from '../../domain/archive/backupWriter.ts'
import { writeZipTo } from '../../domain/archive/zipWriter.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { FileRow } from '../rows.ts'
import type { Door, StorageFault } from '../run.ts'
import { createBackupFiles, TooLarge, type BackupFiles } from './backupFiles.ts'
import { readBadgeItems } from './collectBadges.ts'
import { BADGE_TABLES, DEVICE_SETTINGS, FOLLOWING_TABLES, type FileWords } from './items.ts'
import { NotForBackup, rowToJson } from './rowText.ts'

export interface WriteOptions {
  at: Date
  /** Locks the file with it; empty leaves it open. */
  passphrase: string
  random(length: number): Uint8Array
  /** Whether the keys that change public pages may be in it. */
  withShareKeys: boolean
  signal?: AbortSignal | undefined
  onProgress?(done: number, total: number): void
}

export interface WrittenBackup {
  file: Blob
  manifest: Manifest
  /** Files the store should have had and has not; the rest is in the backup. */
  missing: number
}

export type WriteFault = StorageFault | { code: 'backup.stopped' | 'backup.too-much' }

const BATCH = 20
/** A part is closed when it has that many characters. */
const PART_CHARACTERS = 1_000_000

/** Thrown from deep inside, caught at the door of this file. */
class Stopped extends Error {}

/** One backup of everything behind this door. Changes made meanwhile in other tabs may or may not be in it. */
export async function writeBackup(
  door: Door,
  options: WriteOptions,
): Promise<Result<WrittenBackup, WriteFault>> {
  try {
    return await write(door, options)
  } catch (error) {
    if (error instanceof Stopped) return fail({ code: 'backup.stopped' })
    if (error instanceof TooLarge) return fail({ code: 'backup.too-much' })
    if (error instanceof Unread) return fail(error.fault)
    throw error
  }
}

class Unread extends Error {
  readonly fault: StorageFault
  constructor(fault: StorageFault) {
    super(fault.code)
    this.fault = fault
  }
}

async function must<T>(running: Promise<Result<T, StorageFault>>): Promise<T> {
  const result = await running
  if (!result.ok) throw new Unread(result.error)
  return result.value
}

async function write(door: Door, options: WriteOptions): Promise<Result<WrittenBackup, WriteFault>> {
  const { at, withShareKeys, passphrase, random } = options
  const writer = await createBackupWriter(passphrase, random)
  const zip = writeZipTo(writer, at)
  zip.add(MARK_PATH, new TextEncoder().encode(MARK).buffer)
  const files = createBackupFiles(zip, () => writer.settled())
  const counts: BackupCounts = { badges: 0, evidence: 0, reflections: 0, collections: 0, shares: 0, files: 0 }
  const missing = await writeBadges(door, files, counts, options)
  await writeTables(door, files, counts, withShareKeys)
  counts.files = files.entries.filter(({ path }) => !path.startsWith(DATA_FOLDER)).length
  await files.addText(README_PATH, backupReadme(counts, at.toISOString(), withShareKeys))
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    madeAt: at.toISOString(),
    counts,
    hasShareKeys: withShareKeys,
    entries: files.entries.slice(),
  }
  await files.addText(MANIFEST_PATH, `${JSON.stringify(manifest, undefined, 1)}\n`)
  zip.close()
  return ok({ file: await writer.end(), manifest, missing })
}

async function writeBadges(
  door: Door,
  files: BackupFiles,
  counts: BackupCounts,
  { signal, onProgress }: WriteOptions,
): Promise<number> {
  const ids = await must(door.run((database) => database.cards.orderBy('addedAt').primaryKeys()))
  const part = createPart(files, 'badges')
  const fetched = createFetch(door, files)
  for (let start = 0; start < ids.length; start += BATCH) {
    const wanted = ids.slice(start, start + BATCH)
    const batch = await must(door.run((database) => readBadgeItems(database, wanted)))
    for (const { item, bodies, originalIds, fileIds, pictureId } of batch) {
      if (signal?.aborted === true) throw new Stopped()
      for (const [sha256, { bytes, mediaType }] of bodies)
        if (!files.has(sha256)) await files.addFile('answers', sha256, bytes, mediaType)
      const name = item.badge.badge.achievement.name
      item.originals = await fetched.all('originals', originalIds, 'badges', name)
      item.files = await fetched.all('files', fileIds, 'proofs')
      const [picture] = await fetched.all('pictures', pictureId === undefined ? [] : [pictureId], 'pictures')
      if (picture) item.picture = { id: picture.id, mediaType: picture.mediaType }
      await part.add(item)
      counts.badges += 1
      counts.evidence += item.evidence.length
      counts.reflections += item.reflections.length
    }
    onProgress?.(Math.min(start + BATCH, ids.length), ids.length)
  }
  await part.end()
  return fetched.missing()
}

interface Fetch {
  /** Writes these files and tells their names and types; those that are not there are counted. */
  all(table: string, ids: readonly string[], folder: string, words?: string): Promise<FileWords[]>
  missing(): number
}

/** One file at a time: together they may be larger than the memory. */
function createFetch(door: Door, files: BackupFiles): Fetch {
  const known = new Map<string, FileWords>()
  let missing = 0

  async function fetch(table: string, id: string, folder: string, words?: string): Promise<FileWords[]> {
    const before = known.get(`${table} ${id}`)
    if (before) return [before]
    const row = await must(door.run(async (database) => database.table<FileRow>(table).get(id)))
    if (row === undefined) {
      missing += 1
      return []
    }
    const { mediaType, fileName } = row
    await files.addFile(folder, words ?? fileName ?? id, row.bytes, mediaType)
    known.set(`${table} ${id}`, { id, mediaType, fileName })
    return [{ id, mediaType, fileName }]
  }
  return {
    async all(table, ids, folder, words) {
      const found: FileWords[] = []
      for (const id of ids) found.push(...(await fetch(table, id, folder, words)))
      return found
    },
    missing: () => missing,
  }
}

/** Every table that does not hang on badges, as it is: a table that is added later is in the backup at once. */
async function writeTables(
  door: Door,
  files: BackupFiles,
  counts: BackupCounts,
  withShareKeys: boolean,
): Promise<void> {
  const names = await must(door.run(async (database) => database.tables.map(({ name }) => name)))
  for (const name of names.filter((each) => ![...BADGE_TABLES, ...FOLLOWING_TABLES].includes(each))) {
    const rows = await must(door.run((database) => database.table<object>(name).toArray()))
    const part = createPart(files, name)
    for (const row of rows) {
      if (name === 'settings' && DEVICE_SETTINGS.includes((row as { key: string }).key)) continue
      const {
        token: _token,
        password: _password,
        ...withoutKey
      } = row as { token?: string; password?: string }
      const bare = name === 'shares' && !withShareKeys ? withoutKey : row
      const json = await rowToJson(bare, (bytes) =>
        files.addFile('files', 'file', bytes, 'application/octet-stream'),
      ).catch(leaveOut)
      if (json === undefined) continue
      await part.add(json)
      if (name === 'collections' || name === 'shares') counts[name] += 1
    }
    await part.end()
  }
}

function leaveOut(error: unknown): undefined {
  if (!(error instanceof NotForBackup)) throw error
}

interface Part {
  add(row: unknown): Promise<void>
  end(): Promise<void>
}

/** Rows of one kind, in files of bearable length. */
function createPart(files: BackupFiles, kind: string): Part {
  let rows: string[] = []
  let [length, number] = [0, 0]

  async function end(): Promise<void> {
    if (rows.length === 0) return
    await files.addText(`${DATA_FOLDER}${kind}-${++number}.json`, `[\n${rows.join(',\n')}\n]\n`)
    rows = []
    length = 0
  }
  return {
    async add(row) {
      const text = JSON.stringify(row)
      rows.push(text)
      length += text.length
      if (length > PART_CHARACTERS) await end()
    },
    end,
  }
}
