// Links that learners paste: to pages of platforms, to pages that name their JSON, to pages that do not.
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside, type FakeAnswer } from '../../../support/fakeOutside.ts'
import { makeAssertion, makeBadgeClass, makeCredential } from '../../../support/makeBadge.ts'
import { controllerDocument, makeKey, signDataIntegrity } from '../../../support/signBadge.ts'

const html = (head = '') => ({ body: `<!doctype html><html><head>${head}</head><body>A badge</body></html>` })

/** A hosted badge with class and issuer on one host. */
function hosted(url: string): Record<string, FakeAnswer> {
  const { origin } = new URL(url)
  const issuer = { type: 'Profile', id: `${origin}/issuer`, name: 'Workshop', url: origin }
  return {
    [url]: { json: makeAssertion({ id: url, badge: `${origin}/class` }) },
    [`${origin}/class`]: { json: makeBadgeClass({ id: `${origin}/class`, issuer: `${origin}/issuer` }) },
    [`${origin}/issuer`]: { json: issuer },
  }
}

const uuid = '0c9b7d04-8d4f-4b3a-9a0e-5b1c2d3e4f50'

describe('pages of platforms', () => {
  test.each([
    [
      'Credly',
      `https://www.credly.com/badges/${uuid}/public_url`,
      `https://api.credly.com/v1/obi/v2/badge_assertions/${uuid}`,
    ],
    ['Badgr', 'https://badgr.com/public/assertions/abc', 'https://api.badgr.io/public/assertions/abc'],
    [
      'Badgr in Europe',
      'https://eu.badgr.com/public/assertions/abc?identity__email=me%40example.org',
      'https://api.eu.badgr.io/public/assertions/abc',
    ],
    [
      'Parchment',
      'https://badges.parchment.ca/public/assertions/abc',
      'https://api.badges.parchment.ca/public/assertions/abc',
    ],
    [
      'edubadges',
      'https://www.edubadges.nl/public/assertions/abc',
      'https://api.edubadges.nl/public/assertions/abc',
    ],
    [
      'Open Badge Factory',
      `https://openbadgefactory.com/v1/assertion/${'a'.repeat(40)}.html`,
      `https://openbadgefactory.com/v1/assertion/${'a'.repeat(40)}`,
    ],
    [
      'Moodle',
      'https://moodle.example/badges/badge.php?hash=abc',
      'https://moodle.example/badges/assertion.php?b=abc&obversion=2',
    ],
  ])('%s: the badge, without the learner doing anything', async (_, page, address) => {
    const outside = fakeOutside({ ...hosted(address), [page]: html() })
    const { report, badge, payload } = await examine(page, outside)
    expect([report.verdict, badge?.achievement.name, payload]).toEqual([
      'verified',
      'Welding',
      { form: 'url', url: address },
    ])
    expect(outside.asked).not.toContain(page)
  })

  test('Open Educational Badges: a credential that stands for itself', async () => {
    const key = makeKey()
    const credential = await signDataIntegrity(
      makeCredential({ issuer: { id: key.did, type: ['Profile'] } }),
      key,
    )
    const address = 'https://api.openbadges.education/public/assertions/abc?v=3_0'
    const { report, payload } = await examine(
      'https://openbadges.education/public/assertions/abc',
      fakeOutside({ [address]: { json: credential } }),
    )
    expect([report.verdict, payload]).toEqual(['intact', { form: 'url', url: address }])
  })

  test.each([
    ['the page itself answers with JSON', undefined],
    ['the page names its JSON', 'https://www.credly.com/badges/credential.json'],
  ])('Credly, a badge of which there is no 2.0: %s', async (_, alternate) => {
    const key = makeKey()
    const issuer = `did:web:www.credly.com:api:v1:obi:v3:issuers:${uuid}`
    const did = `https://www.credly.com/api/v1/obi/v3/issuers/${uuid}/did.json`
    const credential = await signDataIntegrity(
      makeCredential({ issuer: { id: issuer, type: ['Profile'] } }),
      key,
      {
        verificationMethod: `${issuer}#key-1`,
      },
    )
    const page = `https://www.credly.com/badges/${uuid}`
    const outside = fakeOutside({
      [`https://api.credly.com/v1/obi/v2/badge_assertions/${uuid}`]: { status: 404 },
      [did]: { json: controllerDocument(issuer, { 'key-1': key }) },
      ...(alternate
        ? {
            [page]: html(`<link rel="alternate" type="application/ld+json" href="${alternate}">`),
            [alternate]: { json: credential },
          }
        : { [page]: { json: credential } }),
    })
    const { report, badge } = await examine(page, outside)
    expect([report.verdict, badge?.version]).toEqual(['verified', '3.0'])
  })

  test('Open Badge Passport: its description names the badge', async () => {
    const address = `https://openbadgefactory.com/v1/assertion/${'b'.repeat(40)}`
    const { report, payload } = await examine(
      'https://openbadgepassport.com/app/badge/info/918042',
      fakeOutside({
        ...hosted(address),
        'https://openbadgepassport.com/app/obpv1/badge/info/918042': {
          json: { id: 918042, owner: 7, assertion_url: address, content: [] },
        },
      }),
    )
    expect([report.verdict, payload]).toEqual(['verified', { form: 'url', url: address }])
  })

  test('Parchment serves badges that still live at Badgr', async () => {
    const home = 'https://api.badgr.io/public/assertions/abc'
    const answers = hosted(home)
    const { report } = await examine(
      'https://badges.parchment.com/public/assertions/abc',
      fakeOutside({ ...answers, 'https://api.badges.parchment.com/public/assertions/abc': answers[home] }),
    )
    expect(report.verdict).toBe('verified')
  })

  test('a place that does not answer, and a page without badge: could not check, at that place', async () => {
    const page = `https://www.credly.com/badges/${uuid}`
    const { report, badge } = await examine(page, fakeOutside({ [page]: html() }))
    expect([report.verdict, badge]).toEqual(['unverified', undefined])
    expect(report.checks.find(({ id }) => id === 'integrity')).toMatchObject({
      code: 'integrity.hosted-out-of-reach',
      because: { domain: 'api.credly.com' },
    })
  })

  test('withdrawn at its place: the page is not asked any more', async () => {
    const outside = fakeOutside({ 'https://api.badgr.io/public/assertions/abc': { status: 410 } })
    const { report } = await examine('https://badgr.com/public/assertions/abc', outside)
    expect([report.verdict, outside.asked]).toEqual([
      'revoked',
      ['https://api.badgr.io/public/assertions/abc'],
    ])
  })
})

