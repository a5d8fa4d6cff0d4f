// The fields of a badge in all the shapes that issuers give them.
import { describe, expect, test } from 'vitest'
import type { Badge } from '../../../../src/domain/badge/badge.ts'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { alignmentsOf } from '../../../../src/domain/badge/readers/fields/alignments.ts'
import { dateOf } from '../../../../src/domain/badge/readers/fields/dates.ts'
import { evidenceOf } from '../../../../src/domain/badge/readers/fields/evidence.ts'
import { recipientsOf } from '../../../../src/domain/badge/readers/fields/recipients.ts'
import { wordsOf } from '../../../../src/domain/badge/readers/fields/words.ts'
import type { Json } from '../../../../src/domain/json.ts'
import { jsonPayload, makeAssertion, makeBadgeClass, makeCredential } from '../../../support/makeBadge.ts'

function read(document: object, documents: Record<string, Json> = {}): Badge {
  const badge = readBadge(jsonPayload(document), new Map(Object.entries(documents)))
  if (!badge.ok) throw new Error(badge.error.code)
  return badge.value
}

const withClass = (changes: object) => read(makeAssertion({ badge: makeBadgeClass(changes) }))
const withAchievement = (changes: object, subject: object = {}) =>
  read(
    makeCredential({
      credentialSubject: { id: 'did:example:me', achievement: { name: 'A', ...changes }, ...subject },
    }),
  )

describe('quirk 13: dates', () => {
  test.each<[Json, string | undefined]>([
    [1428494262, '2015-04-08T11:57:42Z'],
    ['1428494262', '2015-04-08T11:57:42Z'],
    [1428494262123, '2015-04-08T11:57:42.123Z'],
    ['2015-04-30', '2015-04-30'],
    ['20150430', '2015-04-30'],
    ['2015-04', '2015-04'],
    ['2016-12-31T23:59:59Z', '2016-12-31T23:59:59Z'],
    ['2016-12-31T23:59:59.123+02:00', '2016-12-31T23:59:59.123+02:00'],
    ['2015-04-30T00:00+00:00', '2015-04-30T00:00+00:00'],
    ['2016-12-31T23:59:59+0200', '2016-12-31T23:59:59+02:00'],
    ['2016-12-31T23:59:59', '2016-12-31T23:59:59Z'],
    ['2016-12-31 23:59:59', '2016-12-31T23:59:59Z'],
    [' 2016-02-29 ', '2016-02-29'],
    ['Sat, 30 Apr 2015 10:00:00 GMT', '2015-04-30T10:00:00Z'],
    ['2015-04-31', undefined],
    ['2015-02-29', undefined],
    ['2015-13-01', undefined],
    ['2015-04-30T25:00:00Z', undefined],
    ['04/05/2015', undefined],
    ['soon', undefined],
    ['', undefined],
    [0, undefined],
    [-5, undefined],
    [1e300, undefined],
    [true, undefined],
    [null, undefined],
    [{ a: 1 }, undefined],
  ])('%j', (written, expected) => {
    expect(dateOf(written)).toBe(expected)
  })

  test.each(['issuedOn', 'issued_on', 'issued-on'])('under the key %s', (key) => {
    expect(read(makeAssertion({ issuedOn: undefined, [key]: '2015-04-30' })).issuedOn).toBe('2015-04-30')
  })

  test('3.0: both data models', () => {
    expect(read(makeCredential({ validUntil: '2030-01-01T00:00:00Z' }))).toMatchObject({
      issuedOn: '2026-03-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
    })
    const old = makeCredential({
      validFrom: undefined,
      issuanceDate: '2010-01-01T00:00:00Z',
      expirationDate: '2011-01-01T00:00:00Z',
    })
    expect(read(old)).toMatchObject({ issuedOn: '2010-01-01T00:00:00Z', expires: '2011-01-01T00:00:00Z' })
  })
})

