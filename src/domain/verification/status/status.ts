// Has the issuer taken it back? Every entry is asked; one answer is enough to revoke, all are needed to clear.
import { asList, asText, flatList, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import type { Finding } from '../finding.ts'
import { nothing, unsure } from '../finding.ts'
import type { Inquiry } from '../inquiry.ts'
import { issuerIdOf } from '../issuer.ts'
import { checkRevocationList } from './revocationList.ts'
import { checkStatusList } from './statusList.ts'

const MOST_ENTRIES = 16

/** Asks every `credentialStatus` of a credential. */
export async function checkStatus(inquiry: Inquiry, credential: JsonObject): Promise<Finding> {
  const entries = flatList(credential.credentialStatus)
  if (entries.length === 0) return nothing('status.none')
  if (entries.length > MOST_ENTRIES)
    return unsure('status.method-unknown', { because: { method: String(entries.length) } })
  const findings: Finding[] = []
  for (const entry of entries) findings.push(await checkEntry(inquiry, entry, credential))
  return worst(findings)
}

/** Revoked before suspended before unknown before clear. */
export function worst(findings: readonly Finding[]): Finding {
  const order = (finding: Finding) =>
    finding.code === 'status.revoked'
      ? 0
      : finding.state === 'failed'
        ? 1
        : finding.state === 'unknown'
          ? 2
          : 3
  return [...findings].sort((first, second) => order(first) - order(second))[0]!
}

function checkEntry(inquiry: Inquiry, entry: Json, credential: JsonObject): Finding | Promise<Finding> {
  if (!isObject(entry)) return unsure('status.entry-incomplete')
  const types = asList(entry.type)
  if (types.includes('BitstringStatusListEntry') || types.includes('StatusList2021Entry'))
    return checkStatusList(inquiry, entry, issuerIdOf(credential))
  if (types.includes('1EdTechRevocationList'))
    return checkRevocationList(inquiry, entry, asText(credential.id))
  return unsure('status.method-unknown', { because: { method: asText(types[0]) ?? '?' } })
}
