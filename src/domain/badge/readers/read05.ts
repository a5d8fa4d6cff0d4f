// Reads Open Badges 0.5: everything in one object, addresses relative to the issuer's origin.
import { asText, isObject, type Json, type JsonObject } from '../../json.ts'
import type { Badge } from '../badge.ts'
import type { LinkedDocuments } from './linkedDocuments.ts'
import { read2 } from './read2.ts'
import type { AssertionOrigin } from './verificationOf.ts'
import { parseAddress } from '../../webAddress.ts'

/** Raises the assertion to the shape of 1.0 and reads that; `source` keeps what came. */
export function read05(assertion: JsonObject, linked: LinkedDocuments, origin: AssertionOrigin): Badge {
  const badge = isObject(assertion['badge']) ? assertion['badge'] : {}
  const issuer = isObject(badge['issuer']) ? badge['issuer'] : {}
  const base = asText(issuer['origin'])
  const raised = {
    ...assertion,
    evidence: absolute(assertion['evidence'], base),
    badge: {
      ...badge,
      image: absolute(badge['image'], base),
      criteria: absolute(badge['criteria'], base),
      issuer: raiseIssuer(issuer, base),
    },
  }
  return { ...read2(raised, linked, origin), version: '0.5', source: assertion }
}

/** "P2PU" of the organisation "School of Webcraft" is "P2PU: School of Webcraft". */
function raiseIssuer(issuer: JsonObject, base: string | undefined): JsonObject {
  const names = [asText(issuer['name']), asText(issuer['org'])].filter((name) => name !== undefined)
  return {
    ...issuer,
    name: names.join(': '),
    url: asText(issuer['url']) ?? base,
    email: issuer['email'] ?? issuer['contact'],
  }
}

/** `/badge/1` of an issuer at `https://a.example` is `https://a.example/badge/1`. */
function absolute(value: Json | undefined, base: string | undefined): Json | undefined {
  const address = asText(value)
  if (address === undefined || base === undefined || !address.startsWith('/')) return value
  return parseAddress(address, base)?.href ?? value
}
