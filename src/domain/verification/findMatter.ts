// From a payload to the thing to check; an address is followed to the badge, past the page that may stand before it.
import type { Payload } from '../badge/badge.ts'
import { detect } from '../badge/detect.ts'
import { decodeText } from '../badge/decodeText.ts'
import { alternatesIn } from '../badge/links/alternatesIn.ts'
import { assertionAddressOf, otherSpellingsOf } from '../badge/links/assertionAddressOf.ts'
import { toPayload } from '../badge/toPayload.ts'
import { unbake } from '../badge/unbake.ts'
import { asText, isObject } from '../json.ts'
import type { Json } from '../json.ts'
import type { Reached } from '../outside.ts'
import { fail, ok } from '../result.ts'
import type { Fault, Result } from '../result.ts'
import { textOf, utf8 } from './bytes.ts'
import { fetchJson } from './inquiry.ts'
import type { FetchedDocument, Inquiry } from './inquiry.ts'
import { inText, inToken } from './matter.ts'
import type { Matter } from './matter.ts'

/** The matter, or the fault that says why it is no badge. */
export type Found = Result<
  {
    matter: Matter
    /** A link may lead to a picture. */
    picture?: Reached
    /** Where a link led in the end. */
    address?: string
  },
  Fault
>

/** Looks at a payload; an address is followed to what lies there. */
export async function findMatter(inquiry: Inquiry, payload: Payload): Promise<Found> {
  if (payload.form === 'url') return followAddress(inquiry, payload.url)
  return standing(payload.form === 'jws' ? inToken(payload.token) : inText(payload))
}

function standing(matter: Result<Matter, Fault>, address?: string): Found {
  return matter.ok ? ok({ matter: matter.value, ...(address !== undefined && { address }) }) : matter
}

/** What one address gave; unsettled when another address may still give more. */
interface Look {
  found: Found
  isSettled: boolean
}

/** Where the page's platform keeps its badges comes first; if no place has it, the first place's answer stands. */
async function followAddress(inquiry: Inquiry, url: string): Promise<Found> {
  let first: Found | undefined
  for (const place of new Set([...assertionAddressOf(url), url])) {
    const { found, isSettled } = await lookAt(inquiry, place, true)
    if (isSettled) return found
    first ??= found
  }
  return first ?? fail({ code: 'unbake.text.no-badge' })
}

async function lookAt(inquiry: Inquiry, url: string, mayLeadOn: boolean): Promise<Look> {
  const fetched = await fetchJson(inquiry, url)
  if (fetched.ok) return lookAtJson(inquiry, { ...fetched.value, url }, mayLeadOn)
  const fault = fetched.error
  if (fault.code === 'garbled') return lookAtFile(inquiry, fault.reached, mayLeadOn)
  if (fault.code === 'address') return { found: fail({ code: 'unbake.text.no-badge' }), isSettled: false }
  const isGone = fault.code === 'status' && (fault.status === 410 || isWithdrawn(fault.body))
  return { found: hostedAt(url), isSettled: isGone }
}

async function lookAtJson(
  inquiry: Inquiry,
  { json, text, url }: FetchedDocument,
  mayLeadOn: boolean,
): Promise<Look> {
  const token = typeof json === 'string' ? toPayload(json) : undefined
  const matter = token?.form === 'jws' ? inToken(token.token) : inText({ form: 'json', text })
  const pointer = mayLeadOn && !matter.ok ? pointerIn(json) : undefined
  if (pointer !== undefined) {
    const beyond = await lookAt(inquiry, pointer, false)
    if (beyond.isSettled) return beyond
  }
  inquiry.followed = utf8(text)
  if (!matter.ok && isWithdrawn(json)) return { found: hostedAt(url), isSettled: true }
  // An assertion at its own address is a hosted badge; a credential, like anything signed, stands for itself.
  const isHosted = matter.ok && matter.value.kind === 'assertion' && matter.value.jws === undefined
  const isSettled = matter.ok || matter.error.code === 'read.several-badges'
  return { found: isHosted ? hostedAt(url) : standing(matter, url), isSettled }
}

async function lookAtFile(inquiry: Inquiry, reached: Reached, mayLeadOn: boolean): Promise<Look> {
  if (mayLeadOn && detect(reached.body) === 'html') {
    const page = decodeText(reached.body)
    for (const url of new Set([...alternatesIn(page, reached.finalUrl), ...otherSpellingsOf(reached.url)])) {
      const beyond = await lookAt(inquiry, url, false)
      if (beyond.isSettled) return beyond
    }
  }
  inquiry.followed = reached.body
  const found = await insideFile(reached)
  return { found, isSettled: found.ok }
}

async function insideFile(reached: Reached): Promise<Found> {
  const token = toPayload(textOf(reached.body) ?? '')
  if (token?.form === 'jws') return standing(inToken(token.token), reached.url)
  const unbaked = await unbake(reached.body)
  if (!unbaked.ok)
    return fail(isNoCarrier(unbaked.error.code) ? { code: 'read.link-without-badge' } : unbaked.error)
  const address = reached.url
  for (const payload of unbaked.value.payloads) {
    // A link inside a picture behind a link: followed no further, but named.
    if (payload.form === 'url')
      return ok({ matter: { kind: 'address', payload, url: payload.url }, picture: reached, address })
    const matter = payload.form === 'jws' ? inToken(payload.token) : inText(payload)
    if (matter.ok) return ok({ matter: matter.value, picture: reached, address })
  }
  return fail({ code: 'read.not-a-badge' })
}

/** Advice for a file of this kind ("paste its address instead") would be wrong for who gave a link. */
function isNoCarrier(code: string): boolean {
  return ['unbake.web-page', 'unbake.text.no-badge', 'unbake.unknown', 'unbake.empty'].includes(code)
}

function hostedAt(url: string): Found {
  return ok({ matter: { kind: 'address', payload: { form: 'url', url }, url }, address: url })
}

/** Words under which descriptions of badges name the badge's own address (Salava, Badgr, Mozilla). */
function pointerIn(json: Json): string | undefined {
  if (!isObject(json)) return undefined
  const named = [json.assertion_url, json.assertionUrl, json.openBadgeId, json.hostedUrl].map(asText)
  return named.find((url) => url !== undefined && toPayload(url)?.form === 'url')
}

/** `{"id": …, "revoked": true}` is all that some hosts leave of a badge. */
function isWithdrawn(json: Json | undefined): boolean {
  return isObject(json) && json.revoked === true
}