describe('pages of hosts that no rule knows', () => {
  const page = 'https://school.example/badge/7'
  const address = 'https://school.example/assertions/7.json'
  const alternate = `<link rel="alternate" type="application/ld+json" href="/assertions/7.json">`

  test('the link in their head is followed', async () => {
    const { report, payload } = await examine(
      page,
      fakeOutside({ ...hosted(address), [page]: html(alternate) }),
    )
    expect([report.verdict, payload]).toEqual(['verified', { form: 'url', url: address }])
  })

  test('and no further than once', async () => {
    const loop = (to: string) => html(`<link rel="alternate" type="application/json" href="${to}">`)
    const outside = fakeOutside({
      [page]: loop('/b'),
      'https://school.example/b': loop('/c'),
      'https://school.example/c': loop('/d'),
    })
    const { report } = await examine(page, outside)
    expect([report.verdict, report.checks[0]!.code]).toEqual(['unreadable', 'read.link-without-badge'])
    expect(outside.asked).toEqual([page, 'https://school.example/b'])
  })

  test('JSON that is no badge is passed over', async () => {
    const other = '<link rel="alternate" type="application/json" href="/wp-json/1">'
    const { report } = await examine(
      page,
      fakeOutside({
        ...hosted(address),
        [page]: html(other + alternate),
        'https://school.example/wp-json/1': { json: { title: 'Page' } },
      }),
    )
    expect(report.verdict).toBe('verified')
  })

  test.each([['.json'], ['?v=2_0&expand=badge&expand=badge.issuer']])(
    'a Badgr server of one’s own that ignores Accept understands %s',
    async (suffix) => {
      const plain = 'https://badges.school.example/public/assertions/abc'
      const { [plain]: assertion, ...rest } = hosted(plain)
      const { report } = await examine(
        plain,
        fakeOutside({ ...rest, [plain]: html(), [plain + suffix]: assertion }),
      )
      expect(report.verdict).toBe('verified')
    },
  )

  test('a page that leads nowhere is a page', async () => {
    const { report } = await examine(page, fakeOutside({ [page]: html() }))
    expect(report.checks[0]!.code).toBe('read.link-without-badge')
  })

  test('a link within a message', async () => {
    const text = 'My new badge: https://badgr.com/public/assertions/abc !'
    const { report } = await examine(text, fakeOutside(hosted('https://api.badgr.io/public/assertions/abc')))
    expect(report.verdict).toBe('verified')
  })
})
