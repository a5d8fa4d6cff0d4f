// The fast way to a canonical form against jsonld itself: the same bytes, or no answer, and never a looser judgement.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/domain/json.ts'
import { isObject } from '../../../../src/domain/json.ts'
import { fixedContexts } from '../../../../src/domain/verification/contexts/fixedContexts.ts'
import { canonizePrepared } from '../../../../src/domain/verification/proofs/rdf/canonizePrepared.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { canonize } from '../../../support/signBadge.ts'
import { hasSharedFixtures, leftOut, sharedFiles, sharedText } from '../../../support/sharedFixtures.ts'

const byTheBook = (document: JsonObject) => canonize(document).catch(() => undefined)
const clone = (document: unknown) => JSON.parse(JSON.stringify(document)) as JsonObject

/** 'same', or 'left' to jsonld; anything else fails. */
async function compare(document: unknown): Promise<'same' | 'left'> {
  const ours = canonizePrepared(clone(document))
  if (ours === undefined) return 'left'
  expect(ours).toBe(await byTheBook(clone(document)))
  return 'same'
}

const V2 = 'https://www.w3.org/ns/credentials/v2'
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const rich = makeCredential({
  name: 'Å "quoted" \\ line\nbreak\ttab \u007f ★ 🎓',
  validUntil: '2027-01-01T00:00:00Z',
  evidence: [
    { type: ['Evidence'], name: 'one', genre: 'x' },
    { id: 'https://issuer.example/e', type: 'Evidence', narrative: 'two' },
    { type: ['Evidence'], name: 'one', genre: 'x' },
  ],
  credentialStatus: [
    {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '4',
      statusListCredential: 'https://issuer.example/s',
    },
  ],
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$00',
        identityType: 'emailAddress',
        salt: 's',
      },
    ],
    result: [{ type: ['Result'], resultDescription: 'urn:uuid:r', value: 'A' }],
    creditsEarned: 2.5,
    achievement: {
      id: 'https://issuer.example/a/1',
      type: ['Achievement'],
      creditsAvailable: 3,
      achievementType: 'Badge',
      criteria: { id: 'https://issuer.example/c', narrative: 'n' },
      image: { id: 'https://issuer.example/i.png', type: 'Image' },
      tag: ['b', 'a', 'b'],
      alignment: [
        { type: ['Alignment'], targetName: 'T', targetUrl: 'https://x.example/t', targetType: 'ESCO:Skill' },
        { type: ['Alignment'], targetName: 'T', targetUrl: 'https://x.example/t', targetType: 'ESCO:Skill' },
      ],
      creator: {
        id: 'https://issuer.example/1',
        type: ['Profile'],
        address: {
          type: ['Address'],
          addressCountry: 'FR',
          geo: { type: 'GeoCoordinates', latitude: 48.5, longitude: 2 },
        },
      },
    },
  },
  endorsement: [
    {
      '@context': [V2, OB],
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: 'https://endorser.example/',
      validFrom: '2026-03-01T00:00:00Z',
      credentialSubject: {
        id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
        type: ['EndorsementSubject'],
        endorsementComment: 'c',
      },
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2026-03-01T00:00:00Z',
        verificationMethod: 'did:key:z6Mk#z6Mk',
        proofPurpose: 'assertionMethod',
        proofValue: 'z2',
      },
    },
  ],
})

describe('the same bytes as jsonld', () => {
  test('plain and rich badges take the fast way', async () => {
    expect(await compare(makeCredential())).toBe('same')
    expect(await compare(rich)).toBe('same')
  })

  const files = [...sharedFiles('ob3', '.json'), ...sharedFiles('vc', '.json')].filter((path) => {
    const document = JSON.parse(sharedText(path)) as Json
    return (
      isObject(document) &&
      document['@context'] !== undefined &&
      document.OpenBadgeCredential === undefined &&
      !path.includes('context')
    )
  })

  test.skipIf(!hasSharedFixtures)(
    `badges made by others, their proofs, and what is in them${leftOut(80)}`,
    async () => {
      const told = { same: 0, left: 0 }
      for (const path of files) {
        const document = JSON.parse(sharedText(path)) as JsonObject
        const { proof, ...unsecured } = document
        const options = [proof]
          .flat()
          .filter(isObject)
          .map((one) => ({ ...one, '@context': document['@context'] }))
        for (const part of [document, unsecured, ...options]) told[await compare(part)]++
      }
      expect(told.same).toBeGreaterThan(150)
    },
  )

  test.each(fixedContexts().map(([address]) => address))('%s alone and with others', async (address) => {
    const document = {
      id: 'urn:uuid:1',
      type: ['VerifiableCredential'],
      name: 'n',
      proof: { type: 'DataIntegrityProof', created: '2026-01-01T00:00:00Z' },
    }
    for (const context of [
      [address],
      [V2, address],
      [V2, OB, address],
      ['https://www.w3.org/2018/credentials/v1', address],
      [address, V2],
    ]) {
      await compare({ '@context': context, ...document })
      await compare({ '@context': context, id: 'urn:uuid:1', type: ['VerifiableCredential'] })
    }
  })
})

