// Reading badges: links still to be followed, tokens, and what is wrapped around a badge.
import { describe, expect, test } from 'vitest'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import type { Json } from '../../../../src/domain/json.ts'
import { makeAssertion, makeBadgeClass, makeCredential, makeToken } from '../../../support/makeBadge.ts'
import { assertion05, assertion1, readDocument } from '../../../support/readDocument.ts'

function faultOf(document: unknown) {
  const badge = readBadge({ form: 'json', text: JSON.stringify(document) })
  return badge.ok ? 'read' : badge.error.code
}

describe('links', () => {
  const badge = 'https://a.example/class'
  const issuer = 'https://a.example/issuer'
  const classDocument = {
    name: 'Class',
    criteria: 'https://a.example/c',
    image: 'https://a.example/i.png',
    issuer,
  }

  test('without documents the names are empty and the class is missing', () => {
    const found = readDocument(assertion1)
    expect(found).toMatchObject({
      missing: [badge],
      issuer: { name: '' },
      achievement: { id: badge, name: '' },
    })
    expect(found.recipients).toEqual([{ kind: 'email', value: 'a@b.example', hashed: false }])
  })

  test('with the class the issuer is missing; with both nothing is', () => {
    expect(readDocument(assertion1, { [badge]: classDocument })).toMatchObject({
      missing: [issuer],
      achievement: { name: 'Class', criteria: { url: 'https://a.example/c' } },
      issuer: { id: issuer, name: '' },
    })
    const whole = readDocument(assertion1, {
      [badge]: classDocument,
      [issuer]: { name: 'Issuer', url: 'https://a.example' },
    })
    expect(whole.missing).toBeUndefined()
    expect(whole.issuer).toEqual({
      id: issuer,
      name: 'Issuer',
      url: 'https://a.example',
      otherIdentifiers: [],
    })
  })

  test('a link written as an object with only an id is a link', () => {
    expect(readDocument(makeAssertion({ badge: { id: badge, type: 'BadgeClass' } })).missing).toEqual([badge])
  })

  test('a document that is not what was hoped for is not asked for again', () => {
    expect(readDocument(assertion1, { [badge]: 'gone' }).missing).toBeUndefined()
  })

  test('a badge behind an address', () => {
    const url = 'https://a.example/1?v=2'
    expect(readBadge({ form: 'url', url })).toEqual({
      ok: false,
      error: { code: 'read.link-not-fetched', url },
    })
    const fetched = readBadge(
      { form: 'url', url },
      new Map<string, Json>([[url, assertion05 as unknown as Json]]),
    )
    expect(fetched).toMatchObject({ ok: true, value: { verification: { method: 'hosted', url } } })
  })

  test('a token behind an address', () => {
    const url = 'https://a.example/1.jws'
    const token = makeToken({ ...assertion1, verify: { type: 'signed', url: 'https://a.example/key.pem' } })
    expect(readBadge({ form: 'url', url }, new Map([[url, token]]))).toMatchObject({
      ok: true,
      value: { version: '1.0', verification: { method: 'signed', keyUrl: 'https://a.example/key.pem' } },
    })
  })

  test('odd case 7: a class with a urn and an issuer without id stand inside', () => {
    const found = readDocument(
      makeAssertion({ badge: makeBadgeClass({ id: 'urn:uuid:8b4e', issuer: { name: 'Anyone' } }) }),
    )
    expect(found.missing).toBeUndefined()
    expect(found).toMatchObject({ achievement: { id: 'urn:uuid:8b4e' }, issuer: { name: 'Anyone' } })
  })
})

