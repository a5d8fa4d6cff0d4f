// Signed badges of OB 1.x and 2.0: a JWS, the issuer's key, the issuer's list of what was taken back.
import { asList, asText, isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import { textOf } from '../bytes.ts'
import type { Finding } from '../finding.ts'
import { bad, good, unsure } from '../finding.ts'
import { fetchJson, hostOf } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { answered } from '../issuer.ts'
import { keyNamed, keysOf } from '../keys/controllerDocument.ts'
import { aboutFault } from '../keys/findKey.ts'
import { readPem } from '../keys/pem.ts'
import type { PublicJwk } from '../keys/publicKey.ts'
import { algorithmOf, verifyJws } from '../proofs/jws.ts'
import type { Jws } from '../proofs/jws.ts'
import { windowOf } from './hosted.ts'
import type { AssertionFindings } from './hosted.ts'
import { withOwnWord } from './linked.ts'
import type { LinkedAssertion } from './linked.ts'
import { checkRevokedAssertions } from './revokedAssertions.ts'
import { isSameAddress } from './sameAddress.ts'

/** Checks a signed assertion (OB 2.0 §"SignedBadge Verification", OB 1.1 §"Badge Verification"). */
export async function verifySigned(
  inquiry: Inquiry,
  jws: Jws,
  given: LinkedAssertion,
): Promise<AssertionFindings> {
  const linked = await withOwnWord(inquiry, given)
  const window = windowOf(linked, inquiry)
  const algorithm = algorithmOf(jws.header)
  if (!algorithm.ok)
    return {
      integrity: algorithm.error,
      issuer: notAsked,
      window,
      status: unsure('status.not-asked'),
      linked,
    }
  const { integrity, signer, keyUrl } = await findSigner(inquiry, linked, (jwk) =>
    verifyJws(jws, algorithm.value, jwk),
  )
  const issuer = keyUrl ? checkOwner(linked, keyUrl, signer) : notAsked
  const status =
    integrity.state === 'ok' ? await checkRevokedAssertions(inquiry, linked) : unsure('status.not-asked')
  return { integrity, issuer, window, status, linked }
}

const notAsked = unsure('issuer.not-asked')
/** Keys are changed every few years; a profile that lists more wants to keep us busy. */
const MOST_KEYS = 8

interface Signer {
  jwk: PublicJwk
  owner?: string
  source: NonNullable<Finding['source']>
  at: string
}

interface Signing {
  integrity: Finding
  signer?: Signer
  /** Where that key lies, or where the first was looked for. */
  keyUrl?: string
}

/**
 * Tries every key that comes into question (OB 2.0 §"SignedBadge Verification": "each trusted key"). The signature is
 * broken when none is right; as long as one of them is out of reach, it may be that one.
 */
async function findSigner(
  inquiry: Inquiry,
  linked: LinkedAssertion,
  verify: (jwk: PublicJwk) => Promise<Finding>,
): Promise<Signing> {
  const tried: Signing[] = []
  for (const keyUrl of keyUrlsOf(linked)) {
    const fetched = await fetchKeys(inquiry, keyUrl)
    if ('fault' in fetched) tried.push({ integrity: fetched.fault, keyUrl })
    else
      for (const signer of fetched.signers) {
        const integrity = await verify(signer.jwk)
        tried.push({ integrity, signer, keyUrl })
        if (integrity.state === 'ok') return tried.at(-1)!
      }
  }
  const isOpen = ({ integrity }: Signing) => integrity.state === 'unknown'
  return tried.find(isOpen) ?? tried[0] ?? { integrity: unsure('integrity.no-key') }
}

/** 2.0 names its key or leaves it to the issuer's profile; 1.x gives the key's address as `verify.url`. */
function keyUrlsOf({ assertion, issuer }: LinkedAssertion): string[] {
  const how = [assertion.verification, assertion.verify].flatMap(asList).find(isObject)
  const named = asText(how?.creator) ?? asText(how?.url)
  return named === undefined ? keysListedBy(issuer).slice(0, MOST_KEYS) : [named]
}

function keysListedBy(issuer: JsonObject | undefined): string[] {
  return asList(issuer?.publicKey).flatMap((key) => asText(isObject(key) ? key.id : key) ?? [])
}

/** A profile may list several keys: the one of that name, or each when none has it. */
async function fetchKeys(inquiry: Inquiry, url: string): Promise<{ signers: Signer[] } | { fault: Finding }> {
  const fetched = await fetchJson(inquiry, url)
  if (fetched.ok) {
    const keys = await keysOf(fetched.value.json, inquiry.now)
    const { source, at } = fetched.value
    const named = keyNamed(keys, url)
    const signers = (named ? [named] : keys.slice(0, MOST_KEYS)).map(({ jwk, controller }) => ({
      jwk,
      source,
      at,
      ...(controller && { owner: controller }),
    }))
    if (signers.length > 0) return { signers }
  }
  if (!fetched.ok && fetched.error.code === 'garbled') {
    const { body, source, at } = fetched.error.reached
    const jwk = await readPem(textOf(body) ?? '')
    if (jwk) return { signers: [{ jwk, source, at }] }
  }
  return { fault: fetched.ok ? unsure('integrity.key-unusable') : aboutFault(fetched.error) }
}

/** The key must be listed by the issuer and owned by the issuer. */
function checkOwner(linked: LinkedAssertion, keyUrl: string, signer: Signer | undefined): Finding {
  const { issuer, issuerId, issuerAnswer, badge } = linked
  const domain = hostOf(issuerId) ?? hostOf(asText(issuer?.url)) ?? '–'
  // Who that is stands in a document that was out of reach.
  if (!issuer && domain === '–') return unsure('issuer.not-asked')
  const grounds = { because: { domain }, ...(issuerAnswer && answered(issuerAnswer)) }
  if (!issuer || (!issuerAnswer && hostOf(issuerId))) return unsure('issuer.out-of-reach', grounds)
  const listed = keysListedBy(issuer)
  if (listed.length > 0 && !listed.some((url) => isSameAddress(url, keyUrl)))
    return bad('issuer.key-not-listed', grounds)
  if (signer?.owner && issuerId && !isSameAddress(signer.owner, issuerId))
    return bad('issuer.key-of-another', grounds)
  if (!signer) return unsure('issuer.not-asked')
  if (listed.length > 0)
    return issuerAnswer ? good('issuer.confirmed', grounds) : unsure('issuer.not-confirmed', grounds)
  // 1.x lists no keys: the key must lie at the issuer's own address.
  const isAtHome =
    hostOf(keyUrl) !== undefined && [hostOf(issuerId), hostOf(asText(issuer.url))].includes(hostOf(keyUrl))
  if (badge.version !== '2.0' && isAtHome && issuerAnswer) return good('issuer.confirmed', grounds)
  return unsure(isAtHome ? 'issuer.says-nothing' : 'issuer.key-elsewhere', {
    ...grounds,
    because: { domain, key: hostOf(keyUrl) ?? keyUrl },
  })
}
