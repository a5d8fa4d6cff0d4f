// Which word wins, for every mixture of checks.
import { describe, expect, test } from 'vitest'
import type { Check, CheckId, CheckState, Verdict } from '../../../../src/domain/verification/report.ts'
import { verdictOf } from '../../../../src/domain/verification/verdict.ts'

const GOOD: Record<CheckId, [CheckState, string]> = {
  format: ['ok', 'format.read'],
  integrity: ['ok', 'integrity.proof-holds'],
  issuer: ['ok', 'issuer.confirmed'],
  window: ['ok', 'window.open'],
  status: ['ok', 'status.clear'],
  recipient: ['ok', 'recipient.you'],
  endorsements: ['not-applicable', 'endorsements.none'],
  schema: ['not-applicable', 'schema.none'],
}

function verdictWith(changes: Partial<typeof GOOD>): Verdict {
  const checks: Check[] = Object.entries({ ...GOOD, ...changes }).map(([id, [state, code]]) => ({
    id: id as CheckId,
    state,
    code,
    checkedAt: '2026-11-22T12:00:00.000Z',
  }))
  return verdictOf(checks)
}

const broken = { integrity: ['failed', 'integrity.broken'] } as const
const foreign = { issuer: ['failed', 'issuer.key-not-listed'] } as const
const open = { integrity: ['unknown', 'integrity.key-out-of-reach'] } as const
const unknownIssuer = { issuer: ['unknown', 'issuer.only-a-key'] } as const
const revoked = { status: ['failed', 'status.revoked'] } as const
const suspended = { status: ['failed', 'status.suspended'] } as const
const unknownStatus = { status: ['unknown', 'status.out-of-reach'] } as const
const early = { window: ['failed', 'window.not-yet-valid'] } as const
const late = { window: ['failed', 'window.expired'] } as const
const oddDates = { window: ['unknown', 'window.unreadable'] } as const
const noBadge = { format: ['failed', 'unbake.png.no-badge'] } as const

const table: [name: string, changes: object, verdict: Verdict][] = [
  ['all good', {}, 'verified'],
  ['no status list at all', { status: ['not-applicable', 'status.none'] }, 'verified'],
  ['no dates at all', { window: ['not-applicable', 'window.none'] }, 'verified'],
  ['issuer unknown', unknownIssuer, 'intact'],
  ['status unknown', unknownStatus, 'intact'],
  ['dates unreadable', oddDates, 'intact'],
  ['integrity unknown', open, 'unverified'],
  ['integrity not asked', { integrity: ['not-applicable', 'x'] }, 'unverified'],
  ['expired', late, 'expired'],
  ['not yet valid', early, 'not-yet-valid'],
  ['suspended', suspended, 'suspended'],
  ['revoked', revoked, 'revoked'],
  ['broken', broken, 'altered'],
  ['foreign key', foreign, 'altered'],
  ['no badge', noBadge, 'unreadable'],
  ['unreadable before altered', { ...noBadge, ...broken }, 'unreadable'],
  ['altered before revoked', { ...broken, ...revoked }, 'altered'],
  ['altered by issuer before revoked', { ...foreign, ...revoked }, 'altered'],
  ['altered before expired', { ...broken, ...late }, 'altered'],
  ['revoked before not yet valid', { ...revoked, ...early }, 'revoked'],
  ['revoked before expired', { ...revoked, ...late }, 'revoked'],
  ['suspended before not yet valid', { ...suspended, ...early }, 'suspended'],
  ['suspended before expired', { ...suspended, ...late }, 'suspended'],
  ['revoked before unverified: a list is heard anyway', { ...revoked, ...open }, 'revoked'],
  ['suspended before unverified', { ...suspended, ...open }, 'suspended'],
  ['unverified before expired: unproved dates count for nothing', { ...open, ...late }, 'unverified'],
  ['unverified before not yet valid', { ...open, ...early }, 'unverified'],
  ['expired whatever the issuer', { ...late, ...unknownIssuer }, 'expired'],
  ['expired whatever the status', { ...late, ...unknownStatus }, 'expired'],
  ['not yet valid whatever the issuer', { ...early, ...unknownIssuer }, 'not-yet-valid'],
  ['unknown issuer and status', { ...unknownIssuer, ...unknownStatus }, 'intact'],
  ['sent to someone else', { recipient: ['failed', 'recipient.someone-else'] }, 'verified'],
  ['a broken endorsement', { endorsements: ['failed', 'endorsements.some-do-not-hold'] }, 'verified'],
  ['an unchecked schema', { schema: ['unknown', 'schema.not-checked'] }, 'verified'],
]

describe('verdictOf', () => {
  test.each(table)('%s', (_, changes, verdict) => {
    expect(verdictWith(changes)).toBe(verdict)
  })

  test('only good states of integrity, issuer, window and status ever make "verified"', () => {
    const states: CheckState[] = ['ok', 'failed', 'unknown', 'not-applicable']
    for (const integrity of states)
      for (const issuer of states)
        for (const window of states)
          for (const status of states) {
            const verdict = verdictWith({
              integrity: [integrity, 'i'],
              issuer: [issuer, 'i'],
              window: [window, 'w'],
              status: [status, 's'],
            })
            const isClear = (state: CheckState) => state === 'ok' || state === 'not-applicable'
            const expected = integrity === 'ok' && issuer === 'ok' && isClear(window) && isClear(status)
            expect(verdict === 'verified').toBe(expected)
          }
  })

  test('without any check, nothing is verified', () => {
    expect(verdictOf([])).toBe('unverified')
  })
})
