// How a badge says it wants to be checked.
import { describe, expect, test } from 'vitest'
import { readBadge } from '../../../../../src/domain/badge/readBadge.ts'
import { makeAssertion, makeCredential, makeToken } from '../../../../support/makeBadge.ts'
import { readDocument } from '../../../../support/readDocument.ts'

describe('quirk 16: how it wants to be checked', () => {
  const hosted = { method: 'hosted', url: 'https://issuer.example/assertions/1' }
  test.each([
    [{ verification: { type: 'HostedBadge' } }, hosted],
    [{ verification: { type: ['HOSTED'] } }, hosted],
    [
      { verification: undefined, verify: { type: 'Hosted', url: 'https://a.example/x' } },
      { method: 'hosted', url: 'https://a.example/x' },
    ],
    [{ verification: undefined }, hosted],
    [
      { verification: { type: 'signedbadge', creator: 'https://a.example/k' } },
      { method: 'signed', keyUrl: 'https://a.example/k' },
    ],
    [{ verification: { type: 'hosted' }, id: 'urn:uuid:1' }, { method: 'none' }],
  ])('%j', (changes, verification) => {
    expect(readDocument(makeAssertion(changes)).verification).toEqual(verification)
  })

  test('a token is signed, whatever it says', () => {
    expect(readBadge({ form: 'jws', token: makeToken(makeAssertion()) })).toMatchObject({
      value: { verification: { method: 'signed' } },
    })
  })

  test('3.0: a proof or a token of its own, or nothing', () => {
    expect(readDocument(makeCredential()).verification).toEqual({ method: 'none' })
    expect(readDocument(makeCredential({ proof: [{ type: 'DataIntegrityProof' }] })).verification).toEqual({
      method: 'embedded',
    })
    const token = makeToken({ vc: makeCredential() })
    expect(readBadge({ form: 'jws', token })).toMatchObject({
      value: { verification: { method: 'embedded' } },
    })
  })
})
