// Was it given to this person? Asked with the addresses the learner knows to be theirs; nothing leaves the device.
import type { RecipientIdentity } from '../badge/badge.ts'
import { digest, hex, utf8 } from './bytes.ts'
import type { Finding } from './finding.ts'
import { bad, good, nothing, unsure } from './finding.ts'
import { md5 } from './md5.ts'
import { parseAddress } from '../webAddress.ts'

/** A name the learner goes by. */
export interface LearnerIdentity {
  kind: 'email' | 'url' | 'telephone' | 'id' | 'did'
  value: string
}

const HASHES = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const

/** Compares the learner's identities with those in the badge; hashed ones by hashing ours the same way. */
export async function checkRecipient(
  recipients: readonly RecipientIdentity[],
  identities: readonly LearnerIdentity[],
): Promise<Finding> {
  if (recipients.length === 0) return nothing('recipient.nobody')
  if (identities.length === 0) return unsure('recipient.not-asked')
  let isOpen = false
  for (const recipient of recipients) {
    for (const identity of identities) {
      const answer = await isSame(recipient, identity)
      if (answer === true) return good('recipient.you', { because: { identity: identity.value } })
      if (answer === undefined) isOpen = true
    }
  }
  return isOpen ? unsure('recipient.hash-unknown') : bad('recipient.someone-else')
}

/** Undefined: the hash is of a kind that cannot be made here. */
async function isSame(recipient: RecipientIdentity, identity: LearnerIdentity): Promise<boolean | undefined> {
  if (recipient.kind === 'name') return false
  if (!recipient.hashed) return isSamePlain(identity, recipient.value)
  const [algorithm = '', expected = ''] = recipient.value.includes('$')
    ? recipient.value.split('$', 2)
    : ['sha256', recipient.value]
  for (const spelling of spellingsOf(identity)) {
    const made = await hashOf(algorithm.toLowerCase(), spelling + (recipient.salt ?? ''))
    if (made === undefined) return undefined
    if (made === expected.toLowerCase()) return true
  }
  return false
}

async function hashOf(algorithm: string, text: string): Promise<string | undefined> {
  if (algorithm === 'md5') return hex(md5(utf8(text)))
  if (!Object.hasOwn(HASHES, algorithm)) return undefined
  return hex(await digest(HASHES[algorithm as keyof typeof HASHES], utf8(text)))
}

/** Plain addresses are compared as people mean them. */
function isSamePlain({ kind, value }: LearnerIdentity, stated: string): boolean {
  const [mine, theirs] = [value.trim(), stated.trim().replace(/^(mailto|tel):/i, '')]
  if (mine === theirs) return true
  if (kind === 'email') return mine.toLowerCase() === theirs.toLowerCase()
  if (kind === 'url') return parseAddress(theirs) !== undefined && siteOf(mine) === siteOf(theirs)
  return kind === 'telephone' && digitsOf(mine).length > 5 && digitsOf(mine) === digitsOf(theirs)
}

/** Issuers hash addresses as they were typed; these are the ways people type one. */
function spellingsOf({ kind, value }: LearnerIdentity): string[] {
  const trimmed = value.trim()
  const own = [value, trimmed]
  if (kind === 'email') return [...new Set([...own, ...emailSpellings(trimmed)])]
  if (kind === 'url') return [...new Set([...own, ...siteSpellings(trimmed)])]
  if (kind === 'telephone') return [...new Set([...own, digitsOf(trimmed), `tel:${digitsOf(trimmed)}`])]
  return [...new Set(own)]
}

function emailSpellings(address: string): string[] {
  const lower = address.toLowerCase()
  const capitalised = lower.charAt(0).toUpperCase() + lower.slice(1)
  const [local = '', domain = ''] = lower.split('@')
  const names = local.replace(
    /(^|[.\-_])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
  return [lower, address.toUpperCase(), capitalised, `${names}@${domain}`, `mailto:${lower}`]
}

function siteSpellings(address: string): string[] {
  const site = siteOf(address)
  return site === undefined ? [] : [site, `${site}/`]
}

/** A web address with its host in lower case and no last slash; the path stays as typed. */
function siteOf(address: string): string | undefined {
  return parseAddress(address)?.href.replace(/\/$/, '')
}

/** A telephone number without what people put between its digits. */
function digitsOf(number: string): string {
  return number.replace(/[^+\d]/g, '')
}
