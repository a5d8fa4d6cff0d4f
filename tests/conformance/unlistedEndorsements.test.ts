// What others say of a badge, where no list of cases looks: on every part of it, signed in every way, about the wrong thing.
import { describe } from 'vitest'
import { makeCredential } from '../support/makeBadge.ts'
import {
  makeKey,
  signDataIntegrity,
  signJwt,
  signStatusList,
  statusEntry,
  type TestKey,
} from '../support/signBadge.ts'
import { judgeEach, plain, type Case, type Document, type Wanted } from '../support/unlisted.ts'

const key = makeKey()
const witness = makeKey('P-256')
const options = { trustedIssuers: [key.did] }
const CONTEXTS = makeCredential()['@context']
const BADGE = String(makeCredential().id)
const ACHIEVEMENT = 'https://issuer.example/a/1'
const LIST = 'https://witness.example/list'

const endorsement = (id: string, change: object = {}, by: TestKey = witness): Document =>
  plain({
    '@context': CONTEXTS,
    id: 'urn:uuid:endorsement',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'A word',
    issuer: { id: by.did, type: ['Profile'], name: 'Witness' },
    validFrom: '2026-03-02T00:00:00Z',
    credentialSubject: { id, type: ['EndorsementSubject'], endorsementComment: 'I was there.' },
    ...change,
  })
const signed = (id: string, change: object = {}, by: TestKey = witness) =>
  signDataIntegrity(endorsement(id, change, by), by)
const jwt = (id: string, change: object = {}) => signJwt(endorsement(id, change), witness)

type Parts = { badge?: object; achievement?: object; issuer?: object; answers?: object }
const on = (give: () => Parts | Promise<Parts>) => async () => {
  const { badge = {}, achievement = {}, issuer = {}, answers = {} } = await give()
  const base = makeCredential() as { credentialSubject: { achievement: object } }
  const document = plain({
    ...base,
    issuer: { id: key.did, type: ['Profile'], ...issuer },
    credentialSubject: {
      ...base.credentialSubject,
      achievement: { ...base.credentialSubject.achievement, ...achievement },
    },
    ...badge,
  }) as Document
  return { input: await signDataIntegrity(document, key), options, answers: answers as never }
}
const said = (code: string): Wanted => ({ verdict: 'verified', codes: { endorsements: code } })
const HOLD = said('endorsements.hold')
const NOT = said('endorsements.some-do-not-hold')
const OPEN = said('endorsements.some-unproved')

const cases: Case[] = [
  ['on the badge', on(async () => ({ badge: { endorsement: [await signed(BADGE)] } })), HOLD],
  ['on the badge, not in a list', on(async () => ({ badge: { endorsement: await signed(BADGE) } })), HOLD],
  ['on the badge, in a token', on(() => ({ badge: { endorsementJwt: [jwt(BADGE)] } })), HOLD],
  [
    'on the achievement',
    on(async () => ({ achievement: { endorsement: [await signed(ACHIEVEMENT)] } })),
    HOLD,
  ],
  [
    'on the achievement, in a token',
    on(() => ({ achievement: { endorsementJwt: [jwt(ACHIEVEMENT)] } })),
    HOLD,
  ],
  ['on the issuer', on(async () => ({ issuer: { endorsement: [await signed(key.did)] } })), HOLD],
  [
    'about nothing in particular',
    on(async () => ({
      badge: { endorsement: [await signed(BADGE, { credentialSubject: { type: ['EndorsementSubject'] } })] },
    })),
    OPEN,
  ],
  [
    'about another badge, on a part without a name',
    on(async () => ({
      achievement: {
        criteria: { narrative: 'Three meetings.' },
        creator: { id: undefined, type: ['Profile'], endorsement: [await signed('urn:uuid:other')] },
      },
    })),
    OPEN,
  ],
  [
    'a credential about the same thing that is no endorsement',
    on(async () => ({ badge: { endorsement: [await signed(BADGE, { type: ['VerifiableCredential'] })] } })),
    OPEN,
  ],
  [
    'three, each signed in another way',
    on(async () => ({
      badge: {
        endorsement: [await signed(BADGE), await signed(BADGE, {}, makeKey('P-384'))],
        endorsementJwt: [jwt(BADGE)],
      },
    })),
    HOLD,
  ],
  [
    'about another badge',
    on(async () => ({ badge: { endorsement: [await signed('urn:uuid:other')] } })),
    NOT,
  ],
  [
    'about another badge, in a token',
    on(() => ({ badge: { endorsementJwt: [jwt('urn:uuid:other')] } })),
    NOT,
  ],
  [
    'changed after it was signed',
    on(async () => ({ badge: { endorsement: [{ ...(await signed(BADGE)), name: 'Another word' }] } })),
    NOT,
  ],
  [
    'in the name of another',
    on(async () => ({
      badge: { endorsement: [await signDataIntegrity(endorsement(BADGE, {}, makeKey()), witness)] },
    })),
    NOT,
  ],
  ['without a signature', on(() => ({ badge: { endorsement: [endorsement(BADGE)] } })), OPEN],
  [
    'whose time is over',
    on(async () => ({
      badge: { endorsement: [await signed(BADGE, { validUntil: '2026-04-01T00:00:00Z' })] },
    })),
    OPEN,
  ],
  ['that is no token', on(() => ({ badge: { endorsementJwt: ['not a token'] } })), OPEN],
  [
    'one that holds and one that is open',
    on(async () => ({ badge: { endorsement: [await signed(BADGE), endorsement(BADGE)] } })),
    OPEN,
  ],
  [
    'one that holds and one that does not',
    on(async () => ({ badge: { endorsement: [await signed(BADGE), await signed('urn:uuid:other')] } })),
    NOT,
  ],
  [
    'twenty-one of them',
    on(async () => ({ badge: { endorsementJwt: Array.from({ length: 21 }, () => jwt(BADGE)) } })),
    OPEN,
  ],
  [
    'taken back by the witness',
    on(async () => ({
      badge: { endorsement: [await signed(BADGE, { credentialStatus: statusEntry(LIST, 4) })] },
      answers: {
        [LIST]: { json: await signStatusList({ url: LIST, issuer: witness.did, set: [4] }, witness) },
      },
    })),
    NOT,
  ],
  ['none', on(() => ({})), said('endorsements.none')],
]

describe('endorsements never change the verdict of the badge, and are told one by one', () => {
  judgeEach(cases)
})

describe('an endorsement by itself', () => {
  judgeEach([
    [
      'is read as what it is',
      async () => ({ input: await signed(BADGE), options: { trustedIssuers: [witness.did] } }),
      { verdict: 'verified', version: '3.0' },
    ],
    [
      'in a token, by nobody known',
      () => ({ input: jwt(BADGE) }),
      { verdict: 'intact', codes: { issuer: 'issuer.only-a-key' } },
    ],
    [
      'changed',
      async () => ({ input: { ...(await signed(BADGE)), validFrom: '2020-01-01T00:00:00Z' } }),
      'altered',
    ],
  ])
})
