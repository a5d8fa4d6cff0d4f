// What others say in a badge: named, dated, quoted, and never believed further than the check went.
import { describe, expect, it } from 'vitest'
import { endorsementsIn } from '../../../../../src/domain/sharing/compose/endorsementsIn.ts'
import type { CheckState } from '../../../../../src/domain/verification/report.ts'
import { makeBadge, makeReport } from '../../../../support/keptBadges.ts'

const spoken = {
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: { id: 'https://guild.example', name: 'The Guild' },
  validFrom: '2026-02-01T00:00:00Z',
  credentialSubject: { id: 'https://issuer.example/x', endorsementComment: 'A fine baker.' },
}
const token = [
  'e30',
  btoa(JSON.stringify({ iss: 'did:example:1', vc: { credentialSubject: {} } })),
  'x',
].join('.')

function reportWith(state: CheckState) {
  const report = makeReport()
  const check = { id: 'endorsements', state, code: 'endorsements.hold', checkedAt: report.checkedAt } as const
  return { ...report, checks: [...report.checks, check] }
}

describe('endorsements in a badge', () => {
  it('say who, when and what', () => {
    const badge = makeBadge('Bread', { endorsements: [spoken] })
    expect(endorsementsIn(badge, reportWith('ok'))).toEqual([
      { by: 'The Guild', on: '2026-02-01T00:00:00Z', comment: 'A fine baker.', state: 'ok' },
    ])
  })

  it('are read out of tokens, and out of badges of version 2', () => {
    const old = {
      issuer: 'https://school.example',
      issuedOn: '2020-05-05',
      claim: { endorsementComment: 'Yes.' },
    }
    const badge = makeBadge('Bread', { endorsements: [token, old, 'no token', { nobody: true }] })
    expect(endorsementsIn(badge, makeReport())).toEqual([
      { by: 'did:example:1', state: 'unknown' },
      { by: 'https://school.example', on: '2020-05-05', comment: 'Yes.', state: 'unknown' },
    ])
  })

  it('fail by name only when there is no doubt which one it is', () => {
    const one = makeBadge('Bread', { endorsements: [spoken] })
    const two = makeBadge('Bread', { endorsements: [spoken, spoken] })
    expect(endorsementsIn(one, reportWith('failed')).map(({ state }) => state)).toEqual(['failed'])
    expect(endorsementsIn(two, reportWith('failed')).map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
    ])
  })
})
