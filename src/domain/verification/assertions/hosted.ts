// Hosted badges of OB 0.5 to 2.0: the copy at the issuer's address counts, ours only says where that is.
import { dateOf } from '../../badge/readers/fields/dates.ts'
import { asText, isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import type { Finding, Grounds } from '../finding.ts'
import { bad, good, nothing, unsure } from '../finding.ts'
import { fetchJson, hostOf } from '../inquiry.ts'
import type { FetchFault, FetchedDocument, Inquiry } from '../inquiry.ts'
import { answered } from '../issuer.ts'
import { checkWindow } from '../window.ts'
import { differenceBetween } from './difference.ts'
import { readLinked, withOwnWord } from './linked.ts'
import type { LinkedAssertion } from './linked.ts'
import { isSameAddress } from './sameAddress.ts'
import { scopeOf } from './scope.ts'
import type { Scope } from './scope.ts'

/** What was found about a badge of OB 0.5 to 2.0, and the copy to show. */
export interface AssertionFindings {
  integrity: Finding
  issuer: Finding
  window: Finding
  status: Finding
  linked?: LinkedAssertion
}

/**
 * Fetches the hosted copy and lets it replace ours (OB 2.0 §"HostedBadge Verification").
 *
 * @param ours What was in the file, unproven; absent when all we have is the address.
 */
export async function verifyHosted(
  inquiry: Inquiry,
  url: string,
  ours?: LinkedAssertion,
): Promise<AssertionFindings> {
  const fetched = await fetchJson(inquiry, url)
  if (!fetched.ok) return withoutCopy(fetched.error, ours, inquiry)
  const copy = fetched.value
  const grounds = { because: { domain: hostOf(url) ?? url }, ...answered(copy) }
  if (!isObject(copy.json)) return unproven(unsure('integrity.hosted-not-a-badge', grounds), ours, inquiry)
  if (copy.json.revoked === true) return revoked(reasonIn(copy.json), grounds, { copy, ours }, inquiry)
  const declared = declaredAddress(copy.json)
  if (declared && !isSamePlace(url, declared)) return atDeclaredAddress(inquiry, { url, declared, ours })
  return verifyCopy(inquiry, { copy, url, ours, grounds })
}

interface Copy {
  copy: FetchedDocument
  url: string
  ours: LinkedAssertion | undefined
  grounds: Grounds
}

async function verifyCopy(inquiry: Inquiry, { copy, url, ours, grounds }: Copy): Promise<AssertionFindings> {
  const read = await readLinked(inquiry, { form: 'url', url }, new Map([[url, copy.json]]))
  if (!read.ok) return unproven(unsure('integrity.hosted-not-a-badge', grounds), ours, inquiry)
  const linked = read.value
  const window = windowOf(linked, inquiry)
  const difference = ours && differenceBetween(ours.assertion, linked.assertion)
  if (difference) {
    const integrity = bad(difference, grounds)
    return {
      integrity,
      issuer: unsure('issuer.not-asked'),
      window,
      status: unsure('status.not-asked'),
      linked,
    }
  }
  const integrity = good('integrity.hosted-copy', grounds)
  const status = good('status.hosted-copy', grounds)
  const { issuer, issuerId } = linked
  if (!issuer || !hostOf(issuerId ?? asText(issuer.url) ?? asText(issuer.origin))) {
    return {
      integrity,
      issuer: unsure(issuer ? 'issuer.unnamed' : 'issuer.out-of-reach', {
        because: { domain: hostOf(issuerId) ?? '–' },
      }),
      window,
      status,
      linked,
    }
  }
  const scope = await scopeFor(inquiry, url, linked)
  const because = {
    domain: hostOf(url) ?? '',
    issuer: hostOf(issuerId) ?? asText(issuer.url) ?? asText(issuer.origin) ?? '',
  }
  if (scope === 'outside-stated')
    return { integrity, issuer: bad('issuer.out-of-scope', { ...grounds, because }), window, status, linked }
  // A copy kept elsewhere says what that address says, not what the issuer said.
  if (scope === 'elsewhere')
    return { ...unproven(unsure('integrity.hosted-elsewhere', { ...grounds, because }), linked, inquiry) }
  return {
    integrity,
    issuer: good('issuer.confirmed', { ...grounds, because: { domain: because.issuer } }),
    window,
    status,
    linked,
  }
}

/** The issuer's own address is asked only about a badge that is kept elsewhere. */
async function scopeFor(inquiry: Inquiry, url: string, linked: LinkedAssertion): Promise<Scope> {
  const scope = scopeOf(url, linked)
  return scope === 'elsewhere' ? scopeOf(url, await withOwnWord(inquiry, linked)) : scope
}

/** Re-hosting services answer with a badge that lives elsewhere: then that place is asked, once. */
async function atDeclaredAddress(
  inquiry: Inquiry,
  { url, declared, ours }: { url: string; declared: string; ours: LinkedAssertion | undefined },
): Promise<AssertionFindings> {
  const because = { domain: hostOf(url) ?? url, declared }
  const other = unproven(unsure('integrity.hosted-other-address', { because }), ours, inquiry)
  const fetched = hostOf(declared) ? await fetchJson(inquiry, declared) : undefined
  if (!fetched?.ok || !isObject(fetched.value.json) || fetched.value.json.revoked === true) return other
  const again = declaredAddress(fetched.value.json)
  if (!again || !isSamePlace(declared, again)) return other
  const grounds = { because: { domain: hostOf(declared) ?? '' }, ...answered(fetched.value) }
  return verifyCopy(inquiry, { copy: fetched.value, url: declared, ours, grounds })
}

/** Only "gone" (410) and `revoked: true` take a badge back; all else leaves the question open. */
function withoutCopy(
  fault: FetchFault,
  ours: LinkedAssertion | undefined,
  inquiry: Inquiry,
): AssertionFindings {
  const because = { domain: hostOf(fault.url) ?? fault.url }
  if (fault.code === 'status') {
    const { status, body, source, at } = fault
    const saysRevoked = isObject(body) && body.revoked === true
    if (status === 410 || saysRevoked)
      return revoked(reasonIn(body), { because, source, at }, { ours }, inquiry)
    return unproven(
      unsure('integrity.hosted-gone', { because: { ...because, status: String(status) }, source, at }),
      ours,
      inquiry,
    )
  }
  if (fault.code === 'garbled')
    return unproven(unsure('integrity.hosted-not-a-badge', { because }), ours, inquiry)
  return unproven(unsure('integrity.hosted-out-of-reach', { because }), ours, inquiry)
}

function revoked(
  reason: string | undefined,
  grounds: Grounds,
  { ours }: { copy?: FetchedDocument; ours: LinkedAssertion | undefined },
  inquiry: Inquiry,
): AssertionFindings {
  const status = bad('status.revoked', {
    ...grounds,
    because: { ...grounds.because, ...(reason && { reason }) },
  })
  return { ...unproven(unsure('integrity.hosted-withdrawn', grounds), ours, inquiry), status }
}

function unproven(
  integrity: Finding,
  linked: LinkedAssertion | undefined,
  inquiry: Inquiry,
): AssertionFindings {
  return {
    integrity,
    issuer: unsure('issuer.not-asked'),
    window: linked ? windowOf(linked, inquiry) : nothing('window.none'),
    status: unsure('status.not-asked'),
    ...(linked && { linked }),
  }
}

/** OB 0.5 to 2.0 know an end and no beginning. */
export function windowOf({ assertion }: LinkedAssertion, inquiry: Inquiry): Finding {
  const { expires } = assertion
  if (expires === undefined || expires === null || expires === '') return nothing('window.none')
  // Old issuers wrote dates in every shape: what can be shown as a date can be compared as one.
  return checkWindow({ until: dateOf(expires) ?? JSON.stringify(expires) }, inquiry.now)
}

/** Where a copy says it lives: `id` since 1.1, `verify.url` in 1.0. */
function declaredAddress(copy: JsonObject): string | undefined {
  const verify = isObject(copy.verify)
    ? copy.verify
    : isObject(copy.verification)
      ? copy.verification
      : undefined
  return asText(copy.id) ?? asText(verify?.url)
}

/** Some hosts answer with the plain address to one with a query or with `.json`. */
function isSamePlace(asked: string, declared: string): boolean {
  const isLonger = ['?', '&'].some((joint) => asked.startsWith(declared + joint))
  return (
    isLonger || isSameAddress(asked, declared) || isSameAddress(asked.replace(/\.json(\?.*)?$/, ''), declared)
  )
}

function reasonIn(body: unknown): string | undefined {
  return isObject(body) ? asText(body.revocationReason) : undefined
}
