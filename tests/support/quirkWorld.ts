// One hosted badge with class and issuer, and short ways to ask what became of an odd one.
import { examine, type LearnerIdentity } from '../../src/domain/verification/examine.ts'
import { fakeOutside, type FakeAnswer } from './fakeOutside.ts'
import { makeAssertion, makeBadgeClass } from './makeBadge.ts'

export const ORIGIN = 'https://issuer.example'
export const HERE = `${ORIGIN}/assertions/1`
export const CLASS = `${ORIGIN}/classes/1`
export const ISSUER = `${ORIGIN}/issuer`

export const assertion = (change: object = {}) => makeAssertion({ id: HERE, badge: CLASS, ...change })
export const issuer = (change: object = {}) => ({
  type: 'Issuer',
  id: ISSUER,
  name: 'Workshop',
  url: ORIGIN,
  ...change,
})

export function world(change: Record<string, FakeAnswer> = {}): Record<string, FakeAnswer> {
  return {
    [HERE]: { json: assertion() },
    [CLASS]: { json: makeBadgeClass({ issuer: ISSUER }) },
    [ISSUER]: { json: issuer() },
    ...change,
  }
}

type Input = object | string | Uint8Array

export function examined(input: Input, answers = world(), identities: LearnerIdentity[] = []) {
  const given = input instanceof Uint8Array || typeof input === 'string' ? input : JSON.stringify(input)
  return examine(given, fakeOutside(answers), { identities })
}

export async function verdictOf(input: Input, answers = world()) {
  return (await examined(input, answers)).report.verdict
}

export async function codeOf(
  check: string,
  input: Input,
  answers = world(),
  identities: LearnerIdentity[] = [],
) {
  const { report } = await examined(input, answers, identities)
  return report.checks.find(({ id }) => id === check)?.code
}

export const mine = (value: string, kind: LearnerIdentity['kind'] = 'email'): LearnerIdentity[] => [
  { kind, value },
]
