// What the learner's own word changes in a report that is already there: no question to anybody, so it works offline.
import type { Badge } from '../badge/badge.ts'
import { asCheck } from './finding.ts'
import type { Finding } from './finding.ts'
import { checkRecipient } from './recipient.ts'
import type { LearnerIdentity } from './recipient.ts'
import type { Check, CheckId, Report } from './report.ts'
import { isSelfNamed, SELF_NAMED_CODES, selfNamed, trustOf } from './selfNamed.ts'
import type { Trusted } from './selfNamed.ts'
import { verdictOf } from './verdict.ts'

/** What the learner says of themselves and of issuers. */
export interface LearnerWord extends Trusted {
  identities?: readonly LearnerIdentity[]
}

/**
 * The report with the recipient looked at again, and an issuer that is only a key. Every other check, and the moment
 * of the report, stay. The very same report comes back when nothing changes.
 */
export async function reconsider(
  badge: Badge,
  report: Report,
  learner: LearnerWord,
  now: Date,
): Promise<Report> {
  const recipient = await checkRecipient(badge.recipients, learner.identities ?? [])
  const issuer = await issuerAgain(badge, report, learner)
  const fresh: Partial<Record<CheckId, Finding>> = { recipient, ...(issuer && { issuer }) }
  const checks = report.checks.map((check) => {
    const finding = fresh[check.id]
    if (!finding || saysTheSame(check, finding)) return check
    return asCheck(check.id, finding, now.toISOString())
  })
  if (checks.every((check, place) => check === report.checks[place])) return report
  // Whose badge it is never changes the verdict.
  return { ...report, verdict: issuer ? verdictOf(checks) : report.verdict, checks }
}

/** The report as it would be for somebody who trusts nobody beforehand: what may be said in public. */
export async function withoutTrust(badge: Badge, report: Report): Promise<Report> {
  const issuer = await issuerAgain(badge, report, {})
  if (!issuer) return report
  const checks = report.checks.map((check) =>
    check.id === 'issuer' ? asCheck('issuer', issuer, check.checkedAt) : check,
  )
  return { ...report, verdict: verdictOf(checks), checks }
}

/** Only where the earlier report proved the key and left open who holds it. */
async function issuerAgain(badge: Badge, report: Report, learner: LearnerWord): Promise<Finding | undefined> {
  const earlier = report.checks.find(({ id }) => id === 'issuer')
  const issuerId = badge.issuer.id
  if (!earlier || !SELF_NAMED_CODES.has(earlier.code) || !issuerId || !isSelfNamed(issuerId)) return undefined
  return selfNamed(issuerId, trustOf(learner))
}

function saysTheSame(check: Check, { state, code, because }: Finding): boolean {
  return (
    check.state === state &&
    check.code === code &&
    JSON.stringify(check.because ?? {}) === JSON.stringify(because ?? {})
  )
}