describe('tokens of 3.0', () => {
  test('VC 1.1: the credential stands in the claim vc, and the claims fill its gaps', () => {
    const credential = makeCredential({
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      id: undefined,
      issuer: undefined,
      validFrom: undefined,
      credentialSubject: { achievement: { name: 'A' } },
    })
    const claims = {
      vc: credential,
      iss: 'https://i.example',
      sub: 'did:example:me',
      jti: 'urn:x',
      nbf: 1262304000,
      exp: 1893456000,
    }
    expect(readBadge({ form: 'jws', token: makeToken(claims) })).toMatchObject({
      value: {
        dataModel: 'vc-1.1',
        id: 'urn:x',
        issuer: { id: 'https://i.example', name: '' },
        recipients: [{ kind: 'did', value: 'did:example:me' }],
        issuedOn: '2010-01-01T00:00:00Z',
        expires: '2030-01-01T00:00:00Z',
        source: { credentialSubject: { achievement: { name: 'A' } } },
      },
    })
  })

  test('VC 2.0: the whole payload is the credential', () => {
    const token = makeToken({ ...makeCredential(), iss: 'https://issuer.example/1' })
    expect(readBadge({ form: 'jws', token })).toMatchObject({
      value: { dataModel: 'vc-2.0', achievement: { name: 'Animer une réunion ★' } },
    })
  })

  test('a token without JSON', () => {
    expect(readBadge({ form: 'jws', token: 'eyJhbGciOiJub25lIn0.bm90IGpzb24.' })).toEqual({
      ok: false,
      error: { code: 'read.malformed-token' },
    })
  })
})

describe('what an assertion is called', () => {
  test('its id, else the address it is hosted at, else its name among those of its issuer', () => {
    expect(readDocument(makeAssertion()).id).toBe('https://issuer.example/assertions/1')
    expect(readDocument(assertion1).id).toBe('https://a.example/1')
    expect(readDocument({ ...assertion1, verify: { type: 'signed' } }).id).toBe('uid:abc')
    expect(readDocument({ ...assertion1, uid: 7, verify: { type: 'signed' } }).id).toBe('uid:7')
  })

  test('quirk 18: a mirror of the assertion is neither an edition nor missing', () => {
    const mirror = { type: 'Assertion', id: 'https://mirror.example/1' }
    const badge = readDocument(makeAssertion({ related: [mirror] }))
    expect(badge).toMatchObject({ achievement: { editions: [] }, source: { related: [mirror] } })
    expect(badge.missing).toBeUndefined()
    expect(badge.alsoLinked).toBeUndefined()
  })
})

describe('wrappings', () => {
  test('a list or a presentation of one is that one', () => {
    expect(faultOf([makeAssertion()])).toBe('read')
    expect(faultOf({ type: 'VerifiablePresentation', verifiableCredential: makeCredential() })).toBe('read')
    expect(
      faultOf({ type: ['VerifiablePresentation'], verifiableCredential: [makeToken(makeCredential())] }),
    ).toBe('read')
  })

  test('a record is itself; what it encloses is not read here', () => {
    const record = readDocument(
      makeCredential({
        type: ['VerifiableCredential', 'ClrCredential'],
        name: 'Transcript',
        credentialSubject: {
          id: 'did:example:learner',
          type: 'ClrSubject',
          verifiableCredential: [makeCredential()],
        },
      }),
    )
    expect(record).toMatchObject({ kind: 'record', version: 'clr-2.0', achievement: { name: 'Transcript' } })
  })

  test('endorsements of 3.0 and of 2.0', () => {
    const subject = { id: 'urn:a', type: ['EndorsementSubject'], endorsementComment: 'Well done.' }
    expect(
      readDocument(
        makeCredential({
          type: ['VerifiableCredential', 'EndorsementCredential'],
          name: 'E',
          credentialSubject: subject,
        }),
      ),
    ).toMatchObject({
      kind: 'endorsement',
      recipients: [],
      achievement: { id: 'urn:a', name: 'E', description: 'Well done.' },
    })
    const old = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Endorsement',
      id: 'https://e.example/1',
      issuer: { id: 'https://e.example', name: 'E' },
      claim: { id: 'https://a.example/class', endorsementComment: 'Yes.' },
      issuedOn: '2020-01-01',
      verification: { type: 'hosted' },
    }
    expect(readDocument(old)).toMatchObject({
      version: '2.0',
      kind: 'endorsement',
      achievement: { id: 'https://a.example/class', description: 'Yes.' },
      issuer: { name: 'E' },
      verification: { method: 'hosted' },
    })
  })

  test('another verifiable credential is read as other', () => {
    const list = makeCredential({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: { id: 'urn:l', type: 'BitstringStatusList' },
    })
    expect(readDocument(list).kind).toBe('other')
  })
})
