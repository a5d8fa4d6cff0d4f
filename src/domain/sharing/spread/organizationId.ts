// The number under which LinkedIn knows an organisation: with it LinkedIn shows the right name and logo.
import { fail, ok, type Result } from '../../result.ts'
import type { Profile } from '../../badge/badge.ts'

const TYPE = 'ext:linkedin:organizationid'
const NUMBER = /^[1-9]\d{0,14}$/
/** Where the number stands in addresses of LinkedIn: the page of the organisation, its people, its jobs. */
const IN_ADDRESS = [
  /linkedin\.com\/(?:company|school|showcase)\/(\d+)(?=[/?#]|$)/i,
  /linkedin\.com\/.*[?&](?:currentCompany|f_C|facetCurrentCompany)=(?:%5B|\[)?(?:%22|")?(\d+)/i,
  /^urn:li:(?:organization|company|fsd_company):(\d+)$/i,
]

/** The number that the issuer itself put into the badge, if it did. */
export function organizationIdIn(issuer: Profile): string | undefined {
  for (const { type, value } of issuer.otherIdentifiers) {
    const read = type.trim().toLowerCase() === TYPE ? readOrganizationId(value) : undefined
    if (read?.ok) return read.value
  }
  return undefined
}

/**
 * The number in what a learner typed or pasted: the digits alone, or an address of LinkedIn that holds them.
 *
 * @example readOrganizationId('https://www.linkedin.com/company/1234/') // ok('1234')
 */
export function readOrganizationId(typed: string): Result<string, { code: 'linkedin.no-number' }> {
  const text = typed.trim()
  const found = IN_ADDRESS.map((pattern) => pattern.exec(text)?.[1]).find((number) => number !== undefined)
  const digits = (found ?? text.replace(/\s/g, '')).replace(/^0+/, '')
  return NUMBER.test(digits) ? ok(digits) : fail({ code: 'linkedin.no-number' })
}
