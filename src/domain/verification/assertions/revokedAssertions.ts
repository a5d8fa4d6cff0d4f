// The issuer's list of taken-back signed badges, in its three spellings.
import { asList, asText, isObject } from '../../json.ts'
import type { Json } from '../../json.ts'
import type { Finding } from '../finding.ts'
import { bad, good, nothing, unsure } from '../finding.ts'
import { fetchJson, hostOf } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { answered } from '../issuer.ts'
import type { LinkedAssertion } from './linked.ts'

/** Looks a signed badge up in its issuer's `revocationList`. */
export async function checkRevokedAssertions(
  inquiry: Inquiry,
  { assertion, issuer }: LinkedAssertion,
): Promise<Finding> {
  if (!issuer) return unsure('status.issuer-out-of-reach')
  const url = asText(isObject(issuer.revocationList) ? issuer.revocationList.id : issuer.revocationList)
  if (!url) return nothing('status.none')
  const because = { domain: hostOf(url) ?? url }
  const fetched = await fetchJson(inquiry, url)
  if (!fetched.ok)
    return unsure(fetched.error.code === 'silent' ? 'status.out-of-reach' : 'status.list-gone', {
      because,
    })
  const grounds = { because, ...answered(fetched.value) }
  if (!isObject(fetched.value.json)) return unsure('status.list-unreadable', grounds)
  const names = [asText(assertion.id), asText(assertion.uid)].flatMap((name) => name ?? [])
  const reason = reasonFor(fetched.value.json, names)
  if (reason === undefined) return good('status.clear', grounds)
  return bad('status.revoked', { ...grounds, because: { ...because, ...(reason && { reason }) } })
}

/** 2.0: `revokedAssertions` of texts or objects; 1.x: the list is one object, `uid` to reason. */
function reasonFor(list: { [key: string]: Json | undefined }, names: readonly string[]): string | undefined {
  for (const entry of asList(list.revokedAssertions)) {
    if (typeof entry === 'string' && names.includes(entry)) return ''
    if (!isObject(entry)) continue
    const entryNames = [entry.id, entry.uid, `urn:uuid:${asText(entry.uid) ?? ''}`]
    if (entryNames.some((name) => typeof name === 'string' && names.includes(name)))
      return asText(entry.revocationReason) ?? ''
  }
  if (list.revokedAssertions !== undefined) return undefined
  const name = names.find((known) => Object.hasOwn(list, known))
  return name === undefined ? undefined : (asText(list[name]) ?? '')
}
