// What is inside a badge, part by part: what each is for, what it says here, and where in the data it stands.
import type { Badge, Payload, RecipientIdentity } from './badge.ts'
import { containerOf, type Container } from './anatomy/container.ts'
import { findPlace, type Place } from './anatomy/place.ts'
import { proofValues, statusValues } from './anatomy/proofs.ts'
import type { PartId, Value } from './anatomy/parts.ts'
import { WAYS } from './anatomy/ways.ts'

export interface Part {
  id: PartId
  values: Value[]
  place?: Place
}

export interface Anatomy {
  container: Container
  parts: Part[]
}

export interface Specimen {
  badge: Badge
  payload: Payload
  original: { bytes: ArrayBuffer }
}

/** Every part of the badge, in the order in which people ask. Parts that say nothing are left out, save the great ones. */
export function anatomyOf(specimen: Specimen): Anatomy {
  const { badge } = specimen
  const values = valuesOf(specimen)
  const ways = WAYS[badge.version === '3.0' || badge.version === 'clr-2.0' ? 'credential' : 'assertion']
  const parts = (Object.keys(values) as PartId[]).flatMap((id): Part[] => {
    const said = values[id]
    if (said.length === 0)
      return ALWAYS.has(id) ? [{ id, values: [{ kind: 'sentence', says: 'nothing' }] }] : []
    const place = findPlace(badge.source, ways[id])
    return [{ id, values: said, ...(place && { place }) }]
  })
  return { container: containerOf(new Uint8Array(specimen.original.bytes)), parts }
}

/** Missing, they are worth a word: a badge that does not name its issuer should show that it does not. */
const ALWAYS: ReadonlySet<PartId> = new Set([
  'name',
  'recognises',
  'criteria',
  'issuer',
  'recipient',
  'given',
  'until',
])

function valuesOf(specimen: Specimen): Record<PartId, Value[]> {
  const { badge } = specimen
  const { achievement, issuer } = badge
  return {
    name: texts(achievement.name),
    picture: picture(badge.image ?? achievement.image),
    recognises: texts(achievement.description),
    criteria: [...texts(achievement.criteria.narrative), ...addresses(achievement.criteria.url)],
    issuer: [...texts(issuer.name), ...addresses(issuer.id ?? issuer.url)],
    recipient: badge.recipients.map(recipient),
    given: dates(badge.issuedOn),
    until: dates(badge.expires),
    proof: proofValues(specimen),
    status: statusValues(badge),
    evidence: badge.evidence.flatMap(({ name, narrative, url }) => [
      ...texts(name ?? narrative),
      ...addresses(url),
    ]),
    skills: achievement.alignments.flatMap(({ code, name }) => texts([code, name].filter(Boolean).join(' '))),
    results: badge.results.flatMap(({ name, value }) => texts([name, value].filter(Boolean).join(': '))),
    endorsements: texts(badge.endorsements.length > 0 ? String(badge.endorsements.length) : undefined),
    id: addresses(badge.id),
  }
}

/** Whose it is, and how that is written: as it is, or hidden behind a fingerprint. */
function recipient({ value, hashed, salt, kind }: RecipientIdentity): Value {
  if (kind === 'did' && !hashed) return { kind: 'sentence', says: 'recipient.key', because: { value } }
  if (!hashed) return { kind: 'text', text: value }
  const because = { kind: value.includes('$') ? value.slice(0, value.indexOf('$')) : 'sha256' }
  return { kind: 'sentence', says: salt ? 'recipient.hidden-salted' : 'recipient.hidden', because }
}

function picture(image: string | undefined): Value[] {
  if (image === undefined) return []
  return /^data:/i.test(image) ? [{ kind: 'sentence', says: 'picture.inside' }] : addresses(image)
}

const texts = (text: string | undefined): Value[] => (text ? [{ kind: 'text', text }] : [])
const dates = (date: string | undefined): Value[] => (date ? [{ kind: 'date', date }] : [])
const addresses = (address: string | undefined): Value[] => (address ? [{ kind: 'address', address }] : [])