describe('quirk 14: recipients', () => {
  const hex = 'AB'.repeat(32)
  test.each<[Json, Json | undefined, object[]]>([
    ['a@b.example', undefined, [{ kind: 'email', value: 'a@b.example', hashed: false }]],
    [
      `sha256$${hex}`,
      'salt',
      [{ kind: 'email', value: `sha256$${hex.toLowerCase()}`, hashed: true, salt: 'salt' }],
    ],
    [hex, undefined, [{ kind: 'email', value: `sha256$${hex.toLowerCase()}`, hashed: true }]],
    [
      { identity: 'TEST@Example.com', type: 'email' },
      undefined,
      [{ kind: 'email', value: 'TEST@Example.com', hashed: false }],
    ],
    [
      { identity: `md5$${'0'.repeat(32)}`, type: 'email', hashed: true },
      undefined,
      [{ kind: 'email', value: `md5$${'0'.repeat(32)}`, hashed: true }],
    ],
    [
      { identity: '0'.repeat(40), type: 'email', hashed: true, salt: 's' },
      undefined,
      [{ kind: 'email', value: `sha1$${'0'.repeat(40)}`, hashed: true, salt: 's' }],
    ],
    [
      { identity: '0'.repeat(40), type: 'id', hashed: false },
      undefined,
      [{ kind: 'id', value: '0'.repeat(40), hashed: false }],
    ],
    [
      { identity: 'a@b.example', type: 'email', hashed: true },
      undefined,
      [{ kind: 'email', value: 'a@b.example', hashed: false }],
    ],
    [
      { identity: 'https://x.example/me', type: ['url'] },
      undefined,
      [{ kind: 'url', value: 'https://x.example/me', hashed: false }],
    ],
    [
      { identity: '+33 1', type: 'telephone' },
      undefined,
      [{ kind: 'telephone', value: '+33 1', hashed: false }],
    ],
    [{ identity: 'x', type: 'schema:email' }, undefined, [{ kind: 'email', value: 'x', hashed: false }]],
    [{ identity: 'x', type: 'twitter' }, undefined, [{ kind: 'other', value: 'x', hashed: false }]],
    [
      { identity: ['a@b.example', 'c@d.example'], type: 'email' },
      undefined,
      [
        { kind: 'email', value: 'a@b.example', hashed: false },
        { kind: 'email', value: 'c@d.example', hashed: false },
      ],
    ],
    [
      [{ identity: 'a@b.example' }, 'tel:+331'],
      undefined,
      [
        { kind: 'email', value: 'a@b.example', hashed: false },
        { kind: 'telephone', value: '+331', hashed: false },
      ],
    ],
    [{ identity: { a: 1 } }, undefined, []],
    [null, undefined, []],
  ])('%j', (recipient, salt, expected) => {
    expect(recipientsOf(recipient, salt)).toEqual(expected)
  })

  test('3.0: the subject and its identifiers', () => {
    const identifier = [
      {
        type: 'IdentityObject',
        identityHash: 'me@x.example',
        identityType: 'emailAddress',
        hashed: false,
        salt: 'not-used',
      },
      {
        type: 'IdentityObject',
        identityHash: `sha256$${hex}`,
        identityType: 'emailAddress',
        hashed: true,
        salt: 's',
      },
      { type: 'IdentityObject', identityHash: 'Léa', identityType: 'name', hashed: false },
    ]
    expect(withAchievement({}, { id: 'mailto:me@y.example', identifier }).recipients).toEqual([
      { kind: 'email', value: 'me@y.example', hashed: false },
      { kind: 'email', value: 'me@x.example', hashed: false },
      { kind: 'email', value: `sha256$${hex.toLowerCase()}`, hashed: true, salt: 's' },
      { kind: 'name', value: 'Léa', hashed: false },
    ])
  })
})

