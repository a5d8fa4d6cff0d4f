// The anatomy of badges of every version: what each part says, how it is hidden, and where in the data it stands.
import { describe, expect, test } from 'vitest'
import { anatomyOf } from '../../../../src/domain/badge/anatomy.ts'
import type { PartId } from '../../../../src/domain/badge/anatomy/parts.ts'
import type { Payload } from '../../../../src/domain/badge/badge.ts'
import { bakePng } from '../../../../src/domain/badge/bakePng.ts'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { makeCredential, makePng, makeSvg, makeTextChunk, withChunks } from '../../../support/makeBadge.ts'

const encode = (text: string) => new TextEncoder().encode(text)

function anatomy(payload: Payload, bytes: Uint8Array = encode('{}'), documents?: Map<string, never>) {
  const read = readBadge(payload, documents)
  if (!read.ok) throw new Error(read.error.code)
  return anatomyOf({ badge: read.value, payload, original: { bytes: bytes.slice().buffer } })
}
const ofJson = (json: object, documents?: object) =>
  anatomy(
    { form: 'json', text: JSON.stringify(json) },
    undefined,
    documents && (new Map(Object.entries(documents)) as Map<string, never>),
  )
const part = ({ parts }: ReturnType<typeof anatomy>, id: PartId) => parts.find((one) => one.id === id)
const text = (words: string) => ({ kind: 'text', text: words })

const ISSUER = { id: 'https://i.example', type: 'Issuer', name: 'Fournil', url: 'https://i.example' }
const CLASS = {
  id: 'https://i.example/b',
  type: 'BadgeClass',
  name: 'Pain',
  description: 'Fait du pain.',
  image: 'https://i.example/b.png',
  criteria: { narrative: 'Trois pains.' },
  alignment: [{ targetName: 'Cuire', targetUrl: 'https://f.example/1', targetCode: 'C1' }],
  issuer: ISSUER,
}
const ASSERTION = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://i.example/a',
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, salt: 's', identity: `sha256$${'a'.repeat(64)}` },
  badge: CLASS,
  verification: { type: 'hosted' },
  issuedOn: '2026-01-02T00:00:00Z',
  evidence: [{ narrative: 'Une photo.', id: 'https://e.example/1' }],
}

