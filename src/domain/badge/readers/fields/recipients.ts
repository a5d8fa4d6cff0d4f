// To whom a badge was given: plain or hashed, one or many, in the words of each version.
import { asList, asText, isObject, type Json, type JsonObject } from '../../../json.ts'
import type { RecipientIdentity } from '../../badge.ts'

type Kind = RecipientIdentity['kind']

const HASH = /^(md5|sha1|sha256|sha384|sha512)\$[\da-f]+$/i
const ALGORITHM_BY_HEX_LENGTH: Record<number, string> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' }

/** Identity types of OB 1.x, 2.0 and 3.0. Whatever is not here but known to OB 3.0 is some system's id. */
const KINDS: Record<string, Kind> = {
  email: 'email',
  emailaddress: 'email',
  url: 'url',
  telephone: 'telephone',
  phone: 'telephone',
  name: 'name',
  id: 'id',
  did: 'did',
  identifier: 'id',
  sourcedid: 'id',
  systemid: 'id',
  productid: 'id',
  userprofileid: 'id',
  username: 'id',
  accountid: 'id',
  nationalidentitynumber: 'id',
}

/** Reads `recipient` of OB 0.5 to 2.0: an address, a hash beside a top-level salt, an object, or lists of these. */
export function recipientsOf(recipient: Json | undefined, salt?: Json): RecipientIdentity[] {
  return asList(recipient).flatMap((item) => {
    if (!isObject(item)) return identitiesOf(item, { salt, isBareHexHashed: true })
    const type = asText(asList(item['type'] ?? item['@type'])[0])
    return asList(item['identity']).flatMap((identity) =>
      identitiesOf(identity, { type, salt: item['salt'] ?? salt, isBareHexHashed: isYes(item['hashed']) }),
    )
  })
}

/** Reads `id` and `identifier` of an OB 3.0 subject. */
export function subjectRecipients(subject: JsonObject): RecipientIdentity[] {
  const identifiers = asList(subject['identifier']).filter(isObject)
  return [
    ...identitiesOf(subject['id'] ?? subject['@id'], { isBareHexHashed: false }),
    ...identifiers.flatMap((item) =>
      identitiesOf(item['identityHash'] ?? item['identifier'], {
        type: asText(item['identityType'] ?? item['identifierType']),
        salt: item['salt'],
        isBareHexHashed: isYes(item['hashed']),
      }),
    ),
  ]
}

interface IdentityOptions {
  type?: string | undefined
  salt?: Json | undefined
  /** Whether hexadecimal digits of a hash's length are a hash even without `algorithm$` before them. */
  isBareHexHashed: boolean
}

/** The shape decides whether an identity is hashed: issuers' own `hashed` is wrong too often. */
function identitiesOf(identity: Json | undefined, options: IdentityOptions): RecipientIdentity[] {
  const text = asText(identity)?.trim()
  if (text === undefined) return []
  const hash = hashOf(text, options.isBareHexHashed)
  const kind = kindOf(options.type, hash === undefined ? text : undefined)
  if (hash === undefined) return [{ kind, value: withoutScheme(text), hashed: false }]
  const salt = asText(options.salt)
  return [{ kind, value: hash, hashed: true, ...(salt === undefined ? {} : { salt }) }]
}

/** The hash in lower case with its algorithm in front; undefined when `text` is none. */
function hashOf(text: string, isBareHexHashed: boolean): string | undefined {
  if (HASH.test(text)) return text.toLowerCase()
  const algorithm = ALGORITHM_BY_HEX_LENGTH[text.length]
  const isBareHex = isBareHexHashed && algorithm !== undefined && /^[\da-f]+$/i.test(text)
  return isBareHex ? `${algorithm}$${text.toLowerCase()}` : undefined
}

/** The stated kind; without one, what the plain identity looks like. Hashes were e-mail addresses until OB 2.0. */
function kindOf(type: string | undefined, plain: string | undefined): Kind {
  const stated = type?.replace(/^.*[:#/]/, '').toLowerCase()
  if (stated !== undefined) return Object.hasOwn(KINDS, stated) ? (KINDS[stated] as Kind) : 'other'
  if (plain === undefined || /^(mailto:)?[^\s@/]+@[^\s@/]+$/i.test(plain)) return 'email'
  if (/^did:/i.test(plain)) return 'did'
  if (/^https?:/i.test(plain)) return 'url'
  return /^tel:/i.test(plain) ? 'telephone' : 'id'
}

function withoutScheme(text: string): string {
  return text.replace(/^(mailto|tel):/i, '')
}

function isYes(value: Json | undefined): boolean {
  return value === true || value === 'true' || value === 1
}