describe('quirk 19: criteria', () => {
  test.each([
    ['https://a.example/c', { url: 'https://a.example/c' }],
    [
      { id: 'https://a.example/c', narrative: 'Do it' },
      { url: 'https://a.example/c', narrative: 'Do it' },
    ],
    [{ narrative: 'Do it' }, { narrative: 'Do it' }],
    ['Do it', { narrative: 'Do it' }],
    [[{ narrative: 'Do it' }], { narrative: 'Do it' }],
    ['javascript:alert(1)', { narrative: 'javascript:alert(1)' }],
    [undefined, {}],
  ])('%j', (criteria, expected) => {
    expect(withClass({ criteria }).achievement.criteria).toEqual(expected)
  })
})

describe('quirk 20: pictures', () => {
  const address = 'https://a.example/i.png'
  test.each([
    [address, address],
    ['data:image/svg+xml;base64,AAAA', 'data:image/svg+xml;base64,AAAA'],
    [{ id: address, caption: 'x' }, address],
    [{ '@id': address }, address],
    [[{ id: address }], address],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    [7, undefined],
  ])('%j', (image, expected) => {
    expect(withClass({ image }).achievement.image).toBe(expected)
    expect(withAchievement({ image }).achievement.image).toBe(expected)
    expect(withClass({ issuer: { name: 'x', image } }).issuer.image).toBe(expected)
  })
})

describe('quirk 21: evidence', () => {
  const url = 'https://a.example/e'
  test.each<[Json, object[]]>([
    [url, [{ url }]],
    ['', []],
    [
      [url, url],
      [{ url }, { url }],
    ],
    [
      { id: url, name: 'E', narrative: 'N', genre: 'Video' },
      [{ url, name: 'E', narrative: 'N', genre: 'Video' }],
    ],
    [
      [{ id: url }, { narrative: 'only words' }],
      [{ url }, { narrative: 'only words' }],
    ],
    [{ id: '_:b0', description: 'D' }, [{ narrative: 'D' }]],
    ['what I did', [{ narrative: 'what I did' }]],
    [[{}, null, 3], []],
  ])('%j', (evidence, expected) => {
    expect(evidenceOf(evidence)).toEqual(expected)
  })

  test('a narrative of the assertion takes nothing away', () => {
    expect(read(makeAssertion({ narrative: 'How', evidence: [url] }))).toMatchObject({
      narrative: 'How',
      evidence: [{ url }],
    })
  })
})

describe('quirk 22: alignments', () => {
  const via = 'alignment'
  test.each<[Json, object[]]>([
    [
      [
        {
          targetName: 'N',
          targetUrl: 'https://f.example/1',
          targetFramework: 'F',
          targetCode: 1.2,
          targetType: 'CFItem',
        },
      ],
      [{ name: 'N', url: 'https://f.example/1', framework: 'F', code: '1.2', type: 'CFItem', via }],
    ],
    [
      { name: 'N', url: 'https://f.example/1', description: 'D' },
      [{ name: 'N', url: 'https://f.example/1', description: 'D', via }],
    ],
    ['https://f.example/1', [{ name: 'https://f.example/1', url: 'https://f.example/1', via }]],
    [
      { targetUrl: 'https://f.example/1', type: ['Alignment'] },
      [{ name: 'https://f.example/1', url: 'https://f.example/1', via }],
    ],
    [[{}, { targetDescription: 'only' }, 4], []],
  ])('%j', (alignment, expected) => {
    expect(alignmentsOf(alignment)).toEqual(expected)
  })

  test('both spellings of the key', () => {
    expect(withClass({ alignments: [{ targetName: 'N' }] }).achievement.alignments).toEqual([
      { name: 'N', via },
    ])
  })

  test('3.0: results bring theirs, with grade, level and name', () => {
    const resultDescription = [
      { id: 'urn:d1', name: 'Grade', alignment: [{ targetName: 'Project' }] },
      {
        id: 'urn:d2',
        name: 'Rubric',
        rubricCriterionLevel: [{ id: 'urn:l1', name: 'Mastered', alignment: [{ targetName: 'Deep' }] }],
      },
    ]
    const result = [
      { resultDescription: 'urn:d1', value: 17, alignment: { targetName: 'Project' } },
      { resultDescription: 'urn:d2', achievedLevel: 'urn:l1' },
      { status: 'Completed' },
    ]
    const badge = withAchievement({ resultDescription, alignment: { targetName: 'Own' } }, { result })
    expect(badge.results).toEqual([
      { name: 'Grade', value: '17' },
      { name: 'Rubric', value: 'Mastered' },
      { value: 'Completed' },
    ])
    expect(badge.achievement.level).toBe('Mastered')
    expect(badge.achievement.alignments).toEqual([
      { name: 'Own', via },
      { name: 'Project', via: 'result' },
      { name: 'Deep', via: 'result' },
    ])
  })
})

