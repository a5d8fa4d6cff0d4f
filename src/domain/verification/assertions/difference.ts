// Does the hosted copy contradict ours? Hosts rewrite addresses and salts; they do not change who, what and when.
import { asText, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { readMoment } from '../window.ts'
import { isSameAddress } from './sameAddress.ts'

export type Difference =
  'integrity.hosted-other-recipient' | 'integrity.hosted-other-badge' | 'integrity.hosted-other-date'

/** The contradiction, as the code of a finding, or nothing. What only one of them says is no contradiction. */
export function differenceBetween(ours: JsonObject, theirs: JsonObject): Difference | undefined {
  if (areRecipientsDifferent(ours.recipient, theirs.recipient)) return 'integrity.hosted-other-recipient'
  if (areBadgesDifferent(ours.badge, theirs.badge)) return 'integrity.hosted-other-badge'
  if (areMomentsDifferent(ours.issuedOn ?? ours.issued_on, theirs.issuedOn ?? theirs.issued_on))
    return 'integrity.hosted-other-date'
  if (areMomentsDifferent(ours.expires, theirs.expires)) return 'integrity.hosted-other-date'
  const [uid, hostedUid] = [asText(ours.uid), asText(theirs.uid)]
  return uid && hostedUid && uid !== hostedUid ? 'integrity.hosted-other-badge' : undefined
}

/** Comparable only when hashed the same way with the same salt. */
function areRecipientsDifferent(ours: Json | undefined, theirs: Json | undefined): boolean {
  const [first, second] = [identityOf(ours), identityOf(theirs)]
  if (!first || !second || first.isHashed !== second.isHashed || first.salt !== second.salt) return false
  const [algorithm, hostedAlgorithm] = [first, second].map(({ value }) => value.split('$')[0])
  if (first.isHashed && algorithm !== hostedAlgorithm) return false
  return first.value !== second.value
}

function identityOf(
  recipient: Json | undefined,
): { value: string; isHashed: boolean; salt: string } | undefined {
  const value = asText(isObject(recipient) ? recipient.identity : recipient)
    ?.trim()
    .toLowerCase()
  if (!value) return undefined
  const salt = (isObject(recipient) && asText(recipient.salt)) || ''
  return { value, isHashed: /^\w+\$[0-9a-f]+$/.test(value), salt }
}

function areBadgesDifferent(ours: Json | undefined, theirs: Json | undefined): boolean {
  const [id, hostedId] = [idOf(ours), idOf(theirs)]
  if (id && hostedId) return !isSameAddress(id, hostedId)
  const [name, hostedName] = [ours, theirs].map((badge) => (isObject(badge) ? asText(badge.name) : undefined))
  return name !== undefined && hostedName !== undefined && name !== hostedName
}

function idOf(badge: Json | undefined): string | undefined {
  return asText(isObject(badge) ? badge.id : badge)
}

function areMomentsDifferent(ours: Json | undefined, theirs: Json | undefined): boolean {
  const [first, second] = [momentOf(ours), momentOf(theirs)]
  // A day is how far hosts' time zones and roundings go.
  return first !== undefined && second !== undefined && Math.abs(first - second) > 24 * 60 * 60 * 1000
}

function momentOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? readMoment(value)?.getTime() : undefined
}
