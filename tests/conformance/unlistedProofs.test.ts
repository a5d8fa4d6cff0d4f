// Badges with embedded proofs that no list of cases holds: every method, sets and chains, odd spellings, and every word
// of them changed.
import { describe, expect, test } from 'vitest'
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity, type ProofOptions, type TestKey } from '../support/signBadge.ts'
import { signBase, signSelective } from '../support/signSelective.ts'
import { judge, judgeEach, plain, textsIn, type Case, type Document } from '../support/unlisted.ts'

const V2 = 'https://www.w3.org/ns/credentials/v2'
const V1 = 'https://www.w3.org/2018/credentials/v1'
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const INTEGRITY = 'https://w3id.org/security/data-integrity/v2'
const SUITE_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1'

const keys = { Ed25519: makeKey('Ed25519'), 'P-256': makeKey('P-256'), 'P-384': makeKey('P-384') }
const key = keys.Ed25519
const trusted = { trustedIssuers: Object.values(keys).map(({ did }) => did) }

const badge = (changes: object = {}, by: TestKey = key): Document =>
  plain(makeCredential({ issuer: { id: by.did, type: ['Profile'], name: 'Workshop' }, ...changes }))
const signed = (changes: object = {}, options: ProofOptions = {}, by: TestKey = key) =>
  signDataIntegrity(badge(changes, by), by, options)
const given = async (document: Document | Promise<Document>) => ({ input: await document, options: trusted })

type Method = [
  name: string,
  sign: (document: Document) => Promise<Document>,
  by: TestKey,
  contexts?: unknown[],
]

const METHODS: Method[] = [
  ...(['eddsa-rdfc-2022', 'eddsa-2022', 'eddsa-jcs-2022'] as const).map((suite): Method => [
    suite,
    (document) => signDataIntegrity(document, key, { suite }),
    key,
  ]),
  ...(['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'] as const).flatMap((suite) =>
    (['P-256', 'P-384'] as const).map((kind): Method => [
      `${suite}, ${kind}`,
      (document) => signDataIntegrity(document, keys[kind], { suite }),
      keys[kind],
    ]),
  ),
  [
    'Ed25519Signature2020',
    (document) => signDataIntegrity(document, key, { suite: 'Ed25519Signature2020' }),
    key,
    [V2, OB, SUITE_2020],
  ],
  ['ecdsa-sd-2023, base', (document) => signBase(document, keys['P-256']), keys['P-256']],
  ['ecdsa-sd-2023, derived', (document) => signSelective(document, keys['P-256']), keys['P-256']],
]

describe.each(METHODS)('%s', (_, sign, by, contexts = [V2, OB]) => {
  const rich = () =>
    badge(
      {
        '@context': contexts,
        name: 'Réunion ★',
        validUntil: '2030-01-01T00:00:00Z',
        evidence: [
          {
            id: 'https://a.example/e',
            type: ['Evidence'],
            name: 'Photo',
            narrative: 'A "quote" \\ and\nlines',
          },
        ],
      },
      by,
    )

  test('holds', async () => {
    expect(await judge(await given(sign(rich())))).toMatchObject({ verdict: 'verified', version: '3.0' })
  })

  test('holds with VC data model 1.1', async () => {
    const old = [
      V1,
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      INTEGRITY,
      ...contexts.slice(2),
    ]
    const document = plain({
      ...rich(),
      '@context': old,
      validFrom: undefined,
      validUntil: undefined,
      issuanceDate: '2026-01-01T00:00:00Z',
      expirationDate: '2030-01-01T00:00:00Z',
    })
    expect(await judge(await given(sign(document)))).toMatchObject({ verdict: 'verified' })
  })

  test('falls with any one of its words', async () => {
    const whole = await sign(rich())
    let count = 0
    for (const { place, changed } of textsIn(whole)) {
      const { verdict } = await judge({ input: changed, options: trusted })
      expect([place, verdict]).not.toEqual([place, 'verified'])
      expect([place, verdict]).not.toEqual([place, 'intact'])
      count++
    }
    expect(count).toBeGreaterThan(20)
  })

  test('falls with what is left out or put in', async () => {
    const whole = await sign(rich())
    const without = (name: string) => plain({ ...whole, [name]: undefined })
    for (const changed of [
      without('validUntil'),
      without('evidence'),
      without('name'),
      { ...whole, description: 'More' },
      { ...whole, validUntil: '2031-01-01T00:00:00Z' },
      { ...whole, issuer: { ...(whole.issuer as object), id: makeKey().did } },
    ])
      expect((await judge({ input: changed, options: trusted })).verdict).toBe('altered')
  })

  test('is never the word of another key', async () => {
    const whole = await sign(rich())
    const other = makeKey(by.kind)
    const proof = { ...(whole.proof as Document), verificationMethod: other.method }
    expect((await judge({ input: { ...whole, proof }, options: trusted })).verdict).toBe('altered')
  })
})

