// Addresses of pages that learners copy, and where the badge behind each lies.
import { describe, expect, test } from 'vitest'
import { alternatesIn } from '../../../../src/domain/badge/links/alternatesIn.ts'
import {
  assertionAddressOf,
  otherSpellingsOf,
} from '../../../../src/domain/badge/links/assertionAddressOf.ts'
import { PLATFORM_RULES } from '../../../../src/domain/badge/links/platforms.ts'

const uuid = '0c9b7d04-8d4f-4b3a-9a0e-5b1c2d3e4f50'
const hash = '036df2b4b0ce29eaedb39900a1ded618e9404977'
const id = 'Awy-B1R0REyhcERiMOSk7Q'
const credly = `https://api.credly.com/v1/obi/v2/badge_assertions/${uuid}`

describe('pages of platforms', () => {
  test.each([
    [`https://www.credly.com/badges/${uuid}`, credly],
    [`https://www.credly.com/badges/${uuid}/public_url`, credly],
    [`https://credly.com/badges/${uuid}/linked_in_profile?t=abc`, credly],
    [`https://www.credly.com/badges/${uuid}?source=linked_in_profile`, credly],
    [`https://www.credly.com/earner/earned/badge/${uuid}`, credly],
    [`https://www.youracclaim.com/badges/${uuid}`, credly],
    [`https://badgr.com/public/assertions/${id}`, `https://api.badgr.io/public/assertions/${id}`],
    [`https://asu.badgr.com/public/assertions/${id}?v=`, `https://api.badgr.io/public/assertions/${id}`],
    [`https://badgr.io/public/assertions/${id}/`, `https://api.badgr.io/public/assertions/${id}`],
    ...['eu', 'ca', 'au', 'sg'].flatMap((region) => [
      [
        `https://${region}.badgr.com/public/assertions/${id}`,
        `https://api.${region}.badgr.io/public/assertions/${id}`,
      ],
      [
        `https://api.${region}.badgr.io/public/assertions/${id}.json`,
        `https://api.${region}.badgr.io/public/assertions/${id}`,
      ],
    ]),
    [`https://test.badgr.com/public/assertions/${id}`, `https://api.test.badgr.com/public/assertions/${id}`],
    [
      `https://badges.parchment.com/public/assertions/${id}`,
      `https://api.badges.parchment.com/public/assertions/${id}`,
    ],
    [
      `https://badges.parchment.eu/public/assertions/${id}`,
      `https://api.badges.parchment.eu/public/assertions/${id}`,
    ],
    [`https://www.edubadges.nl/public/assertions/${id}`, `https://api.edubadges.nl/public/assertions/${id}`],
    [
      `https://openbadgefactory.com/v1/assertion/${hash}.html`,
      `https://openbadgefactory.com/v1/assertion/${hash}`,
    ],
    [
      `https://openbadgefactory.com/obv3/credentials/${hash}.html`,
      `https://openbadgefactory.com/obv3/credentials/${hash}`,
    ],
    [
      'https://openbadgepassport.com/app/badge/info/918042',
      'https://openbadgepassport.com/app/obpv1/badge/info/918042',
    ],
    [
      'https://openbadgepassport.com/app/badge/info/642466/pic/embed',
      'https://openbadgepassport.com/app/obpv1/badge/info/642466',
    ],
  ])('%s', (page, badge) => {
    expect(assertionAddressOf(page)).toEqual([badge])
  })

  test('Open Educational Badges: the signed credential before the older form', () => {
    const plain = `https://api.openbadges.education/public/assertions/${id}`
    expect(assertionAddressOf(`https://openbadges.education/public/assertions/${id}`)).toEqual([
      `${plain}?v=3_0`,
      plain,
    ])
  })

  test('Moodle, wherever it stands', () => {
    expect(assertionAddressOf(`https://www.open.edu/openlearn/badges/badge.php?hash=${hash}`)).toEqual([
      `https://www.open.edu/openlearn/badges/assertion.php?b=${hash}&obversion=2`,
      `https://www.open.edu/openlearn/badges/assertion.php?b=${hash}`,
    ])
    expect(assertionAddressOf('https://moodle.example/badges/badge.php')).toEqual([])
    expect(assertionAddressOf('https://moodle.example/badges/badge.php?hash=a%26b=c')).toEqual([])
  })

  test('the e-mail address that links carry goes no further', () => {
    const page = `https://eu.badgr.com/public/assertions/${id}?identity__email=learner%40example.org`
    expect(assertionAddressOf(page).join()).not.toContain('learner')
  })

  test.each([
    'https://www.credly.com/org/someone/badge/welding',
    'https://www.credly.com.evil.example/badges/0c9b7d04-8d4f-4b3a-9a0e-5b1c2d3e4f50',
    'https://evil.example/credly.com/badges/0c9b7d04-8d4f-4b3a-9a0e-5b1c2d3e4f50',
    'https://badgr.com/public/badges/Awy-B1R0REyhcERiMOSk7Q',
    'https://notbadgr.com/public/assertions/Awy-B1R0REyhcERiMOSk7Q',
    'https://openbadgefactory.com/v1/assertion/../../etc',
    'https://openbadgepassport.com/app/page/view/1',
    'ftp://credly.com/badges/0c9b7d04-8d4f-4b3a-9a0e-5b1c2d3e4f50',
    'not an address',
    '',
  ])('no rule: %s', (page) => expect(assertionAddressOf(page)).toEqual([]))

  test('every rule says where it is known from, and leads to https', () => {
    for (const { source, badges } of PLATFORM_RULES) {
      expect(source.length).toBeGreaterThan(20)
      for (const address of badges) expect(address).toMatch(/^https:\/\//)
    }
  })

  test('hostile addresses come to an end', () => {
    expect(assertionAddressOf(`https://credly.com/${'badges/'.repeat(1000)}`)).toEqual([])
    expect(assertionAddressOf(`https://a.example/${'a/'.repeat(4000)}badges/badge.php`)).toEqual([])
  })
})

test('other spellings for servers of the Badgr family', () => {
  expect(
    otherSpellingsOf(`https://badges.school.example/public/assertions/${id}/?identity__email=x`),
  ).toEqual([
    `https://badges.school.example/public/assertions/${id}.json`,
    `https://badges.school.example/public/assertions/${id}?v=2_0&expand=badge&expand=badge.issuer`,
  ])
  expect(otherSpellingsOf('https://school.example/badge/1')).toEqual([])
  expect(otherSpellingsOf('not an address')).toEqual([])
})

describe('links in the head of a page', () => {
  const base = 'https://school.example/badges/1?x=y'

  test.each([
    ['<link rel="alternate" type="application/ld+json" href="/a/1.json">', 'https://school.example/a/1.json'],
    [
      "<LINK href='1.json' TYPE='application/json; charset=utf-8' REL='nofollow alternate' />",
      'https://school.example/badges/1.json',
    ],
    ['<link rel=alternate type=application/json href=https://b.example/1>', 'https://b.example/1'],
    [
      '<link rel="alternate" type="application/vc+ld+json" href="/vc?a=1&amp;b=2">',
      'https://school.example/vc?a=1&b=2',
    ],
    ['<link rel="alternate" type="application/vc+jwt" href="/1.jwt">', 'https://school.example/1.jwt'],
  ])('%s', (tag, address) => expect(alternatesIn(`<html><head>${tag}</head>`, base)).toEqual([address]))

  test.each([
    '<link rel="alternate" type="application/json+oembed" href="/oembed">',
    '<link rel="alternate" type="application/rss+xml" href="/feed">',
    '<link rel="stylesheet" type="application/json" href="/x">',
    '<link rel="alternate" type="application/json" href="javascript:alert(1)">',
    '<link rel="alternate" type="application/json" href="">',
    '<link rel="alternate" type="application/json" href="https://[bad">',
    `${' '.repeat(300_000)}<link rel="alternate" type="application/json" href="/late">`,
  ])('none: %#', (tag) => expect(alternatesIn(tag, base)).toEqual([]))

  test('four at most, each once, and an end with hostile pages', () => {
    const many = Array.from(
      { length: 50 },
      (_, index) => `<link rel="alternate" type="application/json" href="/${index % 9}">`,
    )
    expect(alternatesIn(many.join(''), base)).toHaveLength(4)
    expect(alternatesIn('<link '.repeat(40_000), base)).toEqual([])
    expect(alternatesIn(`<link ${' rel='.repeat(390)}>`.repeat(100), base)).toEqual([])
  })
})
