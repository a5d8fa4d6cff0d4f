// What others say in a badge: who, when, and in which words, as a page shows it.
import type { Badge } from '../../badge/badge.ts'
import { asList, asText, isObject, type Json, type JsonObject } from '../../json.ts'
import type { Report } from '../../verification/report.ts'
import type { SharedEndorsement } from '../sharedBlock.ts'

/**
 * Endorsements that say who speaks. The report knows of all of them together: unless all hold, none is said to, and
 * only one alone can be said to fail.
 */
export function endorsementsIn(badge: Badge, report: Report): SharedEndorsement[] {
  const check = report.checks.find(({ id }) => id === 'endorsements')
  const isAlone = badge.endorsements.length === 1
  const hasFailed = check?.state === 'failed' && isAlone
  const state = check?.state === 'ok' ? 'ok' : hasFailed ? 'failed' : 'unknown'
  return badge.endorsements.flatMap((endorsement) => {
    const credential = typeof endorsement === 'string' ? credentialIn(endorsement) : endorsement
    const by = credential && nameOf(credential['issuer'])
    if (credential === undefined || by === undefined) return []
    const on = dateIn(credential)
    const comment = commentIn(credential)
    return [{ by, ...(on && { on }), ...(comment && { comment }), state }]
  })
}

/** Of Open Badges 3.0, a profile or its address; of 2.0, the same. */
function nameOf(issuer: Json | undefined): string | undefined {
  if (!isObject(issuer)) return asText(issuer)
  return asText(issuer['name']) ?? asText(issuer['url']) ?? asText(issuer['id'])
}

function dateIn(credential: JsonObject): string | undefined {
  const dates = ['awardedDate', 'validFrom', 'issuanceDate', 'issuedOn'].map((key) => asText(credential[key]))
  return dates.find((date) => date !== undefined && !Number.isNaN(Date.parse(date)))
}

function commentIn(credential: JsonObject): string | undefined {
  const subjects = asList(credential['credentialSubject'] ?? credential['claim']).filter(isObject)
  return subjects.map((subject) => asText(subject['endorsementComment'])).find(Boolean)
}

/** The payload of a token; its proof was looked at when the badge was checked. */
function credentialIn(token: string): JsonObject | undefined {
  try {
    const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const payload = JSON.parse(new TextDecoder().decode(bytes)) as Json
    if (!isObject(payload)) return undefined
    return isObject(payload['vc']) ? { issuer: payload['iss'] ?? null, ...payload['vc'] } : payload
  } catch {
    return undefined // not a token after all: nobody can be named
  }
}
