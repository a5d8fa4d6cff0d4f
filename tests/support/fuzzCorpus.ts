// What the fuzzer starts from: one sound example of everything that is read, all of it made by this code.
import { strToU8, zipSync } from 'fflate'
import { gzipSync } from 'node:zlib'
import {
  makeAssertion,
  makeCredential,
  makePdf,
  makePdfStream,
  makePng,
  makeSvg,
  makeTextChunk,
  makeToken,
  withChunks,
  type TextKind,
} from './makeBadge.ts'

const bytes = (text: string) => strToU8(text)
const written = (value: unknown) => bytes(JSON.stringify(value))

const credential = makeCredential()
const assertion = makeAssertion()
const text = JSON.stringify(credential)
const token = makeToken(credential)

const old = {
  recipient: 'sha256$2fc7b2f6b1a7d2b4',
  salt: 'salt',
  issued_on: '2012-05-01',
  evidence: '/evidence',
  badge: {
    version: '0.5.0',
    name: 'Old',
    image: '/b.png',
    criteria: '/c',
    issuer: { origin: 'https://a.example' },
  },
}
const first = {
  uid: 'abc123',
  recipient: { type: 'email', hashed: true, identity: 'sha256$c7ef', salt: 's' },
  badge: 'https://a.example/class',
  verify: { type: 'signed', url: 'https://a.example/key.pem' },
  issuedOn: 1428494262,
}
const record = makeCredential({
  type: ['VerifiableCredential', 'ClrCredential'],
  credentialSubject: { type: 'ClrSubject', verifiableCredential: [credential, token], association: [] },
})
const DID = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
const proofBy = (cryptosuite: string, proofValue: string) => ({
  type: 'DataIntegrityProof',
  cryptosuite,
  proofPurpose: 'assertionMethod',
  verificationMethod: `${DID}#${DID.slice(8)}`,
  proofValue,
})
const overJson = { ...credential, proof: proofBy('eddsa-jcs-2022', `z${'3'.repeat(88)}`) }
const selective = { ...credential, proof: proofBy('ecdsa-sd-2023', `u${'2V0A'.repeat(40)}`) }
const rich = makeCredential({
  credentialStatus: [{ id: 'https://a.example/l#1', type: 'BitstringStatusListEntry', statusListIndex: '1' }],
  endorsementJwt: [token],
  evidence: [{ type: ['Evidence'], narrative: 'Done **well**', genre: 'Work' }],
  proof: [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z3abc' }],
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', identityHash: 'sha256$ab', identityType: 'emailAddress', hashed: true },
    ],
    result: [{ type: ['Result'], value: 'B', resultDescription: 'urn:r' }],
    achievement: {
      id: 'urn:a',
      type: ['Achievement'],
      name: { fr: 'Réunion', en: 'Meeting' },
      criteria: { narrative: 'x' },
      alignment: [
        { type: 'Alignment', targetName: 'ESCO', targetUrl: 'https://a.example/e', targetType: 'ESCO:Skill' },
      ],
      resultDescription: [
        { id: 'urn:r', type: ['ResultDescription'], name: 'Grade', resultType: 'LetterGrade' },
      ],
    },
  },
})

const inPng = (kind: TextKind, keyword: string, content: string) =>
  withChunks(
    makePng(),
    [makeTextChunk(kind, keyword, content)],
    kind === 'zTXt' ? 'before end' : 'after header',
  )

const body = `<![CDATA[${text}]]>`
const inSvg = (name: string, namespace: string, attributes: string, content: string) =>
  bytes(makeSvg(`<o:${name} xmlns:o="${namespace}"${attributes}>${content}</o:${name}>`))

/** A web page whose head names JSON. */
const page = bytes(
  '<!doctype html><html><head><link rel="alternate" type="application/ld+json" href="/a.json?x=1&amp;y=2"></head></html>',
)

