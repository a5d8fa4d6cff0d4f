// One round of checking kept badges again: politely, saved in groups, and told in numbers by cause.
import { ok, type Result } from '../domain/result.ts'
import type { ExamineOptions } from '../domain/verification/examine.ts'
import { isUnanswered } from '../domain/verification/silence.ts'
import { hostOf, whomToAsk } from '../domain/verification/whomToAsk.ts'
import type { BadgeToCheck, SavedCheck } from '../storage/checks.ts'
import type { Device } from './device.ts'
import { examineAgain, type FoundAgain } from './examineAgain.ts'
import { createPoliteRound, inOrderOfChance, type Manners } from './politely.ts'

/** What came of a round. */
export interface RoundSummary {
  /** When it ended. ISO 8601, UTC. */
  at: string
  /** Whether the learner asked for it, or it came by itself. */
  isAsked: boolean
  /** Checked, whatever came of it. */
  checked: number
  changed: number
  /** Checked, but some of it rests on what was known before: the issuer did not answer. */
  silent: number
  /** Names of some of the silent. */
  silentIssuers: string[]
  /** Could not be examined at all. */
  failed: number
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
  onSaved?(saved: readonly SavedCheck[]): void
}

type Errand = BadgeToCheck & { addresses: string[] }

/** Read from the tables at once. */
const READ_TOGETHER = 50
/** So many hosts silent and none that answered: it is our network. */
const HOSTS_FOR_A_GUESS = 3
const MOST_NAMES = 3

/** Checks these badges in the order of chance. A fault of the store ends the round. */
export async function runRound(
  device: Device,
  ids: readonly string[],
  options: RoundOptions,
): Promise<Result<RoundSummary>> {
  const { checks } = await device.storage()
  const { isAsked, learner, onProgress, onSaved } = options
  const breaking = new AbortController()
  const signal = AbortSignal.any([options.signal, breaking.signal])
  const chance = () => new DataView(device.random(4).slice().buffer).getUint32(0) / 2 ** 32
  const round = createPoliteRound(options.manners, {
    now: () => device.now().getTime(),
    sleep: device.sleep,
    chance,
    signal,
  })
  const summary = { checked: 0, changed: 0, silent: 0, failed: 0 }
  const silentIssuers = new Set<string>()
  const silentHosts = new Set<string>()
  let hasAnswer = false
  let fault: Result<never> | undefined
  let end: RoundSummary['end']
  let found: FoundAgain[] = []

  function stop(why?: RoundSummary['end']): void {
    end ??= why
    breaking.abort()
  }

  async function visit(errand: Errand): Promise<void> {
    if (!device.isOnline()) return stop('offline')
    const result = await examineAgain(device, errand, learner, signal)
    if (signal.aborted) return
    if (result.ok) {
      found.push(result.value)
      if (isNobodyThere(errand, result.value)) {
        found = []
        return stop('offline')
      }
    } else {
      summary.failed++
      const postponed = await checks.postpone(errand.id, device.now().toISOString())
      if (!postponed.ok) fault = postponed
    }
    if (found.length >= options.saveTogether) await save()
    onProgress?.(summary.checked + found.length + summary.failed)
  }

  /** That nobody at all answers says nothing of any issuer. */
  function isNobodyThere({ addresses }: Errand, { report }: FoundAgain): boolean {
    const isSilent = isUnanswered(report)
    if (!isSilent && addresses.length > 0) hasAnswer = true
    if (isSilent) silentHosts.add(addresses.map(hostOf).sort().join(' '))
    return !isAsked && !hasAnswer && silentHosts.size >= HOSTS_FOR_A_GUESS
  }

  async function save(): Promise<void> {
    const group = found
    found = []
    if (group.length === 0) return
    const saved = await checks.save(group.map((one) => ({ ...one, isSeen: false })))
    if (!saved.ok) {
      fault = saved
      return stop()
    }
    for (const { card, report, isChanged } of saved.value) {
      summary.checked++
      if (isChanged) summary.changed++
      if (!isUnanswered(report)) continue
      summary.silent++
      if (card.issuerName !== '') silentIssuers.add(card.issuerName)
    }
    onSaved?.(saved.value)
  }

  const order = inOrderOfChance(ids, chance)
  for (let start = 0; start < order.length && !signal.aborted; start += READ_TOGETHER) {
    const read = await checks.toCheck(order.slice(start, start + READ_TOGETHER))
    if (!read.ok) return read
    const errands = read.value.map((one) => {
      const answered = one.snapshots.map(({ url }) => url)
      return { ...one, addresses: whomToAsk(one.badge, one.payload, answered) }
    })
    await round.run(errands, visit)
    if (round.isOver()) break
  }
  await save()
  if (fault) return fault
  if (options.signal.aborted) end ??= 'stopped'
  return ok({
    at: device.now().toISOString(),
    isAsked,
    ...summary,
    silentIssuers: [...silentIssuers].slice(0, MOST_NAMES),
    ...(end && { end }),
  })
}