describe('quirk 23: languages', () => {
  const french = 'https://a.example/class?lang=fr'
  const related = [{ id: french, '@language': 'fr' }, { id: 'https://a.example/other' }]

  test('related classes with a language are editions; those not at hand are named', () => {
    expect(withClass({ '@language': 'en', related }).alsoLinked).toEqual([french])
    const document = {
      name: 'Souder',
      description: 'Soude.',
      criteria: { narrative: 'Souder.' },
      '@language': 'fr',
    }
    const badge = read(makeAssertion({ badge: makeBadgeClass({ '@language': 'en', related }) }), {
      [french]: document,
    })
    expect(badge.achievement).toMatchObject({
      language: 'en',
      editions: [{ language: 'fr', name: 'Souder', description: 'Soude.', criteria: 'Souder.' }],
    })
    expect(badge.alsoLinked).toBeUndefined()
    expect(badge.missing).toBeUndefined()
  })

  test('words with languages', () => {
    expect(wordsOf({ '@value': 'Bonjour', '@language': 'fr' })).toBe('Bonjour')
    expect(wordsOf([{ '@value': 'Hello' }, { '@value': 'Bonjour' }])).toBe('Hello')
    expect(wordsOf({ fr: 'Bonjour', en: 'Hello' })).toBe('Bonjour')
    expect(wordsOf({ a: 'no language' })).toBeUndefined()
  })
})

describe('quirk 24: endorsements', () => {
  const endorsement = { type: 'Endorsement', claim: { id: 'urn:1' } }

  test('2.0: inside, or behind an address', () => {
    const address = 'https://a.example/e1'
    const assertion = makeAssertion({
      endorsement: [endorsement, address],
      badge: makeBadgeClass({ endorsement }),
    })
    expect(read(assertion)).toMatchObject({ endorsements: [endorsement, endorsement], alsoLinked: [address] })
    expect(read(assertion, { [address]: endorsement }).endorsements).toHaveLength(3)
  })

  test('3.0: on credential, achievement, issuer and creator; objects and tokens', () => {
    const document = makeCredential({
      endorsement: [{ id: 'e1' }],
      endorsementJwt: ['eyA'],
      issuer: { id: 'urn:i', name: 'I', endorsement: { id: 'e2' } },
      credentialSubject: {
        achievement: {
          name: 'A',
          endorsementJwt: 'eyB',
          creator: { name: 'C', endorsement: [{ id: 'e3' }] },
        },
      },
    })
    expect(read(document).endorsements).toEqual([{ id: 'e1' }, 'eyA', 'eyB', { id: 'e2' }, { id: 'e3' }])
  })
})

