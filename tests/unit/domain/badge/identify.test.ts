// Which version a document is of, and what it is when it is no badge.
import { describe, expect, test } from 'vitest'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { makeAssertion, makeBadgeClass, makeCredential } from '../../../support/makeBadge.ts'
import { assertion05, assertion1, readDocument } from '../../../support/readDocument.ts'

function faultOf(document: unknown) {
  const badge = readBadge({ form: 'json', text: JSON.stringify(document) })
  return badge.ok ? 'read' : badge.error.code
}

describe('quirk 11: versions', () => {
  const inline = makeBadgeClass()
  test.each([
    ['0.5', assertion05],
    ['0.5', { recipient: 'a@b.example', badge: { name: 'x', issuer: { name: 'y' } } }],
    ['1.0', assertion1],
    ['1.0', { ...assertion1, badge: inline }],
    [
      '1.1',
      {
        ...assertion1,
        '@context': 'https://w3id.org/openbadges/v1',
        type: 'Assertion',
        id: 'https://a.example/1',
      },
    ],
    [
      '1.1',
      {
        ...assertion1,
        '@context': 'https://w3id.org/openbadges/v1',
        badge: inline,
        verify: undefined,
        id: 'urn:x',
      },
    ],
    ['1.1', { ...assertion1, '@context': ['http://w3id.org/openbadges/v1/'] }],
    ['2.0', makeAssertion()],
    ['2.0', makeAssertion({ '@context': ['http://w3id.org/openbadges/v2', { x: 'https://x.example' }] })],
    [
      '2.0',
      makeAssertion({
        '@context': 'https://openbadgespec.org/v2/context.json',
        verification: { type: 'hosted' },
      }),
    ],
    ['2.0', makeAssertion({ '@context': 'https://purl.imsglobal.org/spec/ob/v2p0/context.json' })],
    ['2.0', makeAssertion({ '@context': undefined })],
    ['3.0', makeCredential()],
    ['3.0', makeCredential({ type: ['VerifiableCredential', 'AchievementCredential'] })],
    ['3.0', makeCredential({ type: 'OpenBadgeCredential', '@context': undefined })],
    ['clr-2.0', makeCredential({ type: ['VerifiableCredential', 'ClrCredential'] })],
  ])('%s', (version, document) => {
    expect(readDocument(document).version).toBe(version)
  })
})

describe('what is no badge says what it is', () => {
  test.each([
    ['read.badge-class-only', makeBadgeClass()],
    [
      'read.badge-class-only',
      { name: 'x', criteria: 'https://a.example', issuer: 'https://a.example/i', image: 'x' },
    ],
    ['read.badge-class-only', { type: ['Achievement'], name: 'x' }],
    ['read.issuer-only', { type: 'Issuer', name: 'x' }],
    ['read.issuer-only', { name: 'x', url: 'https://a.example' }],
    ['read.badge-missing', { ...assertion1, badge: undefined }],
    ['read.badge-missing', { ...assertion1, badge: 7 }],
    ['read.badge-missing', { type: 'Assertion', id: 'https://a.example/1', revoked: true }],
    ['read.not-a-badge', { type: 'CryptographicKey', publicKeyPem: 'x' }],
    ['read.not-a-badge', { some: 'bad' }],
    ['read.not-a-badge', {}],
    ['read.not-a-badge', []],
    ['read.not-a-badge', ['x']],
    ['read.not-a-badge', 'x'],
    ['read.not-a-badge', null],
    ['read.several-badges', [makeAssertion(), makeAssertion()]],
    [
      'read.several-badges',
      { type: 'VerifiablePresentation', verifiableCredential: [makeCredential(), makeCredential()] },
    ],
  ])('%s', (code, document) => {
    expect(faultOf(document)).toBe(code)
  })

  test('quirk 27: broken JSON is a fault, not repaired', () => {
    expect(readBadge({ form: 'json', text: '{"badge": "x",}' })).toEqual({
      ok: false,
      error: { code: 'read.malformed-json' },
    })
  })

  test('a document deeper than any badge is refused before it is parsed', () => {
    expect(readBadge({ form: 'json', text: '['.repeat(1_000_000) })).toMatchObject({
      error: { code: 'read.too-deep' },
    })
    expect(readBadge({ form: 'json', text: `{"a":"${'['.repeat(500)}\\"["}` })).toMatchObject({
      error: { code: 'read.not-a-badge' },
    })
  })

  test('quirk 26: a badge of 600 kB with its picture inside is read, one of 3 MB is not', () => {
    const image = (length: number) => `data:image/png;base64,${'A'.repeat(length)}`
    expect(readDocument(makeAssertion({ image: image(600_000) })).image).toHaveLength(600_022)
    expect(faultOf(makeAssertion({ image: image(3_000_000) }))).toBe('read.too-large')
  })
})
