// The number of a badge as a person could read it out; long machine names are not worth showing.
import type { Badge } from '../../badge/badge.ts'
import { isObject } from '../../json.ts'
import { parseAddress } from '../../webAddress.ts'

const [SHORTEST, LONGEST] = [4, 32]
const UUID = /[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}/i

/**
 * What the issuer calls a licence number (OB 3.0 `AchievementSubject.licenseNumber`), or the end of the badge's
 * address. Never a URN, a DID, a UUID or a digest: such a number was shown in profiles, and taken out again.
 */
export function shortIdOf(badge: Badge): string | undefined {
  const subject = badge.source['credentialSubject']
  const license = isObject(subject) ? subject['licenseNumber'] : undefined
  return [license, endOf(badge.id)].find((text): text is string => typeof text === 'string' && isShort(text))
}

function isShort(text: string): boolean {
  return (
    text.length >= SHORTEST && text.length <= LONGEST && /^[\w.-]*\d[\w.-]*$/.test(text) && !UUID.test(text)
  )
}

/** Only of an address that ends there: in a query the last word may be anything. */
function endOf(id: string | undefined): string | undefined {
  const address = id && /^https?:/i.test(id) ? parseAddress(id) : undefined
  if (address === undefined || address.search !== '') return undefined
  const end = address.pathname.split('/').at(-1) ?? ''
  return end.includes('.') ? undefined : end
}
