// One round of checking kept badges again: politely, in the order of chance, and told in numbers by cause.
import { ok, type Result } from '../domain/result.ts'
import type { ExamineOptions } from '../domain/verification/examine.ts'
import type { Report } from '../domain/verification/report.ts'
import { isUnanswered } from '../domain/verification/silence.ts'
import { hostOf, whomToAsk } from '../domain/verification/whomToAsk.ts'
import type { BadgeToCheck } from '../storage/checks.ts'
import type { Device } from './device.ts'
import { examineAgain } from './examineAgain.ts'
import { createPoliteRound, inOrderOfChance, type Manners } from './politely.ts'
import { createTally, type RoundCounts } from './recheckTally.ts'

/** What came of a round. */
export interface RoundSummary extends RoundCounts {
  /** When it ended. ISO 8601, UTC. */
  at: string
  /** Whether the learner asked for it, or it came by itself. */
  isAsked: boolean
  /** Why not all were checked. */
  end?: 'stopped' | 'offline'
}

export interface RoundOptions {
  manners: Manners
  /** Checked badges that are saved together. */
  saveTogether: number
  isAsked: boolean
  learner: ExamineOptions
  signal: AbortSignal
  onProgress?(done: number): void
}

type Errand = BadgeToCheck & { addresses: string[] }

/** Read from the tables at once; the next ones begin when the last of these is checked, so not too few. */
const READ_TOGETHER = 250

/** Checks these badges. A fault of the store ends the round. */
export async function runRound(
  device: Device,
  ids: readonly string[],
  { manners, saveTogether, isAsked, learner, ...options }: RoundOptions,
): Promise<Result<RoundSummary>> {
  const { checks } = await device.storage()
  const breaking = new AbortController()
  const signal = AbortSignal.any([options.signal, breaking.signal])
  const chance = () => new DataView(device.random(4).slice().buffer).getUint32(0) / 2 ** 32
  const round = createPoliteRound(manners, {
    now: () => device.now().getTime(),
    sleep: device.sleep,
    chance,
    signal,
  })
  const tally = createTally(checks, saveTogether, () => breaking.abort())
  const isNobodyThere = isAsked ? () => false : createGuess()
  let isOffline = false
  let done = 0

  async function visit(errand: Errand): Promise<void> {
    const result = device.isOnline() ? await examineAgain(device, errand, learner, signal) : undefined
    if (signal.aborted) return
    if (result === undefined || (result.ok && isNobodyThere(errand, result.value.report))) {
      isOffline = true
      if (result) tally.drop()
      return breaking.abort()
    }
    if (result.ok) tally.add(result.value)
    else tally.addFailed(errand.id, device.now().toISOString())
    options.onProgress?.(++done)
  }

  const order = inOrderOfChance(ids, chance)
  const readFrom = (start: number) => checks.toCheck(order.slice(start, start + READ_TOGETHER))
  let next = readFrom(0)
  for (let start = 0; start < order.length && !round.isOver(); start += READ_TOGETHER) {
    const read = await next
    if (!read.ok) return read
    // The next ones are read while these are checked.
    next = readFrom(start + READ_TOGETHER)
    await round.run(read.value.map(asErrand), visit)
  }
  const [counts] = await Promise.all([tally.finish(), next])
  if (!counts.ok) return counts
  const end = isOffline ? 'offline' : options.signal.aborted ? 'stopped' : undefined
  return ok({ at: device.now().toISOString(), isAsked, ...counts.value, ...(end && { end }) })
}

function asErrand(one: BadgeToCheck): Errand {
  const answered = one.snapshots.map(({ url }) => url)
  return { ...one, addresses: whomToAsk(one.badge, one.payload, answered) }
}

/** So many issuers silent, and none that answered: it is our network, and says nothing of any issuer. */
const SILENT_FOR_A_GUESS = 3

function createGuess(): (errand: Errand, report: Report) => boolean {
  const silent = new Set<string>()
  let hasAnswer = false
  return ({ addresses }, report) => {
    if (isUnanswered(report)) silent.add(addresses.map(hostOf).sort().join(' '))
    else if (addresses.length > 0) hasAnswer = true
    return !hasAnswer && silent.size >= SILENT_FOR_A_GUESS
  }
}
