// In somebody else's name: badges of 0.5 to 2.0 whose own words about their issuer must not be taken for the issuer's.
import { describe } from 'vitest'
import { makeAssertion, makeBadgeClass } from '../support/makeBadge.ts'
import { makeKey, signJws } from '../support/signBadge.ts'
import { judgeEach, plain } from '../support/unlisted.ts'

const HERE = 'https://elsewhere.example/a/1'
const CLASS = 'https://elsewhere.example/class'
const SCHOOL = 'https://school.example/issuer'
const LINKED = 'https://elsewhere.example/issuer'

const school = (change: object = {}) =>
  plain({ type: 'Issuer', id: SCHOOL, name: 'School', url: 'https://school.example', ...change })
const hosted = (issuer: unknown, id = HERE) =>
  makeAssertion({ id, badge: makeBadgeClass({ id: CLASS, issuer }) })
/** Hosted with this issuer inside, while the school says something of its own. */
const at = (issuer: unknown, own: object | undefined = school(), id = HERE) => {
  const input = hosted(issuer, id)
  return { input, answers: { [id]: { json: input }, ...(own && { [SCHOOL]: { json: own } }) } }
}

describe('hosted', () => {
  const allowing = { allowedOrigins: 'elsewhere.example' }
  const starting = { startsWith: 'https://elsewhere.example/' }
  const elsewhere = { verdict: 'unverified', codes: { integrity: 'integrity.hosted-elsewhere' } } as const
  judgeEach([
    ['the badge says where its issuer keeps badges', () => at(school({ verification: allowing })), elsewhere],
    ['the badge says how their addresses begin', () => at(school({ verification: starting })), elsewhere],
    [
      'the issuer cannot be asked',
      () => at(school({ verification: allowing }), undefined),
      { verdict: 'unverified', codes: { integrity: 'integrity.hosted-elsewhere' } },
    ],
    ['the issuer says so itself', () => at(school(), school({ verification: allowing })), 'verified'],
    [
      'the issuer says otherwise',
      () => at(school({ verification: allowing }), school({ verification: { allowedOrigins: 'x.example' } })),
      'altered',
    ],
    ['an issuer that is a site only', () => at(school({ id: undefined, verification: starting })), elsewhere],
    [
      'an issuer named in the words of JSON-LD',
      () => at(school({ id: undefined, '@id': SCHOOL, url: 'https://elsewhere.example' })),
      elsewhere,
    ],
    [
      'an issuer named by a DID',
      () => at(school({ id: 'did:web:school.example', url: 'https://elsewhere.example' })),
      { verdict: 'intact', codes: { issuer: 'issuer.unnamed' } },
    ],
    [
      'a profile here that names itself as the school’s',
      () => {
        const { input, answers } = at(LINKED)
        return { input, answers: { ...answers, [LINKED]: { json: school({ verification: allowing }) } } }
      },
      elsewhere,
    ],
    [
      'an address that only seems to begin as it must',
      () =>
        at(
          SCHOOL,
          school({ verification: { startsWith: 'https://school.example/badges/' } }),
          'https://school.example/badges/../~mallory/1',
        ),
      { verdict: 'altered', codes: { issuer: 'issuer.out-of-scope' } },
    ],
  ])
})

describe('signed', () => {
  const key = makeKey('RSA')
  const KEY = 'https://elsewhere.example/key'
  const signed = (issuer: unknown, owner: string, more: object, verification: object = { creator: KEY }) => ({
    input: signJws(
      makeAssertion({
        id: 'urn:uuid:1',
        verification: { type: 'SignedBadge', ...verification },
        badge: makeBadgeClass({ id: CLASS, issuer }),
      }),
      key,
    ),
    answers: { [KEY]: { json: { id: KEY, owner, publicKeyPem: key.pem } }, ...more },
  })
  const OWN = 'https://school.example/key'
  judgeEach([
    [
      'the badge says which keys its issuer has',
      () => signed(school({ publicKey: KEY }), SCHOOL, { [SCHOOL]: { json: school({ publicKey: OWN }) } }),
      { verdict: 'altered', codes: { issuer: 'issuer.key-not-listed' } },
    ],
    [
      'the issuer says so itself',
      () => signed(school({ publicKey: KEY }), SCHOOL, { [SCHOOL]: { json: school({ publicKey: KEY }) } }),
      'verified',
    ],
    [
      'the issuer cannot be asked',
      () => signed(school({ publicKey: KEY }), SCHOOL, {}),
      { verdict: 'intact', codes: { issuer: 'issuer.out-of-reach' } },
    ],
    [
      'a profile elsewhere that names itself as the school’s',
      () =>
        signed(LINKED, LINKED, {
          [LINKED]: { json: school({ publicKey: KEY }) },
          [SCHOOL]: { json: school({ publicKey: OWN }) },
        }),
      { verdict: 'altered', codes: { issuer: 'issuer.key-not-listed' } },
    ],
  ])
})
