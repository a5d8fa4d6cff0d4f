// The address that opens LinkedIn's form with its fields filled in.
import type { LinkedInFields } from './linkedInFields.ts'
import { queryAddress } from './queryAddress.ts'

/**
 * LinkedIn fills the form on a best-effort basis, and its app may open empty: a screen that offers this address offers
 * each field to copy beside it.
 */
export function linkedInAddress(fields: LinkedInFields): string {
  return queryAddress('https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME', { ...fields })
}