describe('changed at random', () => {
  const odd: fc.Arbitrary<Json> = fc.oneof(
    fc.constantFrom<Json>(
      null,
      '',
      'urn:x',
      'relative',
      '@id',
      '_:b0',
      'did:key:z6Mk#z',
      'https://x.example/a b',
      'name',
      'xsd:string',
      [],
      {},
      [null],
      [[]],
      [['a']],
      { id: 'urn:uuid:1' },
      { '@id': 'urn:x' },
      { '@value': 'v', '@language': 'fr' },
      { '@list': ['a'] },
      { '@set': ['a'] },
      { id: null },
      { type: 'Evidence' },
      { type: [] },
      { type: 'Nothing' },
      { '@context': null },
      { '@context': [] },
      { '@context': OB, type: 'Achievement', name: 'n' },
    ),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
  )
  const keys = fc.constantFrom(
    'id',
    'type',
    'name',
    'description',
    'evidence',
    'achievement',
    'tag',
    'proof',
    'image',
    'creator',
    'narrative',
    'criteria',
    'issuer',
    '@context',
    '@id',
    '@type',
    '@graph',
    '@included',
    '@reverse',
    '@nest',
    'schema:name',
    'https://x.example/p',
    '_:p',
    'unknown',
    'result',
    'allowedValue',
    'rubricCriterionLevel',
    'credentialSchema',
    'jsonSchema',
    'termsOfUse',
    'relatedResource',
    'renderMethod',
    'digestSRI',
    'endorsementJwt',
  )

  /** Puts something odd at some place of a copy. */
  function change(
    document: unknown,
    path: number[],
    key: string,
    value: Json,
    shouldRemove: boolean,
  ): JsonObject {
    const copy = clone(document)
    let place: JsonObject = copy
    for (const step of path) {
      const inner = Object.values(place).flatMap((item) =>
        Array.isArray(item) ? item.filter(isObject) : isObject(item) ? [item] : [],
      )
      const next = inner[step % Math.max(inner.length, 1)]
      if (!next) break
      place = next
    }
    if (shouldRemove) {
      const names = Object.keys(place)
      delete place[names[path[0]! % Math.max(names.length, 1)]!]
    } else place[key] = value
    return copy
  }

  test('never other bytes, never a looser judgement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), keys, odd, fc.boolean()), {
          minLength: 1,
          maxLength: 3,
        }),
        async (changes) => {
          let document: JsonObject = clone(rich)
          for (const [path, key, value, shouldRemove] of changes)
            document = change(document, path, key, value, shouldRemove)
          await compare(document)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)

  test('nameless things that look alike, in trees', async () => {
    const leaf = fc.record({ type: fc.constant('Evidence'), name: fc.constantFrom('a', 'b') })
    const tree = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom('Profile', 'Achievement'),
          name: fc.constantFrom('a', 'b'),
          evidence: fc.array(leaf, { maxLength: 2 }),
          creator: fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            fc.constant('https://x.example/'),
            tie('node'),
          ),
        },
        { requiredKeys: ['type'] },
      ),
    })).node
    const told = { same: 0, left: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 4 }), async (nodes) => {
        const context = [
          'https://www.w3.org/ns/credentials/v2',
          OB,
          'https://www.w3.org/ns/credentials/examples/v2',
        ]
        told[
          await compare({
            '@context': context,
            id: 'urn:uuid:1',
            type: ['VerifiableCredential'],
            evidence: nodes,
          })
        ]++
      }),
      { numRuns: 200 },
    )
    expect(told.same).toBeGreaterThan(told.left)
  }, 60_000)
})
