// Brings in what does not hang on one badge: collections, public pages, settings, and tables that came later.
import { isSameContent } from '../../domain/archive/sameContent.ts'
import type { OpenBackup } from '../../domain/archive/openBackup.ts'
import type { Json, JsonObject } from '../../domain/json.ts'
import type { BesaceDatabase } from '../database.ts'
import { isShare } from './readItems.ts'
import { DEVICE_SETTINGS, BADGE_TABLES, FOLLOWING_TABLES } from './items.ts'
import { mergeCv, mergeDecisions, mergeLearner, mergeProfile } from './mergeSettings.ts'
import { mergeWords } from './mergeWords.ts'
import { restoreComposition } from './restoreComposition.ts'
import { restorePathway } from './restorePathway.ts'
import { rowFromJson } from './rowText.ts'
import { isCollection, isPlainRow } from './shapes.ts'

/** Where the badges of the backup are kept here. */
export interface Places {
  badgeId(inBackup: string): string
}

/** What became of one row; `keyless`: the key of that public page is not in the backup. */
export type RowOutcome = 'added' | 'same' | 'unfit' | 'keyless' | 'unknown'

export interface TableContext {
  backup: OpenBackup
  places: Places
  safeUntil: string | undefined
}

/** One row of one table, in a transaction of its own. */
export async function restoreRow(
  database: BesaceDatabase,
  kind: string,
  row: Json,
  context: TableContext,
): Promise<RowOutcome> {
  const isKnown = database.tables.some(({ name }) => name === kind)
  if (!isKnown || BADGE_TABLES.includes(kind) || FOLLOWING_TABLES.includes(kind)) return 'unknown'
  if (!isPlainRow(row)) return 'unfit'
  if (kind === 'collections') return restoreCollection(database, row, context)
  if (kind === 'compositions') return restoreComposition(database, row, (id) => context.places.badgeId(id))
  if (kind === 'pathways') return restorePathway(database, row)
  if (kind === 'shares') return restoreShare(database, row)
  if (kind === 'settings') return restoreSetting(database, row, context)
  return restoreOther(database, kind, row, context)
}

async function restoreCollection(
  database: BesaceDatabase,
  row: JsonObject,
  { places, safeUntil }: TableContext,
): Promise<RowOutcome> {
  if (!isCollection(row)) return 'unfit'
  return database.transaction('rw', database.collections, database.cards, async () => {
    const kept = new Set(await database.cards.toCollection().primaryKeys())
    const entries = row.entries
      .map((entry) => ({ ...entry, badgeId: places.badgeId(entry.badgeId) }))
      .filter(({ badgeId }) => kept.has(badgeId))
    const found = { ...row, entries }
    const versions = mergeWords(await database.collections.get(row.id), found, safeUntil)
    let count = 0
    for (const version of versions) {
      if (version.id !== row.id && (await database.collections.get(version.id))) continue
      await database.collections.put(version)
      count += 1
    }
    return count > 0 ? 'added' : 'same'
  })
}

/** The page as it was last changed; one that is not of this device comes with its key or not at all. */
async function restoreShare(database: BesaceDatabase, row: JsonObject): Promise<RowOutcome> {
  if (row['token'] === undefined) {
    const here = await database.shares.get(String(row['id']))
    return here ? 'same' : 'keyless'
  }
  if (!isShare(row)) return 'unfit'
  return database.transaction('rw', database.shares, async () => {
    const here = await database.shares.get(row.id)
    if (here && here.updatedAt >= row.updatedAt) return 'same'
    await database.shares.put(row)
    return 'added'
  })
}

async function restoreSetting(
  database: BesaceDatabase,
  row: JsonObject,
  { places, backup }: TableContext,
): Promise<RowOutcome> {
  const { key } = row
  if (typeof key !== 'string' || key === '' || row['value'] === undefined) return 'unfit'
  if (DEVICE_SETTINGS.includes(key)) return 'same'
  // Files are fetched before the transaction: it would not wait for them.
  const found = await rowFromJson(row['value'] as Json, filesOf(backup))
  if (found === undefined) return 'unfit'
  return database.transaction('rw', database.settings, async () => {
    const here = (await database.settings.get(key))?.value
    const value = mergedSetting(key, here, found, places)
    if (isSameContent(value, here)) return 'same'
    await database.settings.put({ key, value })
    return 'added'
  })
}

function mergedSetting(key: string, here: unknown, found: unknown, places: Places): unknown {
  if (key === 'learner') return mergeLearner((here ?? {}) as JsonObject, found)
  if (key === 'profile') return mergeProfile((here ?? {}) as JsonObject, found)
  if (key === 'cv') return mergeCv(here, found, places.badgeId.bind(places))
  if (key === 'competencies') {
    const decisions = (here ?? []) as JsonObject[]
    return mergeDecisions(decisions, found, places.badgeId.bind(places))
  }
  return here ?? found
}

/** Rows of tables without rules of their own: the newer one, or the one that is here. */
async function restoreOther(
  database: BesaceDatabase,
  kind: string,
  row: JsonObject,
  { backup, places }: TableContext,
): Promise<RowOutcome> {
  const moved = typeof row['badgeId'] === 'string' ? { ...row, badgeId: places.badgeId(row['badgeId']) } : row
  const found = (await rowFromJson(moved, filesOf(backup))) as Record<string, unknown> | undefined
  const table = database.table<Record<string, unknown>>(kind)
  const path = table.schema.primKey.keyPath
  const key = found && (Array.isArray(path) ? path.map((part) => found[part]) : found[path ?? ''])
  const parts = Array.isArray(key) ? (key as unknown[]) : [key]
  if (!found || !parts.every((part) => typeof part === 'string' && part !== '')) return 'unfit'
  return database.transaction('rw', table, async () => {
    const here = await table.get(key as string)
    const isNewer = String(found['updatedAt'] ?? '') > String(here?.['updatedAt'] ?? '')
    if (here !== undefined && !isNewer) return 'same'
    await table.put(found)
    return 'added'
  })
}

function filesOf(backup: OpenBackup) {
  return async (sha256: string): Promise<ArrayBuffer | undefined> => {
    const bytes = await backup.readFile(sha256)
    return bytes.ok ? bytes.value.buffer : undefined
  }
}
