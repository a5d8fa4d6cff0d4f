// The same statements written otherwise: a proof over RDF still holds, and what was taken back or over stays so.
import { describe, expect, test } from 'vitest'
import { fixedContexts } from '../../src/domain/verification/contexts/fixedContexts.ts'
import { makeCredential } from '../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signStatusList,
  statusEntry,
} from '../support/signBadge.ts'
import { judgeEach, type Document, type Wanted } from '../support/unlisted.ts'

const ISSUER = 'https://issuer.example/1'
const LIST = 'https://issuer.example/list'
const key = makeKey()
const by = { verificationMethod: `${ISSUER}#key` }
const profile = { json: controllerDocument(ISSUER, { key }) }

describe('a withdrawal', () => {
  const entry = statusEntry(LIST, 7)
  const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
  /** Signed with the plain entry, given with another. */
  const written = (credentialStatus: unknown) => async () => {
    const list = await signStatusList({ url: LIST, issuer: ISSUER, set: [7] }, key, by)
    const signed = await signDataIntegrity(makeCredential({ credentialStatus: entry }), key, by)
    return {
      input: { ...signed, credentialStatus },
      answers: { [ISSUER]: profile, [LIST]: { json: list } },
    }
  }
  const disguised: Wanted = { verdict: 'unverified', codes: { integrity: 'integrity.disguised' } }
  judgeEach([
    ['its place in a list', written({ ...entry, statusListIndex: ['7'] }), 'revoked'],
    ['its place twice', written({ ...entry, statusListIndex: ['7', '7'] }), 'revoked'],
    ['its place wrapped', written({ ...entry, statusListIndex: { '@value': '7' } }), 'revoked'],
    ['its list as a node', written({ ...entry, statusListCredential: { id: LIST } }), 'revoked'],
    ['its purpose in a list', written({ ...entry, statusPurpose: ['revocation'] }), 'revoked'],
    ['lists in lists', written([[entry]]), 'revoked'],
    [
      'told in two parts',
      written([
        { id: entry.id, type: entry.type, statusListIndex: '7', statusPurpose: 'revocation' },
        { id: entry.id, type: entry.type, statusListCredential: LIST },
      ]),
      disguised,
    ],
    [
      'the type of 1EdTech’s list as the address it stands for',
      async () => {
        const plain = makeCredential({ credentialStatus: { id: LIST, type: '1EdTechRevocationList' } })
        const contexts = [...(plain['@context'] as string[]), EXTENSIONS]
        const signed = await signDataIntegrity({ ...plain, '@context': contexts }, key, by)
        const type = 'https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList'
        return {
          input: { ...signed, credentialStatus: { id: LIST, type } },
          answers: { [ISSUER]: profile, [LIST]: { json: { revokedCredential: [signed.id] } } },
        }
      },
      disguised,
    ],
  ])
})

describe('an end', () => {
  judgeEach([
    [
      'of the proof, under its older name',
      async () => {
        const more = { expires: '2026-01-03T00:00:00Z' }
        const signed = await signDataIntegrity(makeCredential(), key, { ...by, more })
        const { expires, ...proof } = signed.proof as Document
        const contexts = [...(signed['@context'] as string[]), 'https://w3id.org/security/v1']
        return {
          input: { ...signed, '@context': contexts, proof: { ...proof, expiration: expires } },
          answers: { [ISSUER]: profile },
        }
      },
      { verdict: 'unverified', codes: { integrity: 'integrity.disguised' } },
    ],
    [
      'something more that copies of the document lose',
      async () => {
        const text = JSON.stringify(await signDataIntegrity(makeCredential(), key, by))
        return {
          input: text.replace('{', '{"__proto__":{"name":"More"},'),
          answers: { [ISSUER]: profile },
        }
      },
      { verdict: 'unverified', codes: { integrity: 'integrity.disguised' } },
    ],
  ])

  test('no other word of a fixed context means an end, save the one that is refused', () => {
    const ends = /[#:](?:validUntil|expirationDate|expiration)$/
    const words = fixedContexts().flatMap(([, document]) => wordsFor(ends, document['@context']))
    expect(new Set(words)).toEqual(new Set(['validUntil', 'expirationDate', 'expires', 'expiration']))
  })
})

/** Every term, at any depth, that stands for such a meaning. */
function wordsFor(meaning: RegExp, context: unknown): string[] {
  if (typeof context !== 'object' || context === null) return []
  return Object.entries(context as Document).flatMap(([term, definition]) => {
    const id = typeof definition === 'string' ? definition : (definition as Document | null)?.['@id']
    const isWord = !term.startsWith('@') && typeof id === 'string' && meaning.test(id)
    return [...(isWord ? [term] : []), ...wordsFor(meaning, definition)]
  })
}
