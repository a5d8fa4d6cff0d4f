// Brings a backup in: badge by badge, then the rest. It may stop anywhere and be done again: nothing comes twice.
import { upgradeRow } from '../../domain/archive/backupFormat.ts'
import type { BackupPart, OpenBackup } from '../../domain/archive/openBackup.ts'
import { isObject, type Json } from '../../domain/json.ts'
import type { Fault, Result } from '../../domain/result.ts'
import type { Door } from '../run.ts'
import { readItem } from './readItems.ts'
import { restoreBadge, type RestoreContext } from './restoreBadge.ts'
import { restoreRow } from './restoreTables.ts'

export interface RestoreOptions {
  now: Date
  /** Whatever was changed here until then lies in some backup. ISO 8601, UTC. */
  safeUntil: string | undefined
  signal?: AbortSignal | undefined
  onProgress?(done: number, total: number): void
}

/** What came of it. */
export interface RestoreSummary {
  /** Badges by what became of them; `damaged` are not whole in the file. */
  badges: { added: number; completed: number; same: number; damaged: number }
  evidence: number
  reflections: number
  collections: number
  shares: number
  settings: number
  /** Pieces that the file does not hold whole: answers, pictures, proofs, rows. */
  lost: number
  /** Public pages whose keys are not in the backup. */
  keyless: number
  /** Rows of a kind this version does not know. */
  unknown: number
  /** Why it ended before its end; doing it again goes on from there. */
  endedBy?: Fault
}

/** Never throws for what a file may hold. */
export async function restoreBackup(
  door: Door,
  backup: OpenBackup,
  options: RestoreOptions,
): Promise<RestoreSummary> {
  const summary = emptySummary()
  const places = new Map<string, string>()
  const context = { door, backup, now: options.now.toISOString(), safeUntil: options.safeUntil }
  const isBadges = ({ kind }: BackupPart) => kind === 'badges'
  const ordered = [...backup.parts.filter(isBadges), ...backup.parts.filter((part) => !isBadges(part))]
  let done = 0
  for (const part of ordered) {
    const rows = await backup.readPart(part)
    if (!rows.ok) {
      summary.lost += 1
      continue
    }
    for (const raw of rows.value) {
      if (options.signal?.aborted === true) return { ...summary, endedBy: { code: 'backup.restore-stopped' } }
      const row = isObject(raw) ? upgradeRow(backup.manifest.version, part.kind, raw) : raw
      const ended = isBadges(part)
        ? await restoreOneBadge(context, row, places, summary)
        : await restoreOneRow(context, part.kind, row, places, summary)
      if (ended) return { ...summary, endedBy: ended }
      if (isBadges(part)) options.onProgress?.(++done, Math.max(done, backup.manifest.counts.badges))
    }
  }
  return summary
}

/** A fault only when nothing more can be written. */
async function restoreOneBadge(
  context: RestoreContext,
  row: Json,
  places: Map<string, string>,
  summary: RestoreSummary,
): Promise<Fault | undefined> {
  const read = readItem(row)
  if (read === undefined) {
    summary.badges.damaged += 1
    return undefined
  }
  const restored = await restoreBadge(context, read.item)
  if (!restored.ok) {
    if (restored.error.code !== 'backup.damaged') return restored.error
    summary.badges.damaged += 1
    return undefined
  }
  const { state, badgeId, evidence, reflections, lost } = restored.value
  places.set(read.item.badge.id, badgeId)
  summary.badges[state] += 1
  summary.evidence += evidence
  summary.reflections += reflections
  summary.lost += lost + read.unfit
  return undefined
}

async function restoreOneRow(
  { door, backup, safeUntil }: RestoreContext,
  kind: string,
  row: Json,
  places: Map<string, string>,
  summary: RestoreSummary,
): Promise<Fault | undefined> {
  const badgeId = (inBackup: string) => places.get(inBackup) ?? inBackup
  const outcome: Result<string> = await door.run((database) =>
    restoreRow(database, kind, row, { backup, places: { badgeId }, safeUntil }),
  )
  if (!outcome.ok) return outcome.error
  if (outcome.value === 'unfit') summary.lost += 1
  else if (outcome.value === 'keyless') summary.keyless += 1
  else if (outcome.value === 'unknown') summary.unknown += 1
  else if (outcome.value === 'added' && (kind === 'collections' || kind === 'shares' || kind === 'settings'))
    summary[kind] += 1
  return undefined
}

function emptySummary(): RestoreSummary {
  return {
    badges: { added: 0, completed: 0, same: 0, damaged: 0 },
    evidence: 0,
    reflections: 0,
    collections: 0,
    shares: 0,
    settings: 0,
    lost: 0,
    keyless: 0,
    unknown: 0,
  }
}
