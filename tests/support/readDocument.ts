// Reads a document as a badge in one step, for tests that look at what was read.
import type { Badge } from '../../src/domain/badge/badge.ts'
import { readBadge } from '../../src/domain/badge/readBadge.ts'
import type { Json } from '../../src/domain/json.ts'
import { jsonPayload, makeAssertion, makeBadgeClass, makeCredential } from './makeBadge.ts'

/** The badge; a fault is thrown. */
export function readDocument(document: object, documents: Record<string, unknown> = {}): Badge {
  const badge = readBadge(jsonPayload(document), new Map(Object.entries(documents as Record<string, Json>)))
  if (!badge.ok) throw new Error(badge.error.code)
  return badge.value
}

/** A 2.0 badge whose class has these members. */
export function readWithClass(changes: object): Badge {
  return readDocument(makeAssertion({ badge: makeBadgeClass(changes) }))
}

/** A 3.0 badge whose achievement, and subject, have these members. */
export function readWithAchievement(changes: object, subject: object = {}): Badge {
  const achievement = { name: 'A', ...changes }
  return readDocument(
    makeCredential({ credentialSubject: { id: 'did:example:me', achievement, ...subject } }),
  )
}

/** A hosted 1.0 assertion whose class lies elsewhere. */
export const assertion1 = {
  uid: 'abc',
  recipient: { identity: 'a@b.example', type: 'email', hashed: false },
  badge: 'https://a.example/class',
  issuedOn: 1359217910,
  verify: { type: 'hosted', url: 'https://a.example/1' },
}

/** A 0.5 assertion, all in one, with addresses relative to its issuer. */
export const assertion05 = {
  recipient: 'sha256$ABCDEF',
  salt: 'gris',
  evidence: '/made/1',
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
