// Putting badges into pictures: what goes in comes out, and the picture is unharmed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Payload } from '../../../../src/domain/badge/badge.ts'
import { bakePng } from '../../../../src/domain/badge/bakePng.ts'
import { bakeSvg } from '../../../../src/domain/badge/bakeSvg.ts'
import { unbakeSvg } from '../../../../src/domain/badge/svg/unbakeSvg.ts'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import {
  jsonPayload,
  makeAssertion,
  makeCredential,
  makePng,
  makeSvg,
  makeTextChunk,
  makeToken,
  pixelsOf,
  withChunks,
} from '../../../support/makeBadge.ts'

function value<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const anyPayload: fc.Arbitrary<Payload> = fc.oneof(
  fc.json().map((text): Payload => ({ form: 'json', text: `{"a":${text}}` })),
  fc.string({ unit: 'grapheme' }).map((text) => jsonPayload({ text })),
  fc
    .dictionary(fc.string(), fc.string())
    .map((claims): Payload => ({ form: 'jws', token: makeToken(claims) })),
  fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url): Payload => ({ form: 'url', url })),
)

describe('PNG', () => {
  test('property: the payload comes back byte for byte, the pixels stay', async () => {
    const property = fc.asyncProperty(anyPayload, fc.integer({ min: 1, max: 250 }), async (payload, seed) => {
      const png = makePng(seed)
      const baked = value(bakePng(png, payload))
      expect(await unbake(baked)).toEqual({ ok: true, value: { container: 'png', payloads: [payload] } })
      expect(pixelsOf(baked)).toEqual(pixelsOf(png))
      // Without the new chunk the file is the old one: every other byte stayed.
      expect(Buffer.concat([baked.subarray(0, 33), baked.subarray(33 + baked.length - png.length)])).toEqual(
        Buffer.from(png),
      )
    })
    await fc.assert(property, { numRuns: 60 })
  })

  test('a badge that was there is replaced, wherever and however it was written', async () => {
    const png = makePng()
    const old = [
      makeTextChunk('zTXt', 'openbadges', 'https://old.example'),
      makeTextChunk('iTXt', 'openbadge', '{}'),
    ]
    const other = makeTextChunk('tEXt', 'Software', 'A program')
    const crowded = withChunks(withChunks(png, [...old, other]), old, 'before end')
    const payload = jsonPayload(makeCredential())
    const baked = value(bakePng(crowded, payload))
    expect(value(await unbake(baked)).payloads).toEqual([payload])
    expect(baked).toEqual(value(bakePng(withChunks(png, [other]), payload)))
    expect(value(bakePng(baked, payload))).toEqual(baked)
  })

  test.each([
    ['openbadgecredential', jsonPayload(makeCredential())],
    ['openbadgecredential', { form: 'jws', token: makeToken({ vc: makeCredential() }) }],
    ['clrcredential', jsonPayload(makeCredential({ type: ['VerifiableCredential', 'ClrCredential'] }))],
    ['openbadges', jsonPayload(makeAssertion())],
    ['openbadges', { form: 'url', url: 'https://a.example' }],
  ] satisfies [string, Payload][])('the keyword is %s', (keyword, payload) => {
    const baked = Buffer.from(value(bakePng(makePng(), payload)))
    expect(baked.toString('latin1', 37, 41 + keyword.length + 5)).toBe(`iTXt${keyword}\0\0\0\0\0`)
  })

  test('what is no whole PNG is refused', () => {
    const payload = jsonPayload(makeAssertion())
    expect(bakePng(new TextEncoder().encode('<svg/>'), payload)).toEqual({
      ok: false,
      error: { code: 'bake.png.not-a-png' },
    })
    expect(bakePng(makePng().subarray(0, 50), payload)).toEqual({
      ok: false,
      error: { code: 'bake.png.damaged' },
    })
    const huge: Payload = { form: 'json', text: `{"a":"${'x'.repeat(3 * 1024 * 1024)}"}` }
    expect(bakePng(makePng(), huge)).toMatchObject({ error: { code: 'bake.too-large' } })
  })
})