describe('quirk 25: extensions', () => {
  test('Open Educational Badges', () => {
    const badge = withClass({
      'extensions:CompetencyExtension': [
        {
          name: 'Weld',
          description: 'D',
          framework: 'esco',
          framework_identifier: '/esco/skill/1',
          category: 'skill',
          studyLoad: 60,
        },
        { name: 'Cut', framework_identifier: 'http://data.europa.eu/esco/skill/2' },
        { category: 'nothing' },
      ],
      'extensions:LevelExtension': { Level: 'a2' },
      'extensions:CategoryExtension': { Category: 'competency' },
    })
    expect(badge.achievement).toMatchObject({
      level: 'a2',
      type: 'competency',
      alignments: [
        {
          name: 'Weld',
          description: 'D',
          url: 'http://data.europa.eu/esco/skill/1',
          framework: 'esco',
          code: '/esco/skill/1',
          type: 'skill',
          via: 'extension',
        },
        {
          name: 'Cut',
          url: 'http://data.europa.eu/esco/skill/2',
          code: 'http://data.europa.eu/esco/skill/2',
          via: 'extension',
        },
      ],
    })
  })

  test('edubadges', () => {
    const badge = withClass({
      'extensions:ECTSExtension': { ECTS: 2.5 },
      'extensions:EQFExtension': { EQF: 6 },
      'extensions:LanguageExtension': { Language: 'nl_NL' },
    })
    expect(badge.achievement).toMatchObject({ creditsAvailable: 2.5, level: 'EQF 6', language: 'nl-NL' })
  })

  test('the original creator, and no description', () => {
    const badge = withClass({
      'extensions:OriginalCreator': { name: 'Someone', url: 'https://s.example' },
      description: undefined,
    })
    expect(badge.achievement.creator).toMatchObject({ name: 'Someone', url: 'https://s.example' })
    expect(badge.achievement.description).toBeUndefined()
  })

  test('on the assertion, and under a full address', () => {
    const name = 'https://w3id.org/openbadges/extensions#CompetencyExtension'
    expect(read(makeAssertion({ [name]: { name: 'Weld' } })).achievement.alignments).toEqual([
      { name: 'Weld', via: 'extension' },
    ])
  })
})

describe('technical pitfall 12: strings, arrays, objects', () => {
  test('a string issuer', () => {
    expect(read(makeCredential({ issuer: 'did:web:a.example' })).issuer).toEqual({
      id: 'did:web:a.example',
      name: '',
      otherIdentifiers: [],
    })
  })

  test('several subjects: the one with an achievement', () => {
    const subjects = [{ id: 'urn:0' }, { id: 'did:example:me', achievement: { name: 'A' } }]
    expect(read(makeCredential({ credentialSubject: subjects }))).toMatchObject({
      achievement: { name: 'A' },
      recipients: [{ value: 'did:example:me' }],
    })
  })

  test('an achievement that is only an address, or absent', () => {
    expect(
      read(makeCredential({ name: 'N', credentialSubject: { achievement: 'https://a.example/a' } }))
        .achievement,
    ).toMatchObject({ id: 'https://a.example/a', name: 'N' })
    expect(
      read(makeCredential({ name: 'N', credentialSubject: { type: 'AchievementSubject' } })),
    ).toMatchObject({ kind: 'badge', achievement: { name: 'N' } })
  })

  test('other identifiers, credits, tags, language', () => {
    const issuer = {
      id: 'urn:i',
      name: 'I',
      otherIdentifier: [{ identifier: '12345', identifierType: 'sourcedId' }, {}],
    }
    const achievement = {
      name: 'A',
      tag: ['x', 2],
      creditsAvailable: 36,
      inLanguage: 'fr-FR',
      achievementType: 'Badge',
    }
    expect(read(makeCredential({ issuer, credentialSubject: { achievement } }))).toMatchObject({
      issuer: { otherIdentifiers: [{ type: 'sourcedId', value: '12345' }] },
      achievement: { tags: ['x', '2'], creditsAvailable: 36, language: 'fr-FR', type: 'Badge' },
    })
  })

  test('members that poison prototypes are only members', () => {
    const badge = readBadge({ form: 'json', text: '{"__proto__":{"badge":{"name":"x"}},"constructor":1}' })
    expect(badge).toEqual({ ok: false, error: { code: 'read.not-a-badge' } })
    expect(
      read(makeAssertion({ recipient: { identity: 'x', type: 'constructor' } })).recipients[0]?.kind,
    ).toBe('other')
  })
})
