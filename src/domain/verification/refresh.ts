// Has the issuer a newer edition of this badge? (OB 3.0 §"Verification" step 3, `1EdTechCredentialRefresh`.)
import { asList, asText, isObject } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { textOf } from './bytes.ts'
import { fetchJson } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { issuerIdOf } from './issuer.ts'
import { inText, inToken } from './matter.ts'
import type { Matter } from './matter.ts'
import { readMoment } from './window.ts'

type CredentialMatter = Matter & { kind: 'credential' }

/**
 * The newer edition at the address the badge names: same credential, same issuer, a later beginning. Anything else, and
 * any failure on the way, leaves the badge as it is. Ask only for a badge whose proof holds.
 */
export async function findNewerEdition(
  inquiry: Inquiry,
  { credential }: CredentialMatter,
): Promise<CredentialMatter | undefined> {
  const service = asList(credential.json.refreshService)
    .filter(isObject)
    .find(({ type }) => asList(type).includes('1EdTechCredentialRefresh'))
  const url = asText(service?.id)
  if (url === undefined) return undefined
  const fetched = await fetchJson(inquiry, url)
  const text = fetched.ok
    ? fetched.value.text
    : fetched.error.code === 'garbled'
      ? textOf(fetched.error.reached.body)
      : undefined
  if (text === undefined) return undefined
  const trimmed = text.trim()
  const matter = trimmed.startsWith('{') ? inText({ form: 'json', text: trimmed }) : inToken(trimmed)
  if (!matter.ok || matter.value.kind !== 'credential') return undefined
  return isNewer(matter.value.credential.json, credential.json) ? matter.value : undefined
}

function isNewer(found: JsonObject, ours: JsonObject): boolean {
  const [id, otherId] = [plain(asText(ours.id)), plain(asText(found.id))]
  const [issuer, otherIssuer] = [plain(issuerIdOf(ours)), plain(issuerIdOf(found))]
  if (id === undefined || id !== otherId || issuer === undefined || issuer !== otherIssuer) return false
  const [begin, otherBegin] = [beginOf(ours), beginOf(found)]
  return begin !== undefined && otherBegin !== undefined && otherBegin > begin
}

function beginOf(credential: JsonObject): Date | undefined {
  return readMoment(asText(credential.validFrom) ?? asText(credential.issuanceDate))
}

/** OB 3.0 §"Credential equality and comparison algorithm": decoded and without white space around. */
function plain(id: string | undefined): string | undefined {
  if (id === undefined) return undefined
  try {
    return decodeURIComponent(id).trim()
  } catch {
    return id.trim() // A lone per cent sign was never an encoding.
  }
}
