// Examines one badge against a table of answers and tells what the checks said, in short.
import { examine } from '../../src/domain/verification/examine.ts'
import type { ExamineOptions } from '../../src/domain/verification/examine.ts'
import type { Check, CheckId, Verdict } from '../../src/domain/verification/report.ts'
import { fakeOutside } from './fakeOutside.ts'
import type { FakeAnswer } from './fakeOutside.ts'

export interface Look {
  verdict: Verdict
  /** Code of each check. */
  integrity: string
  issuer: string
  window: string
  status: string
  /** Name of what is recognised. */
  name: string | undefined
  /** Every address asked for, in order. */
  asked: string[]
  check(id: CheckId): Check
}

/** @example await lookAt(badge, { 'https://issuer.example/1': { json: profile } }) */
export async function lookAt(
  badge: object | string,
  answers: Record<string, FakeAnswer> = {},
  options: ExamineOptions = {},
): Promise<Look> {
  const outside = fakeOutside(answers)
  const examined = await examine(typeof badge === 'string' ? badge : JSON.stringify(badge), outside, options)
  const check = (id: CheckId) => examined.report.checks.find((one) => one.id === id)!
  return {
    verdict: examined.report.verdict,
    integrity: check('integrity').code,
    issuer: check('issuer').code,
    window: check('window').code,
    status: check('status').code,
    name: examined.badge?.achievement.name,
    asked: outside.asked,
    check,
  }
}
