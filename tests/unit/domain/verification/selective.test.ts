// Badges that show only some of what was signed: vectors by a second implementation, and 1EdTech's own.
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/domain/json.ts'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { readMultikey } from '../../../../src/domain/verification/keys/multikey.ts'
import {
  parseBaseProof,
  parseDerivedProof,
} from '../../../../src/domain/verification/proofs/selective/proofValue.ts'
import { verifySelective } from '../../../../src/domain/verification/proofs/selective/verifySelective.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { hasSharedFixtures, leftOut, sharedText } from '../../../support/sharedFixtures.ts'
import { controllerDocument, makeKey } from '../../../support/signBadge.ts'
import {
  signBase,
  signSelective,
  type BaseOptions,
  type BaseParts,
  type DerivedParts,
  type SelectiveOptions,
} from '../../../support/signSelective.ts'

const key = makeKey('P-256')

const credential = makeCredential({
  issuer: { id: key.did, type: ['Profile'], name: 'Atelier "_:c14n0"' },
  evidence: [
    { type: ['Evidence'], name: 'First', narrative: 'Photos' },
    { type: ['Evidence'], name: 'Second', narrative: 'A letter with "quotes" and _:c14n1' },
  ],
})

async function integrityOf(document: object) {
  const { report } = await examine(JSON.stringify(document), fakeOutside())
  return { verdict: report.verdict, code: report.checks.find(({ id }) => id === 'integrity')!.code }
}

const signed = (options?: SelectiveOptions) => signSelective(credential, key, options)

describe('derived proofs', () => {
  test('what is shown is as it was signed', async () => {
    for (let round = 0; round < 5; round++)
      expect(await integrityOf(await signed())).toEqual({ verdict: 'intact', code: 'integrity.parts-hold' })
  })

  test('the issuer’s own address lists the key: verified', async () => {
    const url = 'https://issuer.example/1'
    const document = await signSelective(makeCredential({ issuer: { id: url, type: ['Profile'] } }), key, {
      verificationMethod: `${url}#key-1`,
    })
    const outside = fakeOutside({ [url]: { json: controllerDocument(url, { 'key-1': key }) } })
    expect((await examine(JSON.stringify(document), outside)).report.verdict).toBe('verified')
  })

  test.each<[string, (document: JsonObject) => void]>([
    ['a word changed', (document) => ((document.issuer as JsonObject).name = 'Somebody')],
    ['a statement added', (document) => (document.validUntil = '2030-01-01T00:00:00Z')],
    ['a mandatory statement left out', (document) => delete document.issuer],
    ['a statement left out whose signature stayed', (document) => delete document.evidence],
    [
      'the proof’s options changed',
      (document) => ((document.proof as JsonObject).created = '2027-01-01T00:00:00Z'),
    ],
  ])('%s: altered', async (_, change) => {
    const document = structuredClone(await signed()) as JsonObject
    change(document)
    expect((await integrityOf(document)).verdict).toBe('altered')
  })

  test.each<[string, (parts: DerivedParts) => void]>([
    ['a signature changed', ({ signatures }) => (signatures[2]![5]! ^= 1)],
    ['two signatures exchanged', ({ signatures }) => signatures.splice(0, 2, signatures[1]!, signatures[0]!)],
    ['the base signature of another', ({ baseSignature }) => (baseSignature[9]! ^= 1)],
    [
      'another passing key',
      (parts) =>
        (parts.publicKey = Buffer.from([
          0x80,
          0x24,
          2,
          ...Buffer.from(makeKey('P-256').jwk.x as string, 'base64url'),
        ])),
    ],
    ['a mandatory statement called optional', ({ mandatory }) => mandatory.pop()],
    ['a statement that is not there called mandatory', ({ mandatory }) => mandatory.push(9999)],
    ['a name missing', ({ labels }) => labels.pop()],
  ])('%s: altered', async (_, change) => {
    expect((await integrityOf(await signed({ change }))).verdict).toBe('altered')
  })

  test('nothing mandatory: the holder may have left out anything, so it stays open', async () => {
    expect(await integrityOf(await signed({ isMandatory: () => false }))).toEqual({
      verdict: 'unverified',
      code: 'integrity.parts-optional',
    })
  })

  test('everything mandatory', async () => {
    expect((await integrityOf(await signed({ isMandatory: () => true }))).verdict).toBe('intact')
  })

  test('another kind of key', async () => {
    const other = makeKey('P-384')
    const document = await signed()
    Object.assign(document.proof as object, { verificationMethod: other.method })
    expect((await integrityOf(document)).code).toBe('integrity.wrong-kind-of-key')
  })
})

