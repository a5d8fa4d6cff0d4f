// Endorsements inside a badge: each a credential of its own, about the thing it hangs on.
import { describe, expect, test } from 'vitest'
import { makeCredential } from '../../../support/makeBadge.ts'
import { lookAt } from '../../../support/lookAt.ts'
import { makeKey, signDataIntegrity, signJwt } from '../../../support/signBadge.ts'

const key = makeKey()
const endorser = makeKey()
const badgeId = String(makeCredential().id)

function endorsement(change: object = {}) {
  return {
    '@context': makeCredential()['@context'],
    id: 'urn:uuid:e1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: endorser.did, type: ['Profile'], name: 'Endorser' },
    validFrom: '2026-03-02T00:00:00Z',
    credentialSubject: { id: badgeId, type: ['EndorsementSubject'], endorsementComment: 'Yes.' },
    ...change,
  }
}

async function stateWith(members: object) {
  const badge = await signDataIntegrity(makeCredential({ issuer: { id: key.did }, ...members }), key)
  const seen = await lookAt(badge)
  const { state, code, because } = seen.check('endorsements')
  return { verdict: seen.verdict, state, code, because }
}

describe('endorsements', () => {
  test('with a proof and as a token', async () => {
    const proved = await signDataIntegrity(endorsement(), endorser)
    expect(
      await stateWith({ endorsement: [proved], endorsementJwt: [signJwt(endorsement(), endorser)] }),
    ).toEqual({
      verdict: 'intact',
      state: 'ok',
      code: 'endorsements.hold',
      because: { count: '2', total: '2' },
    })
  })

  test('on the achievement', async () => {
    const [subject] = [makeCredential().credentialSubject as { achievement: { id: string } }]
    const about = { id: subject.achievement.id, type: ['EndorsementSubject'] }
    const proved = await signDataIntegrity(endorsement({ credentialSubject: about }), endorser)
    const credentialSubject = { ...subject, achievement: { ...subject.achievement, endorsement: [proved] } }
    expect(await stateWith({ credentialSubject })).toMatchObject({ state: 'ok' })
  })

  test.each([
    [
      'changed after signing',
      async () => ({ ...(await signDataIntegrity(endorsement(), endorser)), name: 'other' }),
    ],
    ['signed by somebody else', () => signDataIntegrity(endorsement(), key)],
    [
      'about something else',
      () =>
        signDataIntegrity(
          endorsement({ credentialSubject: { id: 'urn:uuid:other', type: ['EndorsementSubject'] } }),
          endorser,
        ),
    ],
  ])('one %s does not hold, and the badge stays what it is', async (_, made) => {
    const good = await signDataIntegrity(endorsement({ id: 'urn:uuid:e2' }), endorser)
    expect(await stateWith({ endorsement: [good, await made()] })).toMatchObject({
      verdict: 'intact',
      state: 'failed',
      code: 'endorsements.some-do-not-hold',
    })
  })

  test.each([
    ['without a proof', () => Promise.resolve(endorsement())],
    [
      'whose time is over',
      () => signDataIntegrity(endorsement({ validUntil: '2026-04-01T00:00:00Z' }), endorser),
    ],
  ])('one %s stays open', async (_, made) => {
    expect(await stateWith({ endorsement: [await made()] })).toMatchObject({
      verdict: 'intact',
      state: 'unknown',
      code: 'endorsements.some-unproved',
    })
  })

  test('none', async () => {
    expect(await stateWith({})).toMatchObject({ state: 'not-applicable', code: 'endorsements.none' })
  })
})
