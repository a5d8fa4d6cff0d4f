// Badges of Open Badges 0.5 to 2.0 that no list of cases holds: hosted ones, in the spellings of fifteen years.
import { describe } from 'vitest'
import { makeAssertion, makeBadgeClass } from '../support/makeBadge.ts'
import { judgeEach, plain, type Document } from '../support/unlisted.ts'

const ORIGIN = 'https://issuer.example'
const HERE = `${ORIGIN}/assertions/7`
const CLASS = `${ORIGIN}/classes/7`
const ISSUER = `${ORIGIN}/issuer`

const badgeClass = (change: object = {}) => makeBadgeClass({ id: CLASS, issuer: ISSUER, ...change })
const issuer = (change: object = {}): Document =>
  plain({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Issuer',
    id: ISSUER,
    name: 'Workshop',
    url: ORIGIN,
    ...change,
  })
const assertion = (change: object = {}): Document =>
  plain(makeAssertion({ id: HERE, badge: CLASS, ...change }))
const world = (copy: object = assertion(), more: object = {}) => ({
  [HERE]: { json: copy },
  [CLASS]: { json: badgeClass() },
  [ISSUER]: { json: issuer() },
  ...more,
})
/** The same in the file and at its address. */
const hosted =
  (change: object = {}, more: object = {}) =>
  () => ({ input: assertion(change), answers: world(assertion(change), more) })

