// Every check on one matter, told as findings by the name of their check.
import type { Badge, Payload } from '../badge/badge.ts'
import { readBadge, readCredential } from '../badge/readBadge.ts'
import { readLinked } from './assertions/linked.ts'
import { verifyHosted } from './assertions/hosted.ts'
import type { AssertionFindings } from './assertions/hosted.ts'
import { verifySigned } from './assertions/signed.ts'
import { isObject } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { verifyCredential } from './credential.ts'
import type { Credential } from './credential.ts'
import { checkEndorsements, embeddedEndorsements } from './endorsements.ts'
import { bad, good, nothing, unsure } from './finding.ts'
import type { Finding } from './finding.ts'
import { fetchJson } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { Matter } from './matter.ts'
import { meanwhile } from './meanwhile.ts'
import { checkRecipient } from './recipient.ts'
import type { LearnerIdentity } from './recipient.ts'
import { findNewerEdition } from './refresh.ts'
import type { CheckId } from './report.ts'
import { checkSchema } from './schema.ts'
import { checkStatus } from './status/status.ts'

export type Findings = Record<CheckId, Finding>

export interface Judged {
  findings: Findings
  badge?: Badge
  /** The issuer gave a newer edition: `badge` and `findings` are of that, this is what it replaces. */
  newer?: { payload: Payload; replaced: Badge }
}

/** Checks everything there is to check about a matter. */
export async function judge(
  inquiry: Inquiry,
  matter: Matter,
  identities: readonly LearnerIdentity[],
): Promise<Judged> {
  if (matter.kind === 'credential') return judgeCredential(inquiry, matter, identities)
  const assertion = await judgeAssertion(inquiry, matter)
  if ('fault' in assertion) return { findings: unreadable(assertion.fault) }
  const { linked, ...found } = assertion
  const badge = linked?.badge
  const findings: Findings = {
    ...found,
    format: badge
      ? good('format.read', { because: { version: badge.version } })
      : unsure('format.not-at-hand'),
    recipient: badge ? await checkRecipient(badge.recipients, identities) : unsure('recipient.not-asked'),
    endorsements: badge?.endorsements.length
      ? unsure('endorsements.not-checked')
      : nothing('endorsements.none'),
    schema: nothing('schema.none'),
  }
  return badge ? { findings, badge } : { findings }
}

/** The findings about something that is no badge. */
export function unreadable(code: string): Findings {
  const idle = nothing('format.nothing-to-check')
  return {
    format: bad(code),
    integrity: idle,
    issuer: idle,
    window: idle,
    status: idle,
    recipient: idle,
    endorsements: idle,
    schema: idle,
  }
}

type CredentialMatter = Matter & { kind: 'credential' }

/** A badge that holds may have been followed by a newer edition; that one counts if it holds too. Asked once. */
async function judgeCredential(
  inquiry: Inquiry,
  matter: CredentialMatter,
  identities: readonly LearnerIdentity[],
): Promise<Judged> {
  const judged = await judgeEdition(inquiry, matter, identities)
  if (!judged.badge || !holds(judged)) return judged
  const newer = await findNewerEdition(inquiry, matter)
  const again = newer && (await judgeEdition(inquiry, newer, identities))
  if (!again?.badge || !holds(again)) return judged
  const format = good('format.newer-edition', { because: { version: again.badge.version } })
  return {
    ...again,
    findings: { ...again.findings, format },
    newer: { payload: newer!.payload, replaced: judged.badge },
  }
}

/** Unchanged, and not in somebody else's name. */
function holds({ findings }: Judged): boolean {
  return findings.integrity.state === 'ok' && findings.issuer.state !== 'failed'
}

async function judgeEdition(
  inquiry: Inquiry,
  { credential }: CredentialMatter,
  identities: readonly LearnerIdentity[],
): Promise<Judged> {
  const reading = meanwhile(() => readCredential(asWritten(credential), credential.jws?.payload))
  const schema = meanwhile(() => checkSchema(credential.json))
  const endorsements = meanwhile(() => embeddedEndorsements(credential.json))
  const { integrity, issuer, window } = await verifyCredential(inquiry, credential)
  const read = reading()
  if (!read.ok) return { findings: unreadable(read.error.code) }
  const badge = read.value
  const isProved = integrity.state === 'ok'
  const findings: Findings = {
    format: good('format.read', { because: { version: badge.version } }),
    integrity,
    issuer,
    window,
    // What is not proved must not send us to addresses of its choosing.
    status: isProved ? await checkStatus(inquiry, credential.json) : unsure('status.not-asked'),
    recipient: await checkRecipient(badge.recipients, identities),
    endorsements: isProved
      ? await checkEndorsements(inquiry, endorsements())
      : unsure('endorsements.not-asked'),
    schema: schema(),
  }
  return { findings, badge }
}

/** The credential without what the claims around it add: that is how it is kept. */
function asWritten({ json, jws }: Credential): JsonObject {
  return isObject(jws?.payload.vc) ? jws.payload.vc : json
}

async function judgeAssertion(
  inquiry: Inquiry,
  matter: Exclude<Matter, { kind: 'credential' }>,
): Promise<AssertionFindings | { fault: string }> {
  if (matter.kind === 'address') return verifyHosted(inquiry, matter.url)
  askAhead(inquiry, matter.payload)
  const read = await readLinked(inquiry, matter.payload)
  if (!read.ok) return { fault: read.error.code }
  const linked = read.value
  if (matter.jws) return verifySigned(inquiry, matter.jws, linked)
  const { verification } = linked.badge
  if (verification.method === 'hosted') return verifyHosted(inquiry, verification.url, linked)
  const integrity = unsure(
    verification.method === 'signed' ? 'integrity.signature-lost' : 'integrity.no-proof',
  )
  return {
    integrity,
    issuer: unsure('issuer.not-asked'),
    window: nothing('window.none'),
    status: unsure('status.not-asked'),
    linked,
  }
}

/** The hosted copy decides: its question is not kept waiting by a class or an issuer that is slow to answer. */
function askAhead(inquiry: Inquiry, payload: Payload): void {
  const read = readBadge(payload)
  const verification = read.ok ? read.value.verification : undefined
  if (verification?.method === 'hosted') void fetchJson(inquiry, verification.url)
}
