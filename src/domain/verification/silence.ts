// Nobody answers today: what an earlier report knew still counts, with its own date.
import type { Check, CheckId, Report } from './report.ts'
import { verdictOf } from './verdict.ts'

/** No answer, or one that says nothing about the badge: works on the site, a page to sign in, a list that is broken. */
const SILENT: ReadonlySet<string> = new Set([
  'integrity.hosted-out-of-reach',
  'integrity.hosted-gone',
  'integrity.hosted-not-a-badge',
  'integrity.key-out-of-reach',
  'integrity.key-gone',
  'integrity.key-unusable',
  'issuer.out-of-reach',
  'issuer.gone',
  'status.out-of-reach',
  'status.issuer-out-of-reach',
  'status.list-gone',
  'status.list-unreadable',
  'status.list-not-proved',
])
/** Left out because something before it was silent. */
const FOLLOWS: ReadonlySet<string> = new Set([
  'issuer.not-asked',
  'status.not-asked',
  'endorsements.not-asked',
])
const ABOUT_THE_ISSUER: readonly CheckId[] = ['integrity', 'issuer', 'status', 'endorsements']

/** Whether a check that asks the issuer got no answer, now or (its earlier one counting on) at this report. */
export function isUnanswered(report: Report): boolean {
  return report.checks.some((check) => isSilent(check) || isRemembered(check, report))
}

/**
 * The fresh report, where the issuer was silent filled with what the earlier one had found out. What the fresh one
 * did find out stands, the passing of time above all. Both are about the very same badge.
 *
 * @returns The fresh report itself when nothing is to be filled.
 */
export function fillSilence(earlier: Report, fresh: Report): Report {
  if (!fresh.checks.some(isSilent)) return fresh
  let isFilled = false
  const checks = fresh.checks.map((check): Check => {
    const known = earlier.checks.find(({ id }) => id === check.id)
    const isOpen = isSilent(check) || (check.state === 'unknown' && FOLLOWS.has(check.code))
    if (!isOpen || !known || known.state === 'unknown') return check
    isFilled = true
    return { ...known, source: known.source === 'badge' ? 'badge' : 'snapshot' }
  })
  return isFilled ? { ...fresh, verdict: verdictOf(checks), checks } : fresh
}

/** The moment from which a report knows what it says: an issuer who is silent now has answered then. */
export function knownSince(report: Report): string {
  return report.checks.reduce(
    (earliest, check) =>
      isRemembered(check, report) && check.checkedAt < earliest ? check.checkedAt : earliest,
    report.checkedAt,
  )
}

function isSilent({ state, code }: Check): boolean {
  return state === 'unknown' && SILENT.has(code)
}

function isRemembered({ id, source, checkedAt }: Check, report: Report): boolean {
  return source === 'snapshot' && checkedAt < report.checkedAt && ABOUT_THE_ISSUER.includes(id)
}