describe('hosted', () => {
  judgeEach([
    [
      '2.0, class and issuer at their addresses',
      hosted(),
      { verdict: 'verified', version: '2.0', name: 'Welding' },
    ],
    ['2.0, all in one', hosted({ badge: badgeClass({ issuer: issuer() }) }), 'verified'],
    [
      '2.0, types in lists',
      hosted({ type: ['Assertion'], verification: [{ type: ['HostedBadge'] }] }),
      'verified',
    ],
    [
      '2.0, contexts in a list, the other way round',
      hosted({ '@context': [{ x: 'https://a.example/x' }, 'https://w3id.org/openbadges/v2'] }),
      { verdict: 'verified', version: '2.0' },
    ],
    [
      '2.0, in the words of JSON-LD',
      hosted({ id: undefined, type: undefined, '@id': HERE, '@type': 'Assertion' }),
      { verdict: 'verified', version: '2.0' },
    ],
    ['2.0, the word of 1.x for hosted', hosted({ verification: { type: 'hosted', url: HERE } }), 'verified'],
    [
      '1.1',
      hosted({
        '@context': 'https://w3id.org/openbadges/v1',
        verify: { type: 'hosted', url: HERE },
        verification: undefined,
        uid: '7',
      }),
      { verdict: 'verified', version: '1.1' },
    ],
    [
      '1.0, seconds for dates',
      hosted(
        {
          '@context': undefined,
          type: undefined,
          id: undefined,
          uid: '7',
          issuedOn: 1_428_494_262,
          verification: undefined,
          verify: { type: 'hosted', url: HERE },
        },
        {
          [CLASS]: { json: { ...badgeClass(), id: undefined, issuer: ISSUER } },
          [ISSUER]: { json: { name: 'Workshop', url: ORIGIN } },
        },
      ),
      { verdict: 'verified', version: '1.0' },
    ],
    [
      '0.5, everything inside, addresses relative',
      () => {
        const old = {
          recipient: 'learner@example.org',
          evidence: '/proof/1',
          issued_on: '2012-06-01',
          verify: { type: 'hosted', url: HERE },
          badge: {
            version: '0.5.0',
            name: 'Old',
            description: 'Is old.',
            image: '/b.png',
            criteria: '/c',
            issuer: { origin: ORIGIN, name: 'Workshop' },
          },
        }
        return { input: old, answers: { [HERE]: { json: old } } }
      },
      { verdict: 'verified', version: '0.5', name: 'Old' },
    ],
    ['an end in seconds that is past', hosted({ expires: 1_577_836_800 }), 'expired'],
    ['an end in milliseconds that is past', hosted({ expires: 1_577_836_800_000 }), 'expired'],
    ['an end in seconds, as a text', hosted({ expires: '1577836800' }), 'expired'],
    ['an end without dashes', hosted({ expires: '20200101' }), 'expired'],
    ['an end as mails write dates', hosted({ expires: 'Wed, 01 Jan 2020 00:00:00 GMT' }), 'expired'],
    ['an end that is a day', hosted({ expires: '2020-01-01' }), 'expired'],
    ['an end to come', hosted({ expires: '2030-01-01' }), 'verified'],
    ['no end, and an empty text for it', hosted({ expires: '' }), 'verified'],
    [
      'an end nobody understands',
      hosted({ expires: 'soon' }),
      { verdict: 'intact', codes: { window: 'window.unreadable' } },
    ],
    [
      'another end at its address',
      () => ({
        input: assertion({ expires: '2030-01-01' }),
        answers: world(assertion({ expires: '2028-01-01' })),
      }),
      'altered',
    ],
    [
      'another person at its address',
      () => ({
        input: assertion({ recipient: { type: 'email', hashed: false, identity: 'other@example.org' } }),
        answers: world(),
      }),
      'altered',
    ],
    [
      'another class at its address',
      () => ({
        input: assertion({ badge: `${ORIGIN}/classes/8` }),
        answers: world(assertion(), {
          [`${ORIGIN}/classes/8`]: { json: badgeClass({ id: `${ORIGIN}/classes/8`, name: 'Forging' }) },
        }),
      }),
      'altered',
    ],
    [
      'another day at its address',
      () => ({ input: assertion({ issuedOn: '2019-03-01T00:00:00Z' }), answers: world() }),
      'altered',
    ],
    ['taken back in words', hosted({ revoked: true, revocationReason: 'a slip' }), 'revoked'],
    [
      'taken back with nothing left of it',
      () => ({ input: assertion(), answers: world({ id: HERE, revoked: true }) }),
      'revoked',
    ],
    [
      'gone for good',
      () => ({ input: assertion(), answers: { ...world(), [HERE]: { status: 410 } } }),
      'revoked',
    ],
    [
      'gone for good, with a page that says so',
      () => ({ input: assertion(), answers: { ...world(), [HERE]: { status: 410, body: '<html>Gone' } } }),
      'revoked',
    ],
    [
      'not found',
      () => ({ input: assertion(), answers: { ...world(), [HERE]: { status: 404 } } }),
      'unverified',
    ],
    [
      'a host with a fault',
      () => ({ input: assertion(), answers: { ...world(), [HERE]: { status: 503 } } }),
      'unverified',
    ],
    [
      'outside what its issuer says',
      hosted({}, { [ISSUER]: { json: issuer({ verification: { startsWith: `${ORIGIN}/other/` } }) } }),
      'altered',
    ],
    [
      'inside what its issuer says',
      hosted(
        {},
        {
          [ISSUER]: {
            json: issuer({ verification: { startsWith: [`${ORIGIN}/other/`, `${ORIGIN}/assertions/`] } }),
          },
        },
      ),
      'verified',
    ],
    [
      'at a host that its issuer allows',
      hosted(
        {},
        {
          [ISSUER]: { json: issuer({ verification: { allowedOrigins: ['www.example', 'issuer.example'] } }) },
        },
      ),
      'verified',
    ],
    [
      'at a host that its issuer does not allow',
      hosted({}, { [ISSUER]: { json: issuer({ verification: { allowedOrigins: 'www.example' } }) } }),
      'altered',
    ],
    ['only its address', () => ({ input: HERE, answers: world() }), 'verified'],
    [
      'its address with a query more',
      () => ({ input: `${HERE}?v=2_0`, answers: { ...world(), [`${HERE}?v=2_0`]: { json: assertion() } } }),
      'verified',
    ],
    [
      'its class is out of reach',
      () => ({
        input: assertion(),
        answers: { [HERE]: { json: assertion() }, [ISSUER]: { json: issuer() } },
      }),
      { verdict: 'intact' },
    ],
    [
      'its class inside the file is another than at its address',
      () => ({
        input: assertion({ badge: badgeClass({ name: 'Forging' }) }),
        answers: world(assertion({ badge: badgeClass() })),
      }),
      'verified',
    ],
  ])
})
