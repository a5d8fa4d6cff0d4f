// What a signature that does not hold means.
import type { Finding } from '../finding.ts'
import { bad, unsure } from '../finding.ts'
import type { SignatureState } from '../keys/publicKey.ts'

/** `weak-key` and `bad-key` prove nothing either way; the others contradict the badge. */
export function aboutSignature(state: Exclude<SignatureState, 'holds'>): Finding {
  switch (state) {
    case 'broken':
      return bad('integrity.broken', { source: 'badge' })
    case 'wrong-kind-of-key':
      return bad('integrity.wrong-kind-of-key')
    case 'weak-key':
      return unsure('integrity.weak-key')
    case 'bad-key':
      return unsure('integrity.key-unusable')
  }
}
