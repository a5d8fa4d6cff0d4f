// The same badge in another shape: what is given back can be read again, and is the same badge.
import { describe, expect, test } from 'vitest'
import type { Badge, Payload } from '../../../../src/domain/badge/badge.ts'
import { asBakedPicture, asDataFile } from '../../../../src/domain/badge/giveBack.ts'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import { makeCredential, makePng, makeSvg, pixelsOf } from '../../../support/makeBadge.ts'

const text = JSON.stringify(makeCredential())
const bufferOf = (words: string) => new TextEncoder().encode(words).buffer
const badgeOf = (payload: Payload) => {
  const read = readBadge(payload)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}
const kept = (payload: Payload, mediaType: string, original = text, badge?: Badge) => ({
  badge: badge ?? badgeOf(payload),
  payload,
  original: { bytes: bufferOf(original), mediaType },
})
const json: Payload = { form: 'json', text }

describe('inside its picture', () => {
  test('a PNG keeps its pixels and gives the badge back', async () => {
    const png = makePng()
    const baked = asBakedPicture(kept(json, 'application/json'), { bytes: png, mediaType: 'image/png' })
    if (!baked.ok) throw new Error(baked.error.code)
    expect(baked.value).toMatchObject({ mediaType: 'image/png', ending: 'png' })
    expect(pixelsOf(baked.value.bytes)).toEqual(pixelsOf(png))
    expect(await unbake(baked.value.bytes)).toMatchObject({ value: { container: 'png', payloads: [json] } })
  })

  test('an SVG gives the badge back', async () => {
    const bytes = new TextEncoder().encode(makeSvg())
    const baked = asBakedPicture(kept(json, 'application/json'), { bytes, mediaType: 'image/svg+xml' })
    if (!baked.ok) throw new Error(baked.error.code)
    expect(baked.value.ending).toBe('svg')
    expect(await unbake(baked.value.bytes)).toMatchObject({ value: { container: 'svg', payloads: [json] } })
  })

  test('a link is baked as what it led to, if that says where it can be compared; else as the link', async () => {
    const url: Payload = { form: 'url', url: 'https://issuer.example/a/1' }
    const assertion = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: url.url,
      recipient: { type: 'email', identity: 'a@b.example', hashed: false },
      badge: {
        id: 'https://issuer.example/b',
        type: 'BadgeClass',
        name: 'Pain',
        issuer: 'https://issuer.example',
      },
      verification: { type: 'hosted' },
      issuedOn: '2026-01-01',
    }
    const bake = async (found: object) => {
      const original = JSON.stringify(found)
      const badge = badgeOf({ form: 'json', text: original })
      const shape = kept(url, 'application/json', original, badge)
      const baked = asBakedPicture(shape, { bytes: makePng(), mediaType: 'image/png' })
      const unbaked = baked.ok ? await unbake(baked.value.bytes) : undefined
      return unbaked?.ok ? unbaked.value.payloads[0] : undefined
    }
    expect(await bake(assertion)).toEqual({ form: 'json', text: JSON.stringify(assertion) })
    const old = {
      recipient: 'a@b.example',
      badge: { name: 'Pain', issuer: { name: 'I', origin: 'https://i.example' } },
    }
    expect(await bake(old)).toEqual(url)
  })

  test.each(['image/jpeg', 'image/webp'])('%s has to be drawn first', (mediaType) => {
    const baked = asBakedPicture(kept(json, 'application/json'), { bytes: makePng(), mediaType })
    expect(baked).toEqual({ ok: false, error: { code: 'bake.png.not-a-png' } })
  })
})

describe('as a data file', () => {
  test('the text or the token out of its picture, to the letter', () => {
    const file = asDataFile(kept(json, 'image/png'))
    expect(file).toMatchObject({ mediaType: 'application/json', ending: 'json' })
    expect(new TextDecoder().decode(file?.bytes)).toBe(text)
    const token: Payload = { form: 'jws', token: 'a.b.c' }
    const jwt = asDataFile(kept(token, 'image/svg+xml', '', badgeOf(json)))
    expect(jwt).toMatchObject({ mediaType: 'application/jwt', ending: 'jwt' })
    expect(new TextDecoder().decode(jwt?.bytes)).toBe('a.b.c')
  })

  test('nothing where the original is just that, or where there is but an address', () => {
    expect(asDataFile(kept(json, 'application/json'))).toBeUndefined()
    const url: Payload = { form: 'url', url: 'https://issuer.example/a/1' }
    expect(asDataFile(kept(url, 'image/png', '', badgeOf(json)))).toBeUndefined()
  })
})
