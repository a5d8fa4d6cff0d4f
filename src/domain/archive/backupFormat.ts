// What makes an archive a backup of Besace: its name, its version and its table of contents. See docs/backup-format.md.
import { parseJson } from '../badge/parseJson.ts'
import { asText, isObject, type Json, type JsonObject } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import { MAX_MANIFEST_BYTES } from './backupLimits.ts'

/** The newest version of the format that this code reads, and the one it writes. */
export const BACKUP_VERSION = 1
export const BACKUP_FORMAT = 'besace-backup'
/** Stands first in the archive, stored, so that the first bytes of the file tell what it is (as in EPUB). */
export const MARK_PATH = 'mimetype'
export const MARK = 'application/vnd.besace.backup+zip'
export const MANIFEST_PATH = 'besace.json'
export const README_PATH = 'LISEZMOI-README.txt'
/** What badges and what hangs on them, and everything else, is written in. */
export const DATA_FOLDER = 'data/'

export interface BackupCounts {
  badges: number
  evidence: number
  reflections: number
  collections: number
  shares: number
  files: number
}

/** One file of the archive as it was written. */
export interface ManifestEntry {
  path: string
  bytes: number
  /** Lower-case hexadecimal. */
  sha256: string
}

/** The table of contents; written last, read first. */
export interface Manifest {
  format: typeof BACKUP_FORMAT
  version: number
  /** ISO 8601, UTC. */
  madeAt: string
  counts: BackupCounts
  /** Whether the keys that change public pages are in it. */
  hasShareKeys: boolean
  entries: ManifestEntry[]
}

export type ManifestFault = {
  code: 'backup.newer' | 'backup.other-app' | 'backup.damaged' | 'backup.hostile'
}

/** The manifest, if it is one of ours and of a version we know. */
export function readManifest(text: string): Result<Manifest, ManifestFault> {
  const parsed = parseJson(text, MAX_MANIFEST_BYTES)
  if (!parsed.ok) return fail({ code: 'backup.damaged' })
  const value = parsed.value
  if (!isObject(value) || value['format'] !== BACKUP_FORMAT) return fail({ code: 'backup.other-app' })
  const version = value['version']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail({ code: 'backup.damaged' })
  if (version > BACKUP_VERSION) return fail({ code: 'backup.newer' })
  const madeAt = asText(value['madeAt'])
  const entries = Array.isArray(value['entries']) ? value['entries'].map(entryFrom) : undefined
  if (madeAt === undefined || Number.isNaN(Date.parse(madeAt)) || entries === undefined)
    return fail({ code: 'backup.damaged' })
  const sound = entries.filter((entry) => entry !== undefined)
  if (sound.length < entries.length) return fail({ code: 'backup.hostile' })
  return ok({
    format: BACKUP_FORMAT,
    version,
    madeAt,
    counts: countsFrom(value['counts']),
    hasShareKeys: value['hasShareKeys'] === true,
    entries: sound,
  })
}

/** What a version of the format left to the next one; applied in turn to every row of a part, by the part's name. */
export type Upgrade = (part: string, row: JsonObject) => JsonObject

/** From version 1 to 2, from 2 to 3, and so on: one longer whenever `BACKUP_VERSION` grows. */
const UPGRADES: readonly Upgrade[] = []

/** A row of an older backup as one of today. */
export function upgradeRow(version: number, part: string, row: JsonObject, upgrades = UPGRADES): JsonObject {
  return upgrades.slice(version - 1).reduce((upgraded, upgrade) => upgrade(part, upgraded), row)
}

function entryFrom(value: Json): ManifestEntry | undefined {
  if (!isObject(value)) return undefined
  const { path, bytes, sha256 } = value
  const isSound =
    typeof path === 'string' &&
    typeof bytes === 'number' &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256)
  return isSound ? { path, bytes, sha256 } : undefined
}

function countsFrom(value: Json | undefined): BackupCounts {
  const count = (name: keyof BackupCounts) => {
    const number = isObject(value) ? value[name] : undefined
    return typeof number === 'number' && number >= 0 ? Math.floor(number) : 0
  }
  return {
    badges: count('badges'),
    evidence: count('evidence'),
    reflections: count('reflections'),
    collections: count('collections'),
    shares: count('shares'),
    files: count('files'),
  }
}