describe('Open Badges 2.0', () => {
  test('each part with its place', () => {
    const found = ofJson(ASSERTION)
    expect(Object.fromEntries(found.parts.map(({ id, place }) => [id, place?.path]))).toEqual({
      name: 'badge.name',
      picture: 'badge.image',
      recognises: 'badge.description',
      criteria: 'badge.criteria',
      issuer: 'badge.issuer',
      recipient: 'recipient.identity',
      given: 'issuedOn',
      until: undefined,
      proof: 'verification',
      status: 'verification',
      evidence: 'evidence',
      skills: 'badge.alignment',
      id: 'id',
    })
    expect(part(found, 'skills')?.values).toEqual([text('C1 Cuire')])
    expect(part(found, 'until')?.values).toEqual([{ kind: 'sentence', says: 'nothing' }])
    expect(part(found, 'proof')?.values).toEqual([
      { kind: 'sentence', says: 'proof.hosted' },
      { kind: 'address', address: 'https://i.example/a' },
    ])
  })

  test('a hidden address says how it is hidden, and nothing of itself', () => {
    const values = (recipient: object) => part(ofJson({ ...ASSERTION, recipient }), 'recipient')?.values
    expect(values(ASSERTION.recipient)).toEqual([
      { kind: 'sentence', says: 'recipient.hidden-salted', because: { kind: 'sha256' } },
    ])
    const { salt: _, ...unsalted } = { ...ASSERTION.recipient, identity: `md5$${'b'.repeat(32)}` }
    expect(values(unsalted)).toEqual([
      { kind: 'sentence', says: 'recipient.hidden', because: { kind: 'md5' } },
    ])
    expect(values({ type: 'email', hashed: false, identity: 'a@b.example' })).toEqual([text('a@b.example')])
  })

  test('what lies in another document is named with its address', () => {
    const linked = { ...CLASS, issuer: ISSUER.id }
    const found = ofJson({ ...ASSERTION, badge: CLASS.id }, { [CLASS.id]: linked, [ISSUER.id]: ISSUER })
    expect(part(found, 'name')).toMatchObject({
      values: [text('Pain')],
      place: { path: 'badge → name', linkedAt: CLASS.id },
    })
  })

  test('a signed one names its algorithm, and its issuer’s list', () => {
    const issuer = { ...ISSUER, revocationList: 'https://i.example/list' }
    const signed = { ...ASSERTION, badge: { ...CLASS, issuer }, verification: { type: 'signed' } }
    const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${base64url({ alg: 'RS256' })}.${base64url(signed)}.AAAA`
    const found = anatomy({ form: 'jws', token })
    expect(part(found, 'proof')?.values).toEqual([
      { kind: 'sentence', says: 'proof.sealed', because: { algorithm: 'RS256' } },
    ])
    expect(part(found, 'status')).toMatchObject({
      values: [{ says: 'status.list' }, { address: 'https://i.example/list' }],
      place: { path: 'badge.issuer.revocationList' },
    })
    expect(part(ofJson(signed), 'proof')?.values).toEqual([{ kind: 'sentence', says: 'proof.lost' }])
  })
})

test.each([
  [
    '0.5',
    {
      recipient: `sha256$${'c'.repeat(64)}`,
      salt: 's',
      issued_on: '2012-03-04',
      badge: {
        version: '0.5.0',
        name: 'Pain',
        description: 'D',
        issuer: { origin: 'https://i.example', name: 'I' },
      },
    },
    { name: 'badge.name', recipient: 'recipient', given: 'issued_on', issuer: 'badge.issuer' },
  ],
  [
    '1.1',
    {
      '@context': 'https://w3id.org/openbadges/v1',
      type: 'Assertion',
      id: 'https://i.example/a',
      uid: '1',
      recipient: { type: 'email', hashed: false, identity: 'a@b.example' },
      badge: 'https://i.example/b',
      verify: { type: 'hosted', url: 'https://i.example/a' },
      issuedOn: 1330819200,
    },
    { recipient: 'recipient.identity', given: 'issuedOn', proof: 'verify', id: 'id' },
  ],
])('Open Badges %s', (version, json, places) => {
  const read = readBadge({ form: 'json', text: JSON.stringify(json) })
  expect(read).toMatchObject({ value: { version } })
  const found = ofJson(json)
  for (const [id, path] of Object.entries(places)) expect(part(found, id as PartId)?.place?.path).toBe(path)
})

describe('Open Badges 3.0', () => {
  test('each part with its place, lists by number', () => {
    const credential = makeCredential({
      validUntil: '2027-01-01T00:00:00Z',
      credentialStatus: [
        { type: 'BitstringStatusListEntry', statusListCredential: 'https://i.example/list' },
      ],
      proof: [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }],
      evidence: [{ type: ['Evidence'], name: 'Réunion du 3 mars' }],
    })
    const subject = credential['credentialSubject'] as object
    const found = ofJson({ ...credential, credentialSubject: [{ id: 'did:example:x' }, subject] })
    expect(part(found, 'name')).toEqual({
      id: 'name',
      values: [text('Animer une réunion ★')],
      place: { path: 'credentialSubject[1].achievement.name' },
    })
    expect(part(found, 'recipient')?.values).toEqual([
      { kind: 'sentence', says: 'recipient.key', because: { value: 'did:example:learner' } },
    ])
    expect(part(found, 'proof')).toMatchObject({
      values: [{ says: 'proof.inside', because: { kind: 'eddsa-rdfc-2022' } }],
      place: { path: 'proof' },
    })
    expect(part(found, 'status')?.values).toEqual([
      { kind: 'sentence', says: 'status.list' },
      { kind: 'address', address: 'https://i.example/list' },
    ])
    expect(part(found, 'until')).toMatchObject({ values: [{ kind: 'date' }], place: { path: 'validUntil' } })
    expect(part(found, 'evidence')?.values).toEqual([text('Réunion du 3 mars')])
    expect(part(found, 'skills')).toBeUndefined()
  })

  test('one that proves nothing says so', () => {
    const found = ofJson(makeCredential())
    expect(part(found, 'proof')?.values).toEqual([{ kind: 'sentence', says: 'proof.none' }])
    expect(part(found, 'status')?.values).toEqual([{ kind: 'sentence', says: 'status.none' }])
  })
})

describe('the container', () => {
  const payload: Payload = { form: 'json', text: JSON.stringify(makeCredential()) }

  test('a PNG: which part, how large', () => {
    const baked = bakePng(makePng(), payload)
    if (!baked.ok) throw new Error(baked.error.code)
    expect(anatomy(payload, baked.value).container).toEqual({
      kind: 'png',
      bytes: baked.value.length,
      badge: {
        in: 'iTXt',
        keyword: 'openbadgecredential',
        bytes: 12 + 'openbadgecredential'.length + 5 + encode(payload.text).length,
      },
    })
  })

  test.each(['tEXt', 'zTXt'] as const)('a PNG of older times: %s', (kind) => {
    const png = withChunks(makePng(), [makeTextChunk(kind, 'openbadges', 'https://i.example/a')])
    expect(anatomy(payload, png).container.badge).toMatchObject({ in: kind, keyword: 'openbadges' })
  })

  test('an SVG: between its lines, or in an attribute', () => {
    const element = (verify: string, body: string) =>
      makeSvg(`<o:assertion xmlns:o="http://openbadges.org"${verify}>${body}</o:assertion>`)
    expect(anatomy(payload, encode(element('', '{"a":1}'))).container.badge).toMatchObject({ in: 'text' })
    expect(
      anatomy(payload, encode(element(' verify="https://i.example/a"', ''))).container.badge,
    ).toMatchObject({
      in: 'attribute',
    })
  })

  test.each([
    ['json', '{"a":1}'],
    ['link', 'https://i.example/a'],
    ['pdf', '%PDF-1.7\n'],
    ['other', ''],
  ])('%s', (kind, content) => {
    expect(anatomy(payload, encode(content)).container).toEqual({ kind, bytes: content.length })
  })
})
