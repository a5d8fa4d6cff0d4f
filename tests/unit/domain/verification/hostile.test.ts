// Whatever comes in, a report comes out: never an exception, never "verified" by accident.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import type { FakeAnswer } from '../../../support/fakeOutside.ts'
import { makeAssertion, makeCredential } from '../../../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signJwt,
  signStatusList,
  statusEntry,
} from '../../../support/signBadge.ts'

const ISSUER = 'https://issuer.example/1'
const LIST = 'https://issuer.example/status'
const key = makeKey()
const anything = fc.jsonValue({ maxDepth: 3 })
let badge: Record<string, unknown>
let world: Record<string, FakeAnswer>

beforeAll(async () => {
  const status = { credentialStatus: statusEntry(LIST, 3) }
  badge = await signDataIntegrity(makeCredential(status), key, { verificationMethod: `${ISSUER}#key-1` })
  world = {
    [ISSUER]: { json: controllerDocument(ISSUER, { 'key-1': key }) },
    [LIST]: {
      json: await signStatusList({ url: LIST, issuer: ISSUER }, key, {
        verificationMethod: `${ISSUER}#key-1`,
      }),
    },
  }
})

const verdictOf = async (input: string | Uint8Array, answers = world) =>
  (await examine(input, fakeOutside(answers))).report.verdict

describe('hostile input', () => {
  test('the badge itself is verified, so the rest means something', async () => {
    expect(await verdictOf(JSON.stringify(badge))).toBe('verified')
  })

  test('any bytes, any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        async (bytes) => (await verdictOf(bytes)) !== 'verified',
      ),
    )
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => (await verdictOf(text)) !== 'verified'))
  })

  test('anything in place of any member of badge, proof or status', async () => {
    const members = [
      '@context',
      'id',
      'type',
      'issuer',
      'credentialSubject',
      'validFrom',
      'credentialStatus',
      'proof',
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...members), anything, async (member, value) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(badge[member]))
        return (await verdictOf(JSON.stringify({ ...badge, [member]: value }))) !== 'verified'
      }),
    )
    const parts = [
      'type',
      'cryptosuite',
      'created',
      'verificationMethod',
      'proofPurpose',
      'proofValue',
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), anything, async (part, value) => {
        const proof = { ...(badge.proof as object), [part]: value }
        return (await verdictOf(JSON.stringify({ ...badge, proof }))) !== 'verified'
      }),
    )
  })

  test('anything said by the issuer’s address or the list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(ISSUER, LIST),
        anything,
        fc.constantFrom(200, 204, 301, 404, 500),
        async (url, json, status) => {
          return (
            (await verdictOf(JSON.stringify(badge), { ...world, [url]: { json, status } })) !== 'verified'
          )
        },
      ),
    )
  })

  test('anything in place of any member of an older badge, or of its documents', async () => {
    const assertion = makeAssertion()
    const url = String(assertion.id)
    const members = fc.constantFrom(...Object.keys(assertion), 'verify', 'evidence', 'expires', 'revoked')
    await fc.assert(
      fc.asyncProperty(members, anything, anything, async (member, value, profile) => {
        const changed = { ...assertion, [member]: value }
        const answers = { [url]: { json: changed }, 'https://issuer.example/issuer': { json: profile } }
        await verdictOf(JSON.stringify(changed), answers)
        await verdictOf(url, answers)
      }),
    )
  })

  test('any header and any claims of a token', async () => {
    const [header, payload, signature] = signJwt(makeCredential(), key, { kid: `${ISSUER}#key-1` }).split('.')
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    expect(await verdictOf(`${header}.${payload}.${signature}`)).toBe('verified')
    await fc.assert(
      fc.asyncProperty(anything, anything, async (head, claims) => {
        const verdicts = [
          await verdictOf(`${part(head)}.${payload}.${signature}`),
          await verdictOf(`${header}.${part(claims)}.${signature}`),
          await verdictOf(`${part({ alg: 'EdDSA', kid: head, jwk: claims })}.${payload}.${signature}`),
        ]
        return !verdicts.includes('verified')
      }),
    )
  })
})
