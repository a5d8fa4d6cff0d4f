// How a badge says that it is genuine, and where its issuer says whether it still stands.
import { asList, asText, isObject, type JsonObject } from '../../json.ts'
import type { Badge, Payload } from '../badge.ts'
import { jwsHeader } from '../jws.ts'
import type { Value } from './parts.ts'
import { valueAt } from './place.ts'

/** The proof of origin, in words. */
export function proofValues({ badge, payload }: { badge: Badge; payload: Payload }): Value[] {
  const { source, verification } = badge
  if (payload.form === 'jws') {
    const algorithm = asText(jwsHeader(payload.token)?.['alg']) ?? '?'
    return [{ kind: 'sentence', says: 'proof.sealed', because: { algorithm } }]
  }
  const proofs = asList(source['proof']).filter(isObject)
  if (proofs.length > 0)
    return proofs.map((proof) => ({
      kind: 'sentence',
      says: 'proof.inside',
      because: { kind: nameOf(proof) },
    }))
  if (verification.method === 'hosted')
    return [
      { kind: 'sentence', says: 'proof.hosted' },
      { kind: 'address', address: verification.url },
    ]
  return [{ kind: 'sentence', says: verification.method === 'signed' ? 'proof.lost' : 'proof.none' }]
}

/** `eddsa-rdfc-2022`, or the type of the older ones. */
function nameOf(proof: JsonObject): string {
  return asText(proof['cryptosuite']) ?? asText(asList(proof['type'])[0]) ?? '?'
}

/** Where the issuer keeps its word on whether the badge was taken back. */
export function statusValues(badge: Badge): Value[] {
  const { source, verification } = badge
  const entries = asList(source['credentialStatus']).filter(isObject)
  const lists = entries.flatMap((entry) => asText(entry['statusListCredential']) ?? asText(entry['id']) ?? [])
  if (entries.length > 0)
    return [
      { kind: 'sentence', says: 'status.list' },
      ...[...new Set(lists)].map((address): Value => ({ kind: 'address', address })),
    ]
  if (verification.method === 'hosted') return [{ kind: 'sentence', says: 'status.hosted' }]
  const older = valueAt(source, 'badge.issuer.revocationList')
  const address = asText(isObject(older) ? older['id'] : older)
  if (address)
    return [
      { kind: 'sentence', says: 'status.list' },
      { kind: 'address', address },
    ]
  return [{ kind: 'sentence', says: verification.method === 'signed' ? 'status.issuer' : 'status.none' }]
}
