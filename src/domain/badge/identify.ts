// Tells which version a document is of, or what else it is.
import { asList, asText, isObject, type JsonObject } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import type { OpenBadgesVersion } from './badge.ts'
import { typesOf } from './readers/fields/words.ts'

type IdentifyFault = {
  code: 'read.not-a-badge' | 'read.badge-class-only' | 'read.issuer-only' | 'read.badge-missing'
}

/** The version by type and context first, by the shape of the object where it has neither. */
export function identify(document: JsonObject): Result<OpenBadgesVersion | '2.0-endorsement', IdentifyFault> {
  const types = typesOf(document)
  const contexts = contextsOf(document)
  if (types.includes('ClrCredential')) return ok('clr-2.0')
  if (isVerifiableCredential(document, types, contexts)) return ok('3.0')
  if (types.includes('Endorsement')) return ok('2.0-endorsement')
  if (document['badge'] === undefined) return fail({ code: whatElse(document, types) })
  if (!isObject(document['badge']) && asText(document['badge']) === undefined)
    return fail({ code: 'read.badge-missing' })
  if (contexts.some((context) => /(openbadges|openbadgespec\.org)\/v?2|ob\/v2p\d/i.test(context)))
    return ok('2.0')
  if (contexts.some((context) => /(openbadges|openbadgespec\.org)\/v?1/i.test(context))) return ok('1.1')
  if (document['verification'] !== undefined) return ok('2.0')
  return ok(isOldShape(document) ? '0.5' : types.includes('Assertion') ? '1.1' : '1.0')
}

function contextsOf(document: JsonObject): string[] {
  return asList(document['@context']).filter((context) => typeof context === 'string')
}

function isVerifiableCredential(document: JsonObject, types: string[], contexts: string[]): boolean {
  if (document['credentialSubject'] === undefined) return false
  const isTyped = types.some((type) =>
    /^(Verifiable|OpenBadge|Achievement|Endorsement)Credential$/.test(type),
  )
  return isTyped || contexts.some((context) => /credentials\/v\d/.test(context))
}

/**
 * 0.5 holds its class inside, with a version or an issuer's origin, and knows no `verify`. Early backpacks added `uid`
 * and `verify` to it; a 1.1 with its class inside has these too, but neither version nor origin.
 */
function isOldShape(document: JsonObject): boolean {
  const badge = document['badge']
  if (!isObject(badge)) return false
  const issuer = isObject(badge['issuer']) ? badge['issuer'] : {}
  const isMarked = /^0\./.test(asText(badge['version']) ?? '') || issuer['origin'] !== undefined
  return isMarked || (document['verify'] ?? document['id'] ?? document['uid']) === undefined
}

/** A document that belongs to badges but is none. */
function whatElse(document: JsonObject, types: string[]): IdentifyFault['code'] {
  if (
    types.includes('Assertion') ||
    ('recipient' in document && ('issuedOn' in document || 'verify' in document))
  ) {
    return 'read.badge-missing'
  }
  if (types.includes('BadgeClass') || types.includes('Achievement')) return 'read.badge-class-only'
  if (types.some((type) => /^(Issuer|Profile|IssuerOrg)$/.test(type))) return 'read.issuer-only'
  if (types.length > 0 || asText(document['name']) === undefined) return 'read.not-a-badge'
  if ('criteria' in document && 'issuer' in document) return 'read.badge-class-only'
  return 'url' in document || 'origin' in document ? 'read.issuer-only' : 'read.not-a-badge'
}
