// Keeps what a round finds, several badges in one go, and counts it by cause.
import { ok, type Result } from '../domain/result.ts'
import { isUnanswered } from '../domain/verification/silence.ts'
import type { CheckRepository, SavedCheck } from '../storage/checks.ts'
import type { FoundAgain } from './examineAgain.ts'

export interface RoundCounts {
  /** Checked, whatever came of it. */
  checked: number
  changed: number
  /** Checked, but some of it rests on what was known before: the issuer did not answer. */
  silent: number
  /** Names of some of the silent. */
  silentIssuers: string[]
  /** Could not be examined at all. */
  failed: number
}

export interface RecheckTally {
  /** Others are checked while a group is saved; groups follow each other. */
  add(found: FoundAgain): void
  /** Could not be examined: it has its turn again another day. `now`: ISO 8601, UTC. */
  addFailed(id: string, now: string): void
  /** Forgets what is not on its way to the store yet. */
  drop(): void
  /** Saves the rest. A fault if any of it could not be kept. */
  finish(): Promise<Result<RoundCounts>>
}

const MOST_NAMES = 3

/** @param onFault Called as soon as the store fails: no need to go on. */
export function createTally(
  checks: Pick<CheckRepository, 'save' | 'postpone'>,
  saveTogether: number,
  onFault: () => void,
): RecheckTally {
  const counts = { checked: 0, changed: 0, silent: 0, failed: 0 }
  const silentIssuers = new Set<string>()
  let waiting: FoundAgain[] = []
  let saving: Promise<Result<unknown>> = Promise.resolve(ok(undefined))

  /** One after the other, and none after a fault. */
  function then(write: () => Promise<Result<unknown>>): void {
    saving = saving.then(async (before) => {
      if (!before.ok) return before
      const written = await write()
      if (!written.ok) onFault()
      return written
    })
  }

  function save(): void {
    const group = waiting.splice(0).map((found) => ({ ...found, isSeen: false }))
    if (group.length === 0) return
    then(async () => {
      const saved = await checks.save(group)
      if (saved.ok) saved.value.forEach(count)
      return saved
    })
  }

  function count({ card, report, isChanged }: SavedCheck): void {
    counts.checked++
    if (isChanged) counts.changed++
    if (!isUnanswered(report)) return
    counts.silent++
    if (card.issuerName !== '') silentIssuers.add(card.issuerName)
  }

  return {
    add(found) {
      waiting.push(found)
      if (waiting.length >= saveTogether) save()
    },
    addFailed(id, now) {
      counts.failed++
      then(() => checks.postpone(id, now))
    },
    drop: () => void (waiting = []),
    async finish() {
      save()
      const saved = await saving
      return saved.ok ? ok({ ...counts, silentIssuers: [...silentIssuers].slice(0, MOST_NAMES) }) : saved
    },
  }
}
