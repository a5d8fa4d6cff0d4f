// Reading badges: which version they are, what is no badge, and links that still have to be followed.
import { describe, expect, test } from 'vitest'
import type { Badge } from '../../../../src/domain/badge/badge.ts'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { recordEntries } from '../../../../src/domain/badge/readers/readClr.ts'
import type { Json } from '../../../../src/domain/json.ts'
import {
  jsonPayload,
  makeAssertion,
  makeBadgeClass,
  makeCredential,
  makeToken,
} from '../../../support/makeBadge.ts'

function read(document: object, documents: Record<string, unknown> = {}): Badge {
  const badge = readBadge(jsonPayload(document), new Map(Object.entries(documents as Record<string, Json>)))
  if (!badge.ok) throw new Error(badge.error.code)
  return badge.value
}

function faultOf(document: unknown) {
  const badge = readBadge({ form: 'json', text: JSON.stringify(document) })
  return badge.ok ? 'read' : badge.error.code
}

const v05 = {
  recipient: 'sha256$ABCDEF',
  salt: 'gris',
  evidence: '/work/1',
  issued_on: '2011-06-01',
  badge: {
    version: '0.5.0',
    name: 'HTML5',
    image: '/badge/1.png',
    description: 'Knows.',
    criteria: '/badge/1',
    issuer: { origin: 'http://p2pu.org', name: 'P2PU', org: 'School of Webcraft', contact: 'admin@p2pu.org' },
  },
}
const v1 = {
  uid: 'abc',
  recipient: { identity: 'a@b.example', type: 'email', hashed: false },
  badge: 'https://a.example/class',
  issuedOn: 1359217910,
  verify: { type: 'hosted', url: 'https://a.example/1' },
}

describe('quirk 11: versions', () => {
  const inline = makeBadgeClass()
  test.each([
    ['0.5', v05],
    ['0.5', { recipient: 'a@b.example', badge: { name: 'x', issuer: { name: 'y' } } }],
    ['1.0', v1],
    ['1.0', { ...v1, badge: inline }],
    [
      '1.1',
      { ...v1, '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion', id: 'https://a.example/1' },
    ],
    [
      '1.1',
      { ...v1, '@context': 'https://w3id.org/openbadges/v1', badge: inline, verify: undefined, id: 'urn:x' },
    ],
    ['1.1', { ...v1, '@context': ['http://w3id.org/openbadges/v1/'] }],
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
    expect(read(document).version).toBe(version)
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
    ['read.badge-missing', { ...v1, badge: undefined }],
    ['read.badge-missing', { ...v1, badge: 7 }],
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
    expect(read(makeAssertion({ image: image(600_000) })).image).toHaveLength(600_022)
    expect(faultOf(makeAssertion({ image: image(3_000_000) }))).toBe('read.too-large')
  })
})

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
    const found = read(v1)
    expect(found).toMatchObject({
      missing: [badge],
      issuer: { name: '' },
      achievement: { id: badge, name: '' },
    })
    expect(found.recipients).toEqual([{ kind: 'email', value: 'a@b.example', hashed: false }])
  })

  test('with the class the issuer is missing; with both nothing is', () => {
    expect(read(v1, { [badge]: classDocument })).toMatchObject({
      missing: [issuer],
      achievement: { name: 'Class', criteria: { url: 'https://a.example/c' } },
      issuer: { id: issuer, name: '' },
    })
    const whole = read(v1, { [badge]: classDocument, [issuer]: { name: 'Issuer', url: 'https://a.example' } })
    expect(whole.missing).toBeUndefined()
    expect(whole.issuer).toEqual({
      id: issuer,
      name: 'Issuer',
      url: 'https://a.example',
      otherIdentifiers: [],
    })
  })

  test('a link written as an object with only an id is a link', () => {
    expect(read(makeAssertion({ badge: { id: badge, type: 'BadgeClass' } })).missing).toEqual([badge])
  })

  test('a document that is not what was hoped for is not asked for again', () => {
    expect(read(v1, { [badge]: 'gone' }).missing).toBeUndefined()
  })

  test('a badge behind an address', () => {
    const url = 'https://a.example/1?v=2'
    expect(readBadge({ form: 'url', url })).toEqual({
      ok: false,
      error: { code: 'read.link-not-fetched', url },
    })
    const fetched = readBadge({ form: 'url', url }, new Map<string, Json>([[url, v05 as unknown as Json]]))
    expect(fetched).toMatchObject({ ok: true, value: { verification: { method: 'hosted', url } } })
  })

  test('a token behind an address', () => {
    const url = 'https://a.example/1.jws'
    const token = makeToken({ ...v1, verify: { type: 'signed', url: 'https://a.example/key.pem' } })
    expect(readBadge({ form: 'url', url }, new Map([[url, token]]))).toMatchObject({
      ok: true,
      value: { version: '1.0', verification: { method: 'signed', keyUrl: 'https://a.example/key.pem' } },
    })
  })

  test('odd case 7: a class with a urn and an issuer without id stand inside', () => {
    const found = read(
      makeAssertion({ badge: makeBadgeClass({ id: 'urn:uuid:8b4e', issuer: { name: 'Anyone' } }) }),
    )
    expect(found.missing).toBeUndefined()
    expect(found).toMatchObject({ achievement: { id: 'urn:uuid:8b4e' }, issuer: { name: 'Anyone' } })
  })
})

