// The checks of a report as the few questions a reader asks.
import type { Check, CheckId, CheckState, Report } from '../../domain/verification/report.ts'

export interface Step {
  question: 'format' | 'integrity' | 'issuer' | 'valid'
  state: CheckState
  checks: Check[]
}

const QUESTIONS: [Step['question'], CheckId[]][] = [
  ['format', ['format']],
  ['integrity', ['integrity']],
  ['issuer', ['issuer']],
  ['valid', ['window', 'status']],
]
/** Of two answers, the one to worry about. */
const GRAVITY: CheckState[] = ['not-applicable', 'ok', 'unknown', 'failed']

/** Unchanged, issuer, still valid; readable only when it is not. */
export function stepsOf(report: Report): Step[] {
  return QUESTIONS.flatMap(([question, ids]) => {
    const all = report.checks.filter((check) => ids.includes(check.id))
    // What does not apply says nothing about the badge.
    const checks = all.filter((check) => check.state !== 'not-applicable')
    const state = gravest(checks)
    if (checks.length === 0 || (question === 'format' && state === 'ok')) return []
    return [{ question, state, checks }]
  })
}

function gravest(checks: readonly Check[]): CheckState {
  const grades = checks.map((check) => GRAVITY.indexOf(check.state))
  return GRAVITY[Math.max(0, ...grades)] ?? 'unknown'
}
