// Takes one thing the learner gave and ends with a kept badge, or with the reason why not.
import { MAX_FILE_BYTES } from '../domain/badge/limits.ts'
import type { Fault } from '../domain/result.ts'
import type { Check, Verdict } from '../domain/verification/report.ts'
import type { Examined, ExamineOptions } from '../domain/verification/examine.ts'
import type { BadgeCard } from '../storage/rows.ts'
import { bytesOfDataUri } from '../workers/dataUri.ts'
import type { BadgeSource } from './badgeSource.ts'
import type { Device } from './device.ts'
import { originalOf } from './original.ts'

/** A fault with what fills the blanks of its sentence. */
export type FaultWithWords = Fault & Record<string, string>

export type ReceiveOutcome = {
  /** What it was read from, to be tried again: what was given, or a part of it. */
  source?: BadgeSource
} & (
  | {
      state: 'added' | 'already-there'
      sourceName: string
      badgeId: string
      name: string
      verdict: Verdict
      /** The check that says what is missing, when it could not be checked. */
      unproven?: Pick<Check, 'code' | 'because'>
    }
  | { state: 'not-a-badge' | 'could-not-check' | 'not-saved'; sourceName: string; fault: FaultWithWords }
)

/** Outcome, and the card to show when there is one. */
export interface Received {
  /** Absent for a mere wrapping: an archive, a list. */
  outcome?: ReceiveOutcome
  card?: BadgeCard
  /** What it holds, to be received one by one. */
  parts?: BadgeSource[]
}

/**
 * Reads, examines and saves one source. Never throws for what a learner may give. What holds several badges gives its
 * parts; a record is kept itself besides.
 */
export async function receiveBadge(
  source: BadgeSource,
  device: Device,
  options: ExamineOptions,
  signal?: AbortSignal,
): Promise<Received> {
  const sourceName = nameOf(source)
  const ends = (state: 'not-a-badge' | 'could-not-check' | 'not-saved', fault: FaultWithWords): Received => ({
    outcome: { state, sourceName, fault },
  })
  if (signal?.aborted === true) return ends('not-saved', { code: 'receive.stopped' })
  if (source.fault !== undefined) return ends('not-a-badge', source.fault)
  if (source.kind === 'file' && source.file.size > MAX_FILE_BYTES)
    return ends('not-a-badge', { code: 'receive.too-large' })

  const given = inputOf(source)
  const examination = await device.examine(given, options, signal)
  if (!examination.ok) {
    const { code } = examination.error
    if (code === 'examine.stopped') return ends('not-saved', { code: 'receive.stopped' })
    return ends(code === 'receive.unreadable-file' ? 'not-saved' : 'could-not-check', { code })
  }
  const examined = examination.value
  const input = given instanceof Blob ? examined.file!.bytes : given
  const parts = partsOf(examined, sourceName)
  if (examined.report.verdict === 'unreadable')
    return parts.length > 0 ? { parts } : ends('not-a-badge', reasonOf(examined))
  if (examined.badge === undefined || examined.payload === undefined) {
    return endOfLink(sourceName, examined)
  }

  const { badge, payload, report, snapshots } = examined
  const original = originalOf(source, input, examined)
  const storage = await device.storage()
  const saved = await storage.badges.save({
    id: device.newId(),
    receivedAt: device.now().toISOString(),
    badge,
    payload,
    report,
    snapshots,
    original: { ...original, ...(input === examined.file?.bytes && { sha256: examined.file.sha256 }) },
    source: { kind: source.kind, name: sourceName },
    picture: original.mediaType.startsWith('image/') ? 'original' : examined.picture,
    ...(source.bundle && { bundle: source.bundle }),
    ...(examined.earlier && { earlier: examined.earlier }),
  })
  if (!saved.ok) return { ...ends('not-saved', saved.error), parts }
  const { state, card } = saved.value
  const unproven = card.verdict === 'unverified' ? missing(examined) : undefined
  const outcome: ReceiveOutcome = {
    state,
    sourceName,
    badgeId: card.id,
    name: card.name,
    verdict: card.verdict,
    ...(unproven && { unproven: { code: unproven.code, because: blanksOf(unproven) } }),
  }
  return { outcome, card, parts }
}

/** What the learner calls it: the file's name, or the beginning of what was pasted. */
export function nameOf(source: BadgeSource): string {
  if (source.kind === 'file') return source.file.name
  if (source.name !== undefined) return source.name
  const text = source.text.trim()
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The parts as sources of their own; one that could not be taken out keeps its reason. */
function partsOf({ parts = [] }: Examined, sourceName: string): BadgeSource[] {
  return parts.map((part, index): BadgeSource => {
    const bundle = { id: part.bundle.id, name: part.bundle.name ?? sourceName }
    const name = part.name === '' ? `${bundle.name} (${index + 1})` : part.name
    if ('fault' in part) return { kind: 'text', text: '', name, bundle, fault: part.fault }
    if (typeof part.content === 'string') return { kind: 'text', text: part.content, name, bundle }
    return { kind: 'file', file: new File([part.content as Uint8Array<ArrayBuffer>], name), bundle }
  })
}

/** Files are read where they are examined. A picture pasted as text is a picture. */
function inputOf(source: BadgeSource): Uint8Array | string | File {
  return source.kind === 'file' ? source.file : (bytesOfDataUri(source.text) ?? source.text)
}

/** Why no badge could be read: the reader's own fault, as the check `format` carries it. */
function reasonOf(examined: Examined): FaultWithWords {
  const format = examined.report.checks.find((check) => check.id === 'format')
  return { ...blanksOf(format), code: format?.code ?? 'receive.not-a-badge' }
}

/** The check that says what is missing: whether it is unchanged comes first. */
function missing(examined: Examined): Check | undefined {
  const unknown = examined.report.checks.filter((check) => check.state === 'unknown')
  return unknown.find((check) => check.id === 'integrity') ?? unknown[0]
}

/** A link that led to nothing that could be kept. */
function endOfLink(sourceName: string, examined: Examined): Received {
  const check = missing(examined)
  const blanks = blanksOf(check)
  const ends = (state: 'not-a-badge' | 'could-not-check', code: string): Received => ({
    outcome: { state, sourceName, fault: { ...blanks, code } },
  })
  if (examined.report.verdict === 'revoked') return ends('not-a-badge', 'receive.link-withdrawn')
  if (check?.code === 'integrity.hosted-not-a-badge') return ends('not-a-badge', 'read.link-without-badge')
  // An error of the host's own says nothing of the badge.
  const isGone = check?.code === 'integrity.hosted-gone' && Number(blanks['status']) < 500
  if (isGone) return ends('could-not-check', 'receive.link-gone')
  const isOffline = globalThis.navigator?.onLine === false || blanks['reason'] === 'offline'
  return ends('could-not-check', isOffline ? 'receive.offline' : 'receive.out-of-reach')
}

function blanksOf(check: Check | undefined): Record<string, string> {
  return { ...check?.because }
}
