// A verifiable credential as such: proof, issuer, dates. Badges, status lists and endorsements all are one.
import { asText } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Finding } from './finding.ts'
import { unsure } from './finding.ts'
import type { Inquiry } from './inquiry.ts'
import { confirmIssuer, issuerIdOf } from './issuer.ts'
import { meanwhile } from './meanwhile.ts'
import { verifyDataIntegrity } from './proofs/dataIntegrity.ts'
import type { Jws } from './proofs/jws.ts'
import { summarise } from './proofs/proofFinding.ts'
import type { ProofFinding } from './proofs/proofFinding.ts'
import { verifyVcJwt } from './proofs/vcJwt.ts'
import { checkWindow, readMoment } from './window.ts'

/** A credential: with its proof inside, or in the JWT around it. */
export interface Credential {
  json: JsonObject
  jws?: Jws
}

export interface CredentialFindings {
  integrity: Finding
  issuer: Finding
  window: Finding
}

/** Checks all that needs no list: whether it is unchanged, who signed it, whether it is valid now. */
export async function verifyCredential(
  inquiry: Inquiry,
  credential: Credential,
): Promise<CredentialFindings> {
  const { json, jws } = credential
  const window = meanwhile(() => checkWindow(windowOf(credential), inquiry.now))
  const proofs = jws ? [await verifyVcJwt(inquiry, jws)] : await verifyDataIntegrity(inquiry, json)
  const { key: _, ...integrity } = summarise(proofs)
  const issuerId = issuerIdOf(json) ?? asText(jws?.payload.iss)
  const issuer =
    integrity.state === 'ok' ? await bestIssuer(inquiry, issuerId, proofs) : unsure('issuer.not-asked')
  return { integrity, issuer, window: window() }
}

/** Several signers may stand under one badge; the issuer is among them if any of their keys is the issuer's. */
async function bestIssuer(
  inquiry: Inquiry,
  issuerId: string | undefined,
  proofs: readonly ProofFinding[],
): Promise<Finding> {
  const findings: Finding[] = []
  for (const { key, state } of proofs)
    if (key && state === 'ok') findings.push(await confirmIssuer(inquiry, issuerId, key))
  const inState = (state: Finding['state']) => findings.find((finding) => finding.state === state)
  return inState('ok') ?? inState('unknown') ?? inState('failed') ?? unsure('issuer.not-confirmed')
}

/** VCDM 2.0 and 1.1 dates; a JWT's own `nbf` and `exp` bound them further. */
function windowOf({ json, jws }: Credential): { from?: string | number; until?: string | number } {
  const from = said(json.validFrom) ?? said(json.issuanceDate) ?? said(jws?.payload.nbf)
  const until = earliest([json.validUntil, json.expirationDate, jws?.payload.exp])
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

/** What is neither text nor number is no date, but it was meant as one: its text is no date either, and says so. */
function said(date: Json | undefined): string | number | undefined {
  if (date === undefined || date === null) return undefined
  return typeof date === 'number' ? date : (asText(date) ?? JSON.stringify(date))
}

/** The first of several ends; one that cannot be read may be the first. */
function earliest(dates: (Json | undefined)[]): string | number | undefined {
  const ends = dates.flatMap((date) => said(date) ?? [])
  const moment = (end: string | number) => readMoment(end)?.getTime() ?? -Infinity
  return ends.sort((first, second) => (moment(first) < moment(second) ? -1 : 1))[0]
}
