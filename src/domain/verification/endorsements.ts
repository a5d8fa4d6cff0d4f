// Do the endorsements inside a badge hold, and are they about what they hang on?
import { asList, asText, isObject } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { typesOf } from '../badge/readers/fields/words.ts'
import { verifyCredential } from './credential.ts'
import type { Credential } from './credential.ts'
import type { Finding } from './finding.ts'
import { bad, good, nothing, unsure } from './finding.ts'
import type { Inquiry } from './inquiry.ts'
import { parseJws } from './proofs/jws.ts'
import { credentialIn } from './proofs/vcJwt.ts'
import { checkStatus } from './status/status.ts'

/** Beyond this, the rest is left unchecked and said to be. */
const MOST_ENDORSEMENTS = 20

/** An endorsement that nobody has checked yet. */
export interface Endorsement {
  credential?: Credential
  /** Of the thing it hangs on. */
  ofId: string | undefined
}

/** Every endorsement of a credential: on itself, on its achievement, on the profiles in it. */
export function embeddedEndorsements(badge: JsonObject): Endorsement[] {
  const found: Endorsement[] = []
  collect(badge, found)
  return found
}

/** Checks what `embeddedEndorsements` found. */
export async function checkEndorsements(inquiry: Inquiry, found: readonly Endorsement[]): Promise<Finding> {
  if (found.length === 0) return nothing('endorsements.none')
  const states: Finding['state'][] = []
  for (const endorsement of found.slice(0, MOST_ENDORSEMENTS))
    states.push(await stateOf(inquiry, endorsement))
  const holding = states.filter((state) => state === 'ok').length
  const because = { count: String(holding), total: String(found.length) }
  if (states.includes('failed')) return bad('endorsements.some-do-not-hold', { because })
  return holding === found.length
    ? good('endorsements.hold', { because })
    : unsure('endorsements.some-unproved', { because })
}

function collect(node: Json | undefined, found: Endorsement[]): void {
  if (Array.isArray(node)) for (const item of node) collect(item, found)
  if (!isObject(node)) return
  const ofId = asText(node.id)
  for (const [key, value] of Object.entries(node)) {
    if (key === 'endorsement')
      for (const item of asList(value))
        found.push(isObject(item) ? { credential: { json: item }, ofId } : { ofId })
    else if (key === 'endorsementJwt') for (const item of asList(value)) found.push(inJwt(item, ofId))
    // Credentials inside a record carry endorsements of their own, checked when they are opened.
    else if (key !== 'proof' && key !== '@context' && key !== 'verifiableCredential') collect(value, found)
  }
}

function inJwt(token: Json, ofId: string | undefined): Endorsement {
  const jws = typeof token === 'string' ? parseJws(token) : undefined
  return jws ? { credential: { json: credentialIn(jws.payload), jws }, ofId } : { ofId }
}

async function stateOf(inquiry: Inquiry, { credential, ofId }: Endorsement): Promise<Finding['state']> {
  if (!credential) return 'unknown'
  const about = asList(credential.json.credentialSubject).flatMap((subject) =>
    isObject(subject) ? asList(subject.id) : [],
  )
  if (ofId && about.length > 0 && !about.includes(ofId)) return 'failed'
  // What names nothing, hangs on something nameless, or is no endorsement, might have been said of anything.
  if (!ofId || about.length === 0 || !typesOf(credential.json).includes('EndorsementCredential'))
    return 'unknown'
  const { integrity, issuer, window } = await verifyCredential(inquiry, credential)
  if (integrity.state === 'failed' || issuer.state === 'failed') return 'failed'
  // One whose time is over was true once: no longer counted, and no falsehood.
  if (integrity.state !== 'ok' || window.state === 'failed') return 'unknown'
  const status = await checkStatus(inquiry, credential.json)
  return status.state === 'failed' || status.state === 'unknown' ? status.state : 'ok'
}
