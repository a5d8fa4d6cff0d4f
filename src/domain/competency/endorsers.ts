// Who stands by a badge: the distinct signers of its endorsements, once all of them have been checked.
import type { Badge } from '../badge/badge.ts'
import type { Json, JsonObject } from '../json.ts'
import { asText, isObject } from '../json.ts'
import type { Report } from '../verification/report.ts'

export interface Endorser {
  signer: string
  inPerson: boolean
}

/** Nobody unless every endorsement held; the badge's own issuer has spoken already and does not count twice. */
export function endorsersOf(badge: Badge, report: Report): Endorser[] {
  const hold = report.checks.some(({ id, state }) => id === 'endorsements' && state === 'ok')
  if (!hold) return []
  const signers = new Set(badge.endorsements.map(signerOf))
  return [...signers].flatMap((signer) =>
    signer === undefined || signer === badge.issuer.id ? [] : [{ signer, inPerson: false }],
  )
}

function signerOf(endorsement: JsonObject | string): string | undefined {
  const content = typeof endorsement === 'string' ? payloadOf(endorsement) : endorsement
  if (!isObject(content)) return undefined
  const credential = isObject(content['vc']) ? content['vc'] : content
  const issuer = credential['issuer'] ?? content['iss']
  return isObject(issuer) ? asText(issuer['id']) : asText(issuer)
}

function payloadOf(token: string): Json | undefined {
  try {
    const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes)) as Json
  } catch {
    return undefined // not a token after all: nobody can be named
  }
}