describe('sets and chains', () => {
  const other = makeKey()
  const add = (document: Document | Promise<Document>, by: TestKey, more: Document, suite?: string) =>
    Promise.resolve(document).then((one) => signDataIntegrity(one, by, { more, ...(suite && { suite }) }))
  const two = () => add(add(badge(), key, { id: 'urn:1' }), other, { id: 'urn:2' })
  const chain = () => add(add(badge(), key, { id: 'urn:1' }), other, { id: 'urn:2', previousProof: 'urn:1' })
  const spoilt = async (document: Promise<Document>, place: number, change: Document) => {
    const whole = await document
    const proof = (whole.proof as Document[]).map((one, index) =>
      index === place ? { ...one, ...change } : one,
    )
    return { ...whole, proof }
  }
  const ofAnother = async () => String(((await signed({ name: 'Other' })).proof as Document).proofValue)

  judgeEach([
    ['a set: the issuer’s and a witness’s', async () => given(two()), 'verified'],
    ['a set in the other order', async () => given(add(add(badge(), other, {}), key, {})), 'verified'],
    [
      'a set of three methods',
      async () =>
        given(add(add(signed(), keys['P-256'], {}, 'ecdsa-jcs-2019'), keys['P-384'], {}, 'ecdsa-rdfc-2019')),
      'verified',
    ],
    [
      'a set of strangers: unchanged, and not the issuer’s',
      async () => given(add(add(badge(), other, {}), makeKey(), {})),
      'altered',
    ],
    [
      'a set with one broken',
      async () => given(spoilt(two(), 1, { proofValue: await ofAnother() })),
      'altered',
    ],
    [
      'a set with one of an unknown method',
      async () => given(spoilt(two(), 1, { cryptosuite: 'quantum-2030' })),
      'verified',
    ],
    [
      'a set with one of which the key is nowhere',
      async () => given(spoilt(two(), 1, { verificationMethod: 'did:example:nobody#1' })),
      'verified',
    ],
    ['a chain', async () => given(chain()), 'verified'],
    [
      'a chain of three, the last on both',
      async () => given(add(chain(), keys['P-256'], { previousProof: ['urn:1', 'urn:2'] })),
      'verified',
    ],
    [
      'a chain whose first was exchanged',
      async () => given(spoilt(chain(), 0, { created: '2027-01-01T00:00:00Z' })),
      'altered',
    ],
    ['a chain on nothing', async () => given(spoilt(chain(), 1, { previousProof: 'urn:gone' })), 'verified'],
    [
      'nine proofs keep us busy',
      async () => {
        const whole = await signed()
        return given({ ...whole, proof: Array.from({ length: 9 }, () => whole.proof) })
      },
      'unverified',
    ],
  ])
})

