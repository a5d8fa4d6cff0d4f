// Whatever comes in, reading ends, in time and without throwing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bakeSvg } from '../../../../src/domain/badge/bakeSvg.ts'
import { isDeeperThan } from '../../../../src/domain/badge/parseJson.ts'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { unbake, unbakeText } from '../../../../src/domain/badge/unbake.ts'
import type { Json } from '../../../../src/domain/json.ts'
import {
  jsonPayload,
  makeAssertion,
  makeCredential,
  makePdf,
  makePdfStream,
  makePng,
  makeSvg,
  makeTextChunk,
  makeToken,
  withChunks,
} from '../../../support/makeBadge.ts'

const text = JSON.stringify(makeCredential())
const badgeElement = `<o:assertion xmlns:o="http://openbadges.org" verify="https://a.example"><![CDATA[${text}]]></o:assertion>`
const encode = (value: string) => new TextEncoder().encode(value)

/** Takes out and reads everything there is; the point is that it comes back. */
async function swallow(bytes: Uint8Array): Promise<string> {
  const unbaked = await unbake(bytes)
  if (!unbaked.ok) return unbaked.error.code
  return unbaked.value.payloads.map((payload) => (readBadge(payload).ok ? 'read' : 'refused')).join()
}

const starts = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [...encode('%PDF-')],
  [...encode('<svg ')],
  [...encode('{"')],
  [0x1f, 0x8b, 8],
  [...encode('data:')],
  [],
]

test('property: any bytes at all', async () => {
  const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }))
  const property = fc.asyncProperty(bytes, async ([start, rest]) => {
    expect(await swallow(Uint8Array.from([...start, ...rest]))).toBeTypeOf('string')
  })
  await fc.assert(property, { numRuns: 500 })
})

describe('property: valid files with some bytes changed', () => {
  test.each([
    [
      'PNG',
      withChunks(makePng(), [
        makeTextChunk('compressed iTXt', 'openbadges', text),
        makeTextChunk('tEXt', 'openbadges', text),
      ]),
    ],
    ['SVG', encode(`<!DOCTYPE svg [<!ENTITY a "b">]>${makeSvg(badgeElement)}`)],
    [
      'PDF',
      makePdf([
        makePdfStream(5, 'ObjStm', `6 0 << /openbadges (${text}) >>`),
        '7 0 obj\n<< /openbadges <6868> >>',
      ]),
    ],
    ['token', encode(makeToken({ vc: makeCredential() }))],
    ['JSON', encode(JSON.stringify(makeAssertion()))],
  ])('%s', async (_, file) => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255))
    const property = fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.nat(file.length),
      async (changes, length) => {
        const mutated = file.slice(0, length < 20 ? file.length : length)
        for (const [at, byte] of changes) if (at < mutated.length) mutated[at] = byte
        expect(await swallow(mutated)).toBeTypeOf('string')
      },
    )
    await fc.assert(property, { numRuns: 250 })
  })
})

test('property: any text pasted, any JSON read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (pasted) => {
      expect(unbakeText(pasted).ok).toBeTypeOf('boolean')
      expect(bakeSvg(pasted, { form: 'url', url: 'https://a.example' }, '2.0').ok).toBeTypeOf('boolean')
    }),
    { numRuns: 500 },
  )
})

/** Members a reader looks at, filled with anything. */
const members = [
  'badge',
  'issuer',
  'type',
  '@context',
  'recipient',
  'evidence',
  'credentialSubject',
  'achievement',
  'criteria',
  'alignment',
  'related',
  'endorsement',
  'image',
  'result',
  'resultDescription',
  'verify',
  'verification',
  'issuedOn',
  'name',
  'vc',
  'verifiableCredential',
  'extensions:CompetencyExtension',
  'identity',
  'id',
  'identifier',
]
const types = [
  'Assertion',
  'VerifiableCredential',
  'OpenBadgeCredential',
  'ClrCredential',
  'Endorsement',
  'https://w3id.org/openbadges/v2',
]
const { anything } = fc.letrec<{ anything: Json }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<Json>(...types, 'https://a.example/x', 'sha256$ab', '2020-01-01', ''),
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 5 })),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...members), tie('anything'), { maxKeys: 6 }),
  ),
}))

