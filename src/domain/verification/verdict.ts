// From checks to a verdict: one word that never says more than the checks do.
import type { Check, CheckId, Verdict } from './report.ts'

/** Codes of the status and window checks that have a verdict of their own. */
const TOLD_BY_CODE: readonly (readonly [string, Verdict])[] = [
  ['status.revoked', 'revoked'],
  ['status.suspended', 'suspended'],
  ['window.not-yet-valid', 'not-yet-valid'],
  ['window.expired', 'expired'],
]

/**
 * The verdict of a list of checks. In this order, the first that holds:
 *
 * 1. `unreadable`: no badge was found.
 * 2. `altered`: a proof, the hosted copy or the issuer's own list of keys contradicts the badge.
 * 3. `revoked`, `suspended`: the issuer's list says so; it is heard even when the badge itself cannot be proved.
 * 4. `unverified`: nothing proves the badge unchanged, so neither do the dates in it.
 * 5. `not-yet-valid`, `expired`.
 * 6. `verified` when issuer and status are both sure, else `intact`.
 *
 * Recipient, endorsements and schema never change it.
 */
export function verdictOf(checks: readonly Check[]): Verdict {
  const state = (id: CheckId) => checks.find((check) => check.id === id)?.state
  if (state('format') === 'failed') return 'unreadable'
  if (state('integrity') === 'failed' || state('issuer') === 'failed') return 'altered'
  const told = TOLD_BY_CODE.filter(([code]) =>
    checks.some((check) => check.code === code && check.state === 'failed'),
  )
  const byList = told.find(([code]) => code.startsWith('status.'))
  if (byList) return byList[1]
  if (state('integrity') !== 'ok') return 'unverified'
  if (told[0]) return told[0][1]
  if (state('status') === 'failed' || state('window') === 'failed') return 'intact'
  const isStatusSure = state('status') === 'ok' || state('status') === 'not-applicable'
  const isWindowSure = state('window') === 'ok' || state('window') === 'not-applicable'
  return state('issuer') === 'ok' && isStatusSure && isWindowSure ? 'verified' : 'intact'
}
