// Keys in every spelling, and texts that only look like keys.
import { createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromBase58,
  fromBase64Url,
  toBase58,
  toBase64Url,
} from '../../../../src/domain/verification/bytes.ts'
import { readMultikey } from '../../../../src/domain/verification/keys/multikey.ts'
import { readPem } from '../../../../src/domain/verification/keys/pem.ts'
import { isSameKey, publicJwk } from '../../../../src/domain/verification/keys/publicKey.ts'
import { addressOfDidWeb } from '../../../../src/domain/verification/keys/did.ts'
import { makeKey } from '../../../support/signBadge.ts'
import type { JsonObject } from '../../../../src/domain/json.ts'

describe('bytes', () => {
  test('base58 and base64url come back as they went', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect([...fromBase58(toBase58(bytes))!]).toEqual([...bytes])
        expect([...fromBase64Url(toBase64Url(bytes))!]).toEqual([...bytes])
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })

  test('other letters are refused', () => {
    for (const text of ['0', 'O', 'l', 'I', 'a b', '+']) expect(fromBase58(text)).toBeUndefined()
    for (const text of ['a', 'ab*d', 'é', 'ab\ncd']) expect(fromBase64Url(text)).toBeUndefined()
  })
})

describe('Multikey', () => {
  test.each(['Ed25519', 'P-256', 'P-384'] as const)(
    '%s is the key Node made, each of twenty times',
    (kind) => {
      for (let time = 0; time < 20; time++) {
        const { multikey, jwk } = makeKey(kind)
        expect(isSameKey(readMultikey(multikey)!, publicJwk(jwk as JsonObject)!)).toBe(true)
      }
    },
  )

  test('what is no point of the curve is no key', () => {
    const { multikey } = makeKey('P-256')
    const bytes = fromBase58(multikey.slice(1))!
    const changed = Array.from({ length: 40 }, (_, add) => {
      const other = Uint8Array.from(bytes)
      other[34] = (other[34]! + add + 1) & 0xff
      return readMultikey(`z${toBase58(other)}`)
    })
    // About half of all numbers are no x of a point.
    expect(changed.filter((key) => key === undefined).length).toBeGreaterThan(4)
    for (const key of changed)
      if (key) expect(() => createPublicKey({ key: key as never, format: 'jwk' })).not.toThrow()
  })

  test('anything else is none, and nothing throws', () => {
    fc.assert(fc.property(fc.string(), (text) => readMultikey(text) === undefined))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => (readMultikey(`z${toBase58(bytes)}`), true)),
    )
  })
})

describe('PEM', () => {
  test.each(['RSA', 'P-256', 'P-384', 'Ed25519'] as const)('%s', async (kind) => {
    const { pem, jwk } = makeKey(kind)
    expect(isSameKey((await readPem(`some words\n${pem}`))!, publicJwk(jwk as JsonObject)!)).toBe(true)
  })

  test('a certificate', async () => {
    expect(await readPem(CERTIFICATE)).toMatchObject({ kty: 'EC', crv: 'P-256' })
  })

  test('a private key, a broken one, or none', async () => {
    const { privateKey, pem } = makeKey('RSA')
    expect(await readPem(String(privateKey.export({ type: 'pkcs8', format: 'pem' })))).toBeUndefined()
    expect(await readPem(pem.replace('A', '*'))).toBeUndefined()
    expect(await readPem('hello')).toBeUndefined()
  })
})

test('a JWK with anything secret in it is no public key', () => {
  const jwk = makeKey('RSA').jwk as JsonObject
  expect(publicJwk(jwk)).toBeDefined()
  for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'])
    expect(publicJwk({ ...jwk, [member]: 'AA' })).toBeUndefined()
})

test.each([
  ['did:web:a.example', 'https://a.example/.well-known/did.json'],
  ['did:web:a.example:b:c', 'https://a.example/b/c/did.json'],
  ['did:web:a.example%3A3000:b', 'https://a.example:3000/b/did.json'],
  ['did:web:', undefined],
  ['did:web:a.example%2Fb', undefined],
  ['did:web:u%40a.example', undefined],
  ['did:web:%', undefined],
])('%s lies at %s', (did, address) => {
  expect(addressOfDidWeb(did)).toBe(address)
})

/** Self-signed, made for this test; its private key was thrown away. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBgjCCASegAwIBAgIUJE+6ENwivhW90xcguHQKgjhGhqYwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLYmVzYWNlLXRlc3QwHhcNMjYxMTIyMTgwMTQ4WhcNMzYxMTE5
MTgwMTQ4WjAWMRQwEgYDVQQDDAtiZXNhY2UtdGVzdDBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABGYkbFOJIyGCiQsVFpMj8nywk651Iqnevn0MDN+pbZKbfM7yjhtV
cm00b5W2bOdnpWG2r5Lg6ITJ/8HCA/tmGbKjUzBRMB0GA1UdDgQWBBTssMsHTNyq
F1FbL9FZ+iXmWYMF0TAfBgNVHSMEGDAWgBTssMsHTNyqF1FbL9FZ+iXmWYMF0TAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCv8NzOZSis3ylxpmq+
/049Zkp7cPgGwhdb76fJ/poWMwIhAPCKbfwmNppisvfF6KhK90auqFz+gRdl5LfB
JaD/eJhR
-----END CERTIFICATE-----`