test('property: members of every type where others are expected', () => {
  const property = fc.property(
    fc.dictionary(fc.constantFrom(...members), anything, { maxKeys: 8 }),
    anything,
    (document, linked) => {
      const documents = new Map<string, Json>([['https://a.example/x', linked]])
      for (const changed of [makeAssertion(document), makeCredential(document), document]) {
        expect(readBadge(jsonPayload(changed), documents).ok).toBeTypeOf('boolean')
      }
      expect(readBadge({ form: 'url', url: 'https://a.example/x' }, documents).ok).toBeTypeOf('boolean')
    },
  )
  fc.assert(property, { numRuns: 1500 })
})

test('property: the depth guard agrees with counting', () => {
  const depthOf = (value: Json): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner ?? null)))
      : 0
  const property = fc.property(fc.jsonValue({ maxDepth: 8 }), fc.nat(9), (value, limit) => {
    expect(isDeeperThan(JSON.stringify(value), limit)).toBe(depthOf(value as Json) > limit)
  })
  fc.assert(property)
})

describe('inputs made to take quadratic time, a megabyte each', () => {
  const million = 1_000_000
  test.each([
    ['dots after an address', 'https://a.example/' + '.'.repeat(million) + 'x'],
    ['addresses', 'http://'.repeat(million / 8)],
    ['blanks', ' '.repeat(million) + 'x'],
    ['a data: URI of blanks', `data:;base64,${' '.repeat(million)}!`],
    ['per cent signs', `data:,${'%'.repeat(million)}`],
    ['opening tags', '<svg>' + '<'.repeat(million)],
    ['attributes', `<svg ${'a '.repeat(million / 2)}>`],
    [
      'distinct attributes',
      `<svg ${Array.from({ length: 80_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
    ],
    ['ampersands', `<svg a="${'&'.repeat(million)}"/>`],
    ['unclosed comments', '<!--'.repeat(million / 4)],
    ['comments in a document type', `<!DOCTYPE svg [${'<!---->'.repeat(million / 8)}`],
    ['quotes in a document type', `<!DOCTYPE svg [${`"'"`.repeat(million / 4)}`],
    ['declared namespaces', `<svg>${'<g xmlns:a="b"/>'.repeat(60_000)}</svg>`],
    ['badge elements', `<svg>${'<o:assertion xmlns:o="http://openbadges.org"/>'.repeat(20_000)}</svg>`],
    [
      'text in pieces',
      `<svg xmlns="http://openbadges.org"><assertion>${'x<![CDATA[y]]>'.repeat(60_000)}</assertion></svg>`,
    ],
    ['PDF keys', `%PDF-1.4 ${'/openbadges '.repeat(80_000)}`],
    ['PDF strings', `%PDF-1.4 ${'/openbadges ('.repeat(80_000)}`],
    ['PDF references', `%PDF-1.4 ${'/openbadges 1 0 R'.repeat(60_000)}`],
    ['PDF streams', `%PDF-1.4 ${'/ObjStm /FlateDecode stream x endstream '.repeat(25_000)}`],
    ['PDF streams without end', `%PDF-1.4 ${'stream '.repeat(140_000)}`],
    ['PDF metadata', `%PDF-1.4 ${'<x:xmpmeta'.repeat(100_000)}`],
    ['JSON brackets', '['.repeat(million)],
    ['JSON strings', `{"a":"${'\\"'.repeat(million / 2)}`],
    ['points of a token', `ey${'.'.repeat(million)}`],
    ['a long token', `eyJhIjoxfQ.${'A'.repeat(million)}.A!`],
  ])(
    '%s',
    async (_, hostile) => {
      expect(await swallow(encode(hostile))).toBeTypeOf('string')
      expect(unbakeText(hostile).ok).toBeTypeOf('boolean')
    },
    5000,
  )
})