/** The parts of a derived proof: signature, key, signatures, names, mandatory statements. */
const derived = Buffer.concat([
  Buffer.from([0x85, 0x58, 64, ...Array(64).fill(1), 0x58, 35, 0x80, 0x24, 2, ...Array(32).fill(2)]),
  Buffer.from([0x82, 0x58, 64, ...Array(64).fill(3), 0x58, 64, ...Array(64).fill(4)]),
  Buffer.from([0xa1, 0, 0x58, 32, ...Array(32).fill(5), 0x82, 0, 1]),
])

/** Every example, by the reader it is mainly for. */
export const corpus: readonly Uint8Array[] = [
  inPng('tEXt', 'openbadges', 'https://a.example/assertions/1'),
  inPng('tEXt', 'openbadge', text),
  inPng('zTXt', 'openbadges', text),
  inPng('iTXt', 'openbadgecredential', text),
  inPng('compressed iTXt', 'openbadgecredential', token),
  inPng('iTXt', 'clrcredential', JSON.stringify(record)),
  inSvg('assertion', 'http://openbadges.org', ' verify="https://a.example/1"', body),
  inSvg('credential', 'https://purl.imsglobal.org/ob/v3p0', '', body),
  inSvg('credential', 'https://purl.imsglobal.org/ob/v3p0', ` verify="${token}"`, ''),
  new Uint8Array(gzipSync(inSvg('assertion', 'http://openbadges.org', ' verify="https://a.example/1"', ''))),
  makePdf([`5 0 obj\n<< /openbadges (${text.replace(/[()\\]/g, '\\$&')}) >>\nendobj`]),
  makePdf([
    makePdfStream(
      6,
      'Metadata',
      `<x:x xmlns:o="http://openbadges.org"><o:assertion verify="${token}"/></x:x>`,
    ),
  ]),
  makePdf([makePdfStream(7, 'ObjStm', `8 0 << /openbadges <${Buffer.from(text).toString('hex')}> >>`)]),
  written(old),
  written(first),
  written({ ...first, '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' }),
  written(assertion),
  written(credential),
  written(rich),
  written(overJson),
  written(selective),
  written(record),
  written({ type: 'VerifiablePresentation', verifiableCredential: [credential, token] }),
  written([assertion, token, 'https://a.example/1', { hostedUrl: 'https://a.example/2', assertion: old }]),
  bytes(token),
  bytes(
    makeToken({ iss: 'https://a.example', vc: credential }, { alg: 'RS256', kid: 'https://a.example#1' }),
  ),
  bytes('https://www.credly.com/badges/0c9b7d04-8d4f-4b3a-9a0e-5b1c2d3e4f50/public_url'),
  bytes('https://a.example/1\nhttps://a.example/2'),
  bytes(`data:application/json;base64,${Buffer.from(text).toString('base64')}`),
  zipSync({ 'a/one.json': written(assertion), 'two.png': [inPng('iTXt', 'openbadges', text), { level: 0 }] }),
  page,
  new Uint8Array(derived),
]

/** Words that mean something to a parser, thrown in now and then. */
export const words: readonly Uint8Array[] = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    'null',
    '1e999',
    '-0',
    '\\u0000',
    '\\ud800',
    '"@context"',
    '"proof":',
    '__proto__',
  ],
  ...['<![CDATA[', ']]>', '<!--', '<!DOCTYPE x [<!ENTITY y "z">]>', '&#x0;', '&amp;', 'xmlns:o=', '/>', '\0'],
  ...[
    'tEXt',
    'iTXt',
    'zTXt',
    'IEND',
    'IDAT',
    'openbadges\0',
    'endstream',
    '/ObjStm',
    '/FlateDecode',
    '/Length 9',
  ],
  ...[
    'PK\x01\x02',
    'PK\x03\x04',
    'PK\x05\x06',
    '%PDF-',
    '\x1f\x8b\x08',
    'data:,',
    'https://',
    '.eyJ',
    'ey',
    '\ufeff',
  ],
].map((word) => strToU8(word))
