// Was it given to this person? Asked with the addresses the learner knows to be theirs; nothing leaves the device.
import type { RecipientIdentity } from '../badge/badge.ts'
import { digest, hex, utf8 } from './bytes.ts'
import type { Finding } from './finding.ts'
import { bad, good, nothing, unsure } from './finding.ts'

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

/** Undefined: the hash is of a kind that cannot be made here (md5). */
async function isSame(recipient: RecipientIdentity, identity: LearnerIdentity): Promise<boolean | undefined> {
  if (recipient.kind === 'name') return false
  const spellings = spellingsOf(identity)
  if (!recipient.hashed)
    return spellings.some(
      (spelling) => spelling === recipient.value || sameCaseless(identity, spelling, recipient.value),
    )
  const [algorithm = '', expected = ''] = recipient.value.includes('$')
    ? recipient.value.split('$', 2)
    : ['sha256', recipient.value]
  const hash = HASHES[algorithm.toLowerCase() as keyof typeof HASHES]
  if (!hash) return undefined
  for (const spelling of spellings) {
    const made = hex(await digest(hash, utf8(spelling + (recipient.salt ?? ''))))
    if (made === expected.toLowerCase()) return true
  }
  return false
}

/** Issuers hash addresses as they were typed; these are the ways people type one. */
function spellingsOf({ kind, value }: LearnerIdentity): string[] {
  const trimmed = value.trim()
  if (kind !== 'email') return [...new Set([value, trimmed])]
  const lower = trimmed.toLowerCase()
  const capitalised = lower.charAt(0).toUpperCase() + lower.slice(1)
  const [local = '', domain = ''] = lower.split('@')
  const names = local.replace(
    /(^|[.\-_])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
  return [...new Set([value, trimmed, lower, trimmed.toUpperCase(), capitalised, `${names}@${domain}`])]
}

function sameCaseless({ kind }: LearnerIdentity, first: string, second: string): boolean {
  return (
    kind === 'email' &&
    first.toLowerCase() ===
      second
        .trim()
        .replace(/^mailto:/i, '')
        .toLowerCase()
  )
}
