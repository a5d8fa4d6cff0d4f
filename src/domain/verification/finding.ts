// What one look found: a state and a code, not yet a check of the report.
import type { AnswerSource } from '../outside.ts'
import type { Check, CheckId, CheckState } from './report.ts'

/** A check before it knows its name; `at` says when the answer it rests on was given, if not now. */
export interface Finding {
  state: CheckState
  code: string
  because?: Record<string, string>
  source?: AnswerSource
  at?: string
}

/** What explains a finding. */
export type Grounds = Omit<Finding, 'state' | 'code'>

export function good(code: string, grounds: Grounds = {}): Finding {
  return { state: 'ok', code, ...grounds }
}

export function bad(code: string, grounds: Grounds = {}): Finding {
  return { state: 'failed', code, ...grounds }
}

export function unsure(code: string, grounds: Grounds = {}): Finding {
  return { state: 'unknown', code, ...grounds }
}

export function nothing(code: string, grounds: Grounds = {}): Finding {
  return { state: 'not-applicable', code, ...grounds }
}

/** The finding as a check of the report. */
export function asCheck(id: CheckId, finding: Finding, now: string): Check {
  const { state, code, because, source, at } = finding
  return {
    id,
    state,
    code,
    ...(because && { because }),
    ...(source && { source }),
    checkedAt: at ?? now,
  }
}