describe('odd spellings', () => {
  const subject = makeCredential().credentialSubject as Document
  const achievement = subject.achievement as Document
  const withAchievement = (change: object) => ({
    credentialSubject: { ...subject, achievement: { ...achievement, ...change } },
  })

  const fine: [name: string, changes: object][] = [
    ['contexts in the other order', { '@context': [OB, V2] }],
    ['a context twice', { '@context': [V2, OB, OB] }],
    [
      'a context more that is known',
      { '@context': [V2, OB, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json', INTEGRITY] },
    ],
    [
      'a word of the issuer’s own',
      { '@context': [V2, OB, { shoeSize: 'https://a.example/shoe' }], shoeSize: 42 },
    ],
    ['the issuer as an address', { issuer: key.did }],
    ['the issuer in a list', { issuer: [{ id: key.did, type: ['Profile'] }] }],
    ['the subject in a list', { credentialSubject: [subject] }],
    ['types as texts', { credentialSubject: { ...subject, type: 'AchievementSubject' } }],
    ['the achievement in a list', { credentialSubject: { ...subject, achievement: [achievement] } }],
    ['no id', { id: undefined }],
    ['no name of its own', { name: undefined }],
    [
      'names in three languages',
      {
        name: [
          { '@value': 'Réunion', '@language': 'fr' },
          { '@value': 'Meeting', '@language': 'en' },
          { '@value': 'اجتماع', '@language': 'ar' },
        ],
      },
    ],
    [
      'tags, credits, a rubric',
      withAchievement({
        tag: ['a', 'b'],
        creditsAvailable: 1.5,
        resultDescription: [
          {
            id: 'urn:r',
            type: ['ResultDescription'],
            name: 'Grade',
            resultType: 'LetterGrade',
            allowedValue: ['A', 'B'],
          },
        ],
      }),
    ],
    ['numbers that look like others', withAchievement({ creditsAvailable: 3 })],
    [
      'an inlined picture',
      withAchievement({ image: { id: `data:image/png;base64,${'iVBORw0KGgo'.repeat(200)}`, type: 'Image' } }),
    ],
    [
      'two subjects',
      { credentialSubject: [subject, { id: 'did:example:second', type: ['AchievementSubject'] }] },
    ],
    ['a day as its beginning, with milliseconds', { validFrom: '2026-03-01T00:00:00.123Z' }],
    ['a beginning in another zone', { validFrom: '2026-03-01T02:00:00+02:00' }],
    ['an end in another zone that has not come', { validUntil: '2026-11-22T12:30:00-01:00' }],
  ]
  judgeEach(fine.map(([name, changes]): Case => [name, () => given(signed(changes)), 'verified']))

  const notFine: Case[] = [
    [
      'an end in another zone that has come',
      () => given(signed({ validUntil: '2026-11-22T12:30:00+01:00' })),
      'expired',
    ],
    ['an end this very second', () => given(signed({ validUntil: '2026-11-22T12:00:00Z' })), 'expired'],
    [
      'an end before its beginning',
      () => given(signed({ validFrom: '2026-03-01T00:00:00Z', validUntil: '2026-02-01T00:00:00Z' })),
      'expired',
    ],
    [
      'an end that is no date',
      () => given(signed({ validUntil: 'next year' }, { suite: 'eddsa-jcs-2022' })),
      { verdict: 'intact', codes: { window: 'window.unreadable' } },
    ],
    [
      'an end on a day that is none',
      () => given(signed({ validUntil: '2030-02-30T00:00:00Z' })),
      { verdict: 'intact', codes: { window: 'window.unreadable' } },
    ],
    [
      'a context nobody knows',
      async () => given({ ...(await signed()), '@context': [V2, OB, 'https://a.example/context.json'] }),
      { verdict: 'unverified', codes: { integrity: 'integrity.context-unknown' } },
    ],
    [
      'a context that turns words around',
      async () =>
        given({ ...(await signed()), '@context': [V2, OB, { validUntil: 'https://a.example/nothing' }] }),
      'unverified',
    ],
    ['a word nothing explains', async () => given({ ...(await signed()), shoe: 'brown' }), 'unverified'],
    [
      'an end under its full name',
      async () =>
        given({
          ...(await signed()),
          'https://www.w3.org/2018/credentials#validUntil': '2020-01-01T00:00:00Z',
        }),
      'unverified',
    ],
    [
      'a number without bounds',
      async () => given({ ...(await signed({}, { suite: 'eddsa-jcs-2022' })), x: '∞' }),
      'altered',
    ],
    [
      'a proof for another purpose',
      () => given(signed({}, { more: { proofPurpose: 'authentication' } })),
      'unverified',
    ],
    [
      'a proof whose time is over',
      () => given(signed({}, { more: { expires: '2026-02-01T00:00:00Z' } })),
      'unverified',
    ],
    [
      'a proof that still holds for a while',
      () => given(signed({}, { more: { expires: '2027-02-01T00:00:00Z' } })),
      'verified',
    ],
    ['no proof', () => given(badge()), 'unverified'],
    ['a proof that is a text', () => given({ ...badge(), proof: 'trust me' }), 'unverified'],
    [
      'a method of tomorrow',
      async () =>
        given({ ...(await signed()), proof: { type: 'DataIntegrityProof', cryptosuite: 'mldsa-2028' } }),
      { verdict: 'unverified', codes: { integrity: 'integrity.method-unknown' } },
    ],
  ]
  judgeEach(notFine)

  test.each(['1e999', '-1e999', '"\\ud800"', '"\\udfff x"'])(
    '%s in a badge signed over its JSON: open, and never a crash',
    async (value) => {
      const text = JSON.stringify(await signed({}, { suite: 'eddsa-jcs-2022' }))
      const { verdict } = await judge({
        input: text.replace('"proof":', `"x":${value},"proof":`),
        options: trusted,
      })
      expect(verdict).toBe('unverified')
    },
  )
})
