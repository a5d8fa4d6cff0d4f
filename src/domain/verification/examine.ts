// The whole way of one thing: file, link or text in; badge, report and kept answers out. Never throws for bad input.
import type { Badge, ContainerKind, Payload, Unbaked } from '../badge/badge.ts'
import type { Part } from '../badge/openBundle.ts'
import { unbake, unbakeText } from '../badge/unbake.ts'
import type { Outside, Snapshot } from '../outside.ts'
import { fail } from '../result.ts'
import type { Fault, Result } from '../result.ts'
import { utf8 } from './bytes.ts'
import { asCheck } from './finding.ts'
import { startInquiry } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { judge, unreadable } from './judge.ts'
import type { Findings } from './judge.ts'
import { findMatter } from './findMatter.ts'
import type { Found } from './findMatter.ts'
import { pictureOf } from './picture.ts'
import type { Picture } from './picture.ts'
import type { LearnerIdentity } from './recipient.ts'
import type { CheckId, Report } from './report.ts'
import { recordAnswers, withSnapshots } from './snapshots.ts'
import { verdictOf } from './verdict.ts'

export type { LearnerIdentity } from './recipient.ts'

export interface ExamineOptions {
  /** Addresses the learner knows to be theirs; without them the recipient stays an open question. */
  identities?: LearnerIdentity[]
  /** Identifiers of issuers the learner vouches for. */
  trustedIssuers?: string[]
  /** Ids of bundled lists of issuers that count for the learner; the others are only quoted. */
  trustedRegistries?: string[]
  /** Answers kept from an earlier examination. */
  snapshots?: Snapshot[]
}

export interface Examined {
  container?: ContainerKind
  payload?: Payload
  badge?: Badge
  report: Report
  /** What to keep beside the badge: the live answers, and the earlier ones that nothing newer replaces. */
  snapshots: Snapshot[]
  picture?: Picture
  /** What stands in the file, when `badge` and `payload` are a newer edition that the issuer gave since. */
  earlier?: { badge: Badge; payload: Payload }
  /** What a file of several badges, or a record, holds: to be examined one by one. */
  parts?: Part[]
}

const CHECK_ORDER: readonly CheckId[] = [
  'format',
  'integrity',
  'issuer',
  'window',
  'status',
  'recipient',
  'endorsements',
  'schema',
]

/**
 * Reads and checks one thing.
 *
 * @param input A file's bytes, or text that was pasted or scanned.
 * @example
 *   const { report, badge } = await examine(bytes, outside, { identities })
 */
export async function examine(
  input: Uint8Array | string,
  outside: Outside,
  options: ExamineOptions = {},
): Promise<Examined> {
  const recorder = recordAnswers(outside)
  const inquiry = startInquiry(withSnapshots(recorder, options.snapshots ?? []), options)
  const unbaked = await open(input)
  if (!unbaked.ok) {
    const { code, parts } = await partsInstead(unbaked.error.code, input)
    return { report: report(unreadable(code), inquiry), snapshots: options.snapshots ?? [], ...parts }
  }
  const { container } = unbaked.value
  const { payload, found } = await firstMatter(inquiry, unbaked.value)
  if (!found.ok) {
    const { code, parts } = await partsInstead(found.error.code, inquiry.followed ?? input)
    const snapshots = await keep(recorder.snapshots(), options.snapshots, inquiry)
    return { container, payload, report: report(unreadable(code), inquiry), snapshots, ...parts }
  }
  const { findings, badge, newer } = await judge(inquiry, found.value.matter, options.identities ?? [])
  const snapshots = await keep(recorder.snapshots(), options.snapshots, inquiry)
  const picture = pictureOf(input, container, found.value.picture)
  const { parts } = badge?.kind === 'record' ? await partsInstead('', inquiry.followed ?? input) : {}
  return {
    container,
    payload: newer?.payload ?? payload,
    ...(badge && { badge }),
    ...(newer && { earlier: { badge: newer.replaced, payload } }),
    report: report(findings, inquiry),
    snapshots,
    ...(picture && { picture }),
    ...parts,
  }
}

/** Faults of things that may well be several badges. */
const MAYBE_SEVERAL = new Set([
  '',
  'unbake.archive',
  'unbake.too-large',
  'unbake.text.no-badge',
  'read.several-badges',
  'read.too-large',
  'read.not-a-badge',
])

/** What is no badge may be many; an archive that cannot be opened says why. */
async function partsInstead(
  code: string,
  input: Uint8Array | string,
): Promise<{ code: string; parts?: { parts: Part[] } }> {
  if (!MAYBE_SEVERAL.has(code)) return { code }
  const { openBundle } = await import('../badge/openBundle.ts')
  const opened = await openBundle(input)
  if (!opened.ok) return { code: opened.error.code }
  return opened.value === undefined ? { code } : { code, parts: { parts: opened.value } }
}

async function open(input: Uint8Array | string): Promise<Result<Unbaked, Fault>> {
  if (typeof input !== 'string') return unbake(input)
  const text = unbakeText(input)
  // A picture pasted as `data:` URI is opened like a file.
  return !text.ok && text.error.code === 'unbake.text.picture' ? unbake(utf8(input)) : text
}

/** Odd containers hold several payloads; the first that is a badge counts. */
async function firstMatter(
  inquiry: Inquiry,
  { payloads }: Unbaked,
): Promise<{ payload: Payload; found: Found }> {
  let first: { payload: Payload; found: Found } | undefined
  for (const payload of payloads) {
    const found = await findMatter(inquiry, payload)
    if (found.ok) return { payload: whereItLed(payload, found.value.address), found }
    first ??= { payload, found }
  }
  return first ?? { payload: { form: 'json', text: '' }, found: fail({ code: 'unbake.unknown' }) }
}

/** A link is kept as the address that has the badge, not that of the page before it. */
function whereItLed(payload: Payload, address: string | undefined): Payload {
  return payload.form === 'url' && address !== undefined ? { form: 'url', url: address } : payload
}

function report(findings: Findings, inquiry: Inquiry): Report {
  const checkedAt = inquiry.now.toISOString()
  const checks = CHECK_ORDER.map((id) => asCheck(id, findings[id], checkedAt))
  return { verdict: verdictOf(checks), checks, checkedAt }
}

/** New answers replace old ones, save where only the old one still proves something. */
async function keep(
  heard: Promise<Snapshot[]>,
  earlier: Snapshot[] = [],
  inquiry: Inquiry,
): Promise<Snapshot[]> {
  const kept = new Map(earlier.map((snapshot) => [snapshot.url, snapshot]))
  for (const snapshot of await heard) {
    if (!(kept.has(snapshot.url) && inquiry.stillNeeded.has(snapshot.url))) kept.set(snapshot.url, snapshot)
  }
  return [...kept.values()]
}