describe('SVG', () => {
  test('property: the payload comes back character for character, the rest of the picture stays', () => {
    const versions = fc.constantFrom('1.0' as const, '2.0' as const, '3.0' as const, 'clr-2.0' as const)
    const property = fc.property(anyPayload, versions, (payload, version) => {
      const svg = `<?xml version="1.0"?>\n<!-- ]]> -->${makeSvg('<text>&lt;</text>')}\n`
      const baked = value(bakeSvg(svg, payload, version))
      expect(value(unbakeSvg(baked)).payloads[0]).toEqual(payload)
      expect(baked.replace(/<openbadges:[^]*(<\/openbadges:\w+>|\/>(?=<text>))/, '')).toBe(svg)
    })
    fc.assert(property, { numRuns: 200 })
  })

  test('the element and its namespace follow the version', () => {
    const token: Payload = { form: 'jws', token: makeToken({}) }
    expect(value(bakeSvg(makeSvg(), token, '2.0'))).toContain(
      '><openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="ey',
    )
    expect(value(bakeSvg(makeSvg(), token, '3.0'))).toContain(
      '><openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" verify="ey',
    )
    expect(value(bakeSvg(makeSvg(), token, 'clr-2.0'))).toContain(
      'xmlns:openbadges="https://purl.imsglobal.org/clr/v2p0"',
    )
  })

  test('a hosted 2.0 badge names its address beside its text, a 3.0 badge does not', () => {
    expect(value(bakeSvg(makeSvg(), jsonPayload(makeAssertion()), '2.0'))).toContain(
      'verify="https://issuer.example/assertions/1"><![CDATA[{',
    )
    expect(value(bakeSvg(makeSvg(), jsonPayload(makeCredential()), '3.0'))).toContain('/v3p0"><![CDATA[{')
  })

  test('text that ends a CDATA section does no harm', () => {
    const payload = jsonPayload({ a: ']]>]]>', b: '<script>', c: ']]' })
    expect(value(unbakeSvg(value(bakeSvg(makeSvg(), payload, '3.0')))).payloads).toEqual([payload])
  })

  test('a badge that was there is replaced', () => {
    const svg = makeSvg(
      '<g><o:assertion xmlns:o="http://openbadges.org" verify="https://old.example"><x/></o:assertion></g>',
    )
    const payload = jsonPayload(makeCredential())
    const baked = value(bakeSvg(svg, payload, '3.0'))
    expect(value(unbakeSvg(baked)).payloads).toEqual([payload])
    expect(value(bakeSvg(baked, payload, '3.0'))).toBe(baked)
    expect(baked).toContain('<g></g>')
  })

  test('a root without an inside gets one', () => {
    const payload: Payload = { form: 'url', url: 'https://a.example/?a=1&b="2"' }
    const baked = value(bakeSvg('<s:svg xmlns:s="http://www.w3.org/2000/svg" />\n', payload, '2.0'))
    expect(baked).toMatch(/^<s:svg xmlns:s="[^"]+" ><openbadges:assertion .*\/><\/s:svg>\n$/)
    const address: Payload = { form: 'url', url: 'https://a.example/?a=1&b=2' }
    expect(value(unbakeSvg(value(bakeSvg('<svg/>', address, '2.0')))).payloads).toEqual([address])
  })

  test.each([
    ['bake.svg.not-an-svg', '<html></html>'],
    ['bake.svg.not-an-svg', 'hello'],
    ['bake.svg.malformed', '<svg><g></svg>'],
    ['bake.too-large', `<svg>${' '.repeat(11 * 1024 * 1024)}</svg>`],
  ])('%s', (code, svg) => {
    expect(bakeSvg(svg, jsonPayload(makeAssertion()), '2.0')).toMatchObject({ ok: false, error: { code } })
  })
})
