// Examines a badge that is kept: with what it says, and with the answers kept beside it.
import type { Snapshot } from '../domain/outside.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { ExamineOptions } from '../domain/verification/examine.ts'
import type { CheckedBadge } from '../storage/checkedRows.ts'
import type { BadgeToCheck } from '../storage/checks.ts'
import type { Device } from './device.ts'

/** What a check of a kept badge found, ready to be saved. */
export type FoundAgain = Omit<CheckedBadge, 'isSeen'>

/** A fault when the examining itself broke down, or finds no badge any more: what is known then stays. */
export async function examineAgain(
  device: Device,
  { id, input, snapshots }: BadgeToCheck,
  learner: ExamineOptions,
  signal?: AbortSignal,
): Promise<Result<FoundAgain>> {
  const examination = await device.examine(input, { ...learner, snapshots, isKept: true }, signal)
  if (!examination.ok) return examination
  const { report, snapshots: fresh, badge, payload, earlier } = examination.value
  if (report.verdict === 'unreadable') return fail({ code: 'check.original-unreadable' })
  const edition = earlier && badge && payload ? { badge, payload } : undefined
  // What lies in the store already need not be written once more: status lists are long.
  const known = new Set(snapshots.map(nameOf))
  return ok({ id, report, snapshots: fresh.filter((one) => !known.has(nameOf(one))), edition })
}

function nameOf({ url, at, sha256 }: Snapshot): string {
  return `${url} ${at} ${sha256}`
}
