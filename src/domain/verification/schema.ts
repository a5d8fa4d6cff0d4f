// Has the badge what its own form asks for? A note: names are missing from forms as often as from badges.
import { asList, asText, isObject } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Finding } from './finding.ts'
import { good, nothing, unsure } from './finding.ts'

/** 1EdTech's published form of an Open Badge 3.0, in any of its editions. */
const OPEN_BADGE_FORM =
  /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/schema\/json\/ob_v3p0_achievementcredential_schema(?:-3\.0\.\d)?\.json$/

/** What that form requires, by the place it stands at. */
const REQUIRED: Record<string, readonly string[]> = {
  '': ['@context', 'id', 'type', 'credentialSubject', 'issuer', 'validFrom'],
  issuer: ['id', 'type'],
  credentialSubject: ['type'],
  'credentialSubject.achievement': ['id', 'type', 'criteria', 'description', 'name'],
}

const UNNAMED = '?'
const MOST_CHARACTERS = 120

/**
 * Holds the badge against what the form it names requires. Forms are not fetched: one that is not known here is named,
 * and nothing more is said.
 */
export function checkSchema(credential: JsonObject): Finding {
  const forms = asList(credential.credentialSchema).flatMap((form) =>
    isObject(form) ? (asText(form.id) ?? UNNAMED) : [],
  )
  if (forms.length === 0) return nothing('schema.none')
  if (!forms.some((form) => OPEN_BADGE_FORM.test(form))) {
    const [named] = forms.filter((form) => form !== UNNAMED)
    return named
      ? unsure('schema.form-unknown', { because: { form: shortened(named) } })
      : unsure('schema.not-checked')
  }
  const missing = Object.entries(REQUIRED).flatMap(([place, members]) =>
    nodesAt(credential, place).flatMap((node) =>
      members.filter((member) => node[member] === undefined).map((member) => join(place, member)),
    ),
  )
  return missing.length === 0
    ? good('schema.follows', { source: 'bundled' })
    : unsure('schema.differs', { because: { member: [...new Set(missing)].join(', ') }, source: 'bundled' })
}

/** A name is shown, never followed. */
function shortened(form: string): string {
  return form.length > MOST_CHARACTERS ? `${form.slice(0, MOST_CHARACTERS - 1)}…` : form
}

function join(place: string, member: string): string {
  return place === '' ? member : `${place}.${member}`
}

/** The objects at a place; a text in place of an object (an issuer that is only an address) asks for nothing. */
function nodesAt(credential: JsonObject, place: string): JsonObject[] {
  const steps = place === '' ? [] : place.split('.')
  return steps
    .reduce<Json[]>(
      (nodes, step) => nodes.flatMap((node) => (isObject(node) ? asList(node[step]) : [])),
      [credential],
    )
    .filter(isObject)
}