describe('base proofs: the badge as its issuer signed it', () => {
  const whole = (options?: BaseOptions) => signBase(credential, key, options)

  test('nothing is changed', async () => {
    for (let round = 0; round < 5; round++)
      expect(await integrityOf(await whole())).toEqual({ verdict: 'intact', code: 'integrity.parts-hold' })
  })

  test.each<[string, (statement: string) => boolean]>([
    ['everything', () => true],
    ['the issuer and the dates', (statement) => /credentials#(issuer|valid)/.test(statement)],
    ['every second statement and the issuer', (statement) => /issuer|Second|description/.test(statement)],
  ])('mandatory is %s', async (_, isMandatory) => {
    const pointers = ['/issuer', '/credentialSubject/achievement/id', '/evidence/1', '']
    expect((await integrityOf(await whole({ isMandatory, pointers }))).verdict).toBe('intact')
  })

  test('nothing mandatory: whoever had it may have left out anything', async () => {
    expect(await integrityOf(await whole({ isMandatory: () => false, pointers: [] }))).toEqual({
      verdict: 'unverified',
      code: 'integrity.parts-optional',
    })
  })

  test.each<[string, (document: JsonObject) => void]>([
    ['a word changed', (document) => ((document.issuer as JsonObject).name = 'Somebody')],
    ['a statement added', (document) => (document.validUntil = '2030-01-01T00:00:00Z')],
    ['a mandatory statement changed', (document) => ((document.issuer as JsonObject).id = makeKey().did)],
    ['a statement left out whose signature stayed', (document) => delete document.evidence],
    ['the options changed', (document) => ((document.proof as JsonObject).created = '2027-01-01T00:00:00Z')],
  ])('%s: altered', async (_, change) => {
    const document = structuredClone(await whole()) as JsonObject
    change(document)
    expect((await integrityOf(document)).verdict).toBe('altered')
  })

  test.each<[string, (parts: BaseParts) => void]>([
    ['a signature changed', ({ signatures }) => (signatures[2]![5]! ^= 1)],
    ['two signatures exchanged', ({ signatures }) => signatures.splice(0, 2, signatures[1]!, signatures[0]!)],
    ['a signature missing', ({ signatures }) => signatures.pop()],
    ['a signature twice', ({ signatures }) => signatures.push(signatures[0]!)],
    ['the base signature of another', ({ baseSignature }) => (baseSignature[9]! ^= 1)],
    ['another key for the names', ({ hmacKey }) => (hmacKey[3]! ^= 1)],
  ])('%s: altered', async (_, change) => {
    expect((await integrityOf(await whole({ change }))).verdict).toBe('altered')
  })

  test.each<[string, (parts: BaseParts) => void]>([
    ['a pointer to nothing', ({ pointers }) => pointers.push('/credentialSubject/nothing')],
    ['a pointer that is none', ({ pointers }) => pointers.push('issuer')],
    ['a pointer past a list', ({ pointers }) => pointers.push('/evidence/2')],
    ['a pointer to what every object has', ({ pointers }) => pointers.push('/constructor')],
    ['a short key for the names', (parts) => (parts.hmacKey = parts.hmacKey.subarray(1))],
  ])('%s: incomplete', async (_, change) => {
    expect(await integrityOf(await whole({ change }))).toEqual({
      verdict: 'unverified',
      code: 'integrity.proof-incomplete',
    })
  })

  test('cut anywhere, it is incomplete', async () => {
    const { proofValue } = (await whole()).proof as { proofValue: string }
    const bytes = Buffer.from(proofValue.slice(1), 'base64url')
    expect(parseBaseProof(proofValue)).toBeDefined()
    for (let length = 0; length < bytes.length; length += 13)
      expect(parseBaseProof(`u${bytes.subarray(0, length).toString('base64url')}`)).toBeUndefined()
  })
})

describe('values that are none', () => {
  test('neither kind of value is taken for the other', async () => {
    const asBase = await signed({ spoil: (value) => (value.writeUInt8(0, 2), value) })
    const asDerived = await signBase(credential, key, { spoil: (value) => (value.writeUInt8(1, 2), value) })
    for (const document of [asBase, asDerived])
      expect((await integrityOf(document)).code).toBe('integrity.proof-incomplete')
  })

  test('cut anywhere, or one byte longer, it is incomplete', async () => {
    const { proofValue } = (await signed()).proof as { proofValue: string }
    const bytes = Buffer.from(proofValue.slice(1), 'base64url')
    expect(parseDerivedProof(proofValue)).toBeDefined()
    for (let length = 0; length < bytes.length; length += 13)
      expect(parseDerivedProof(`u${bytes.subarray(0, length).toString('base64url')}`)).toBeUndefined()
    expect(
      parseDerivedProof(`u${Buffer.concat([bytes, Buffer.from([0])]).toString('base64url')}`),
    ).toBeUndefined()
    expect((await integrityOf(await signed({ spoil: (value) => value.subarray(0, 90) }))).code).toBe(
      'integrity.proof-incomplete',
    )
  })

  test.each([
    ['two nodes under one name', ({ labels }: DerivedParts) => (labels[1]![1] = labels[0]![1])],
    ['a short signature', ({ signatures }: DerivedParts) => (signatures[0] = signatures[0]!.subarray(1))],
    ['a short key', (parts: DerivedParts) => (parts.publicKey = parts.publicKey.subarray(1))],
  ])('%s', async (_, change) => {
    expect((await integrityOf(await signed({ change }))).code).toBe('integrity.proof-incomplete')
  })

  test.each([
    ['d95d01', 'nothing'],
    ['d95d019bffffffffffffffff', 'a list of 2^64'],
    ['d95d019affffffff', 'a list of four thousand million'],
    ['d95d01bb00000000ffffffff', 'a map of as many'],
    ['d95d015affffffff', 'bytes of as many'],
    ['d95d01' + '81'.repeat(5000), 'lists in lists'],
    ['d95d019f', 'a list without an end'],
  ])('%s: %s', (hex) => {
    expect(parseDerivedProof(`u${Buffer.from(hex, 'hex').toString('base64url')}`)).toBeUndefined()
  })
})

describe.skipIf(!hasSharedFixtures)(`1EdTech’s derived badge${leftOut(1)}`, () => {
  test('its signatures hold with the key in its name; nothing in it is mandatory', async () => {
    const { proof, ...unsecured } = JSON.parse(
      sharedText('ob3/1edtech-validator/sd/derivedcredential.json'),
    ) as JsonObject
    const [options] = proof as JsonObject[]
    const written = readMultikey(String(options!.verificationMethod).split('#')[1]!)!
    expect(await verifySelective(unsecured, options!, written)).toMatchObject({
      code: 'integrity.parts-optional',
    })
    const changed = { ...unsecured, name: 'More' }
    expect(await verifySelective(changed, options!, written)).toMatchObject({ state: 'failed' })
    expect(await verifySelective(unsecured, options!, readMultikey(key.multikey)!)).toMatchObject({
      code: 'integrity.broken',
    })
  })
})
