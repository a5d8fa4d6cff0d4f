// 1EdTechRevocationList: an unsigned list of taken-back badges, as good as the address it is kept at.
import { asList, asText, isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import type { Finding } from '../finding.ts'
import { bad, good, unsure } from '../finding.ts'
import { fetchJson, hostOf } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { answered } from '../issuer.ts'

/** Looks for the badge's identifier in the list; `revoked: false` takes a revocation back. */
export async function checkRevocationList(
  inquiry: Inquiry,
  entry: JsonObject,
  credentialId: string | undefined,
): Promise<Finding> {
  const url = asText(entry.id)
  if (!url || !credentialId) return unsure('status.entry-incomplete')
  const because = { domain: hostOf(url) ?? url }
  const fetched = await fetchJson(inquiry, url)
  if (!fetched.ok)
    return unsure(fetched.error.code === 'silent' ? 'status.out-of-reach' : 'status.list-gone', {
      because,
    })
  const { json } = fetched.value
  const grounds = { because, ...answered(fetched.value) }
  if (!isObject(json) || json.revokedCredential === undefined)
    return unsure('status.list-unreadable', grounds)
  const entries = asList(json.revokedCredential)
  const found = entries.find((item) =>
    isObject(item) ? item.id === credentialId && item.revoked !== false : item === credentialId,
  )
  if (!found) return good('status.clear', grounds)
  const reason = isObject(found) ? asText(found.revocationReason) : undefined
  return bad('status.revoked', { ...grounds, because: { ...because, ...(reason && { reason }) } })
}