describe('quirk 12: 0.5', () => {
  test('relative addresses begin at the issuer; its name holds its organisation', () => {
    expect(read(v05)).toMatchObject({
      version: '0.5',
      achievement: { image: 'http://p2pu.org/badge/1.png', criteria: { url: 'http://p2pu.org/badge/1' } },
      evidence: [{ url: 'http://p2pu.org/work/1' }],
      issuer: { name: 'P2PU: School of Webcraft', url: 'http://p2pu.org', email: 'admin@p2pu.org' },
      issuedOn: '2011-06-01',
      recipients: [{ kind: 'email', value: 'sha256$abcdef', hashed: true, salt: 'gris' }],
      verification: { method: 'none' },
    })
  })

  test('the source stays untouched', () => {
    expect(read(v05).source).toEqual(v05)
  })

  test('an issuer without organisation has no trailing colon', () => {
    const issuer = { origin: 'http://a.example', name: 'A' }
    expect(read({ ...v05, badge: { ...v05.badge, issuer } }).issuer.name).toBe('A')
  })

  test("odd case 2: a backpack's own hybrid of 0.5 and 1.0", () => {
    const hybrid = {
      ...v05,
      uid: 'f2c',
      verify: { type: 'hosted', url: 'https://a.example/1' },
      _originalRecipient: { identity: 'sha256$ab', hashed: true },
      _location: 'https://a.example/1',
    }
    expect(read(hybrid)).toMatchObject({
      id: 'uid:f2c',
      achievement: { name: 'HTML5', image: 'http://p2pu.org/badge/1.png' },
      verification: { method: 'hosted', url: 'https://a.example/1' },
    })
  })
})

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
    expect(read(makeAssertion(changes)).verification).toEqual(verification)
  })

  test('a token is signed, whatever it says', () => {
    expect(readBadge({ form: 'jws', token: makeToken(makeAssertion()) })).toMatchObject({
      value: { verification: { method: 'signed' } },
    })
  })

  test('3.0: a proof or a token of its own, or nothing', () => {
    expect(read(makeCredential()).verification).toEqual({ method: 'none' })
    expect(read(makeCredential({ proof: [{ type: 'DataIntegrityProof' }] })).verification).toEqual({
      method: 'embedded',
    })
    const token = makeToken({ vc: makeCredential() })
    expect(readBadge({ form: 'jws', token })).toMatchObject({
      value: { verification: { method: 'embedded' } },
    })
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

describe('wrappings', () => {
  test('a list or a presentation of one is that one', () => {
    expect(faultOf([makeAssertion()])).toBe('read')
    expect(faultOf({ type: 'VerifiablePresentation', verifiableCredential: makeCredential() })).toBe('read')
    expect(
      faultOf({ type: ['VerifiablePresentation'], verifiableCredential: [makeToken(makeCredential())] }),
    ).toBe('read')
  })

  test('a record gives its entries, each as it came', () => {
    const entries = [makeCredential({ id: 'urn:1' }), makeToken({ vc: makeCredential({ id: 'urn:2' }) })]
    const record = read(
      makeCredential({
        type: ['VerifiableCredential', 'ClrCredential'],
        name: 'Transcript',
        credentialSubject: { id: 'did:example:learner', type: 'ClrSubject', verifiableCredential: entries },
      }),
    )
    expect(record).toMatchObject({ kind: 'record', version: 'clr-2.0', achievement: { name: 'Transcript' } })
    const ids = recordEntries(record).map((payload) => readBadge(payload))
    expect(ids).toMatchObject([{ value: { id: 'urn:1' } }, { value: { id: 'urn:2' } }])
  })

  test('endorsements of 3.0 and of 2.0', () => {
    const subject = { id: 'urn:a', type: ['EndorsementSubject'], endorsementComment: 'Well done.' }
    expect(
      read(
        makeCredential({
          type: ['VerifiableCredential', 'EndorsementCredential'],
          name: 'E',
          credentialSubject: subject,
        }),
      ),
    ).toMatchObject({
      kind: 'endorsement',
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
    expect(read(old)).toMatchObject({
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
    expect(read(list).kind).toBe('other')
  })
})
