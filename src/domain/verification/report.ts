// The answer to "is it true?": one report a badge, a contract that screens, commands and share pages read.
import type { AnswerSource } from '../outside.ts'

export type CheckState = 'ok' | 'failed' | 'unknown' | 'not-applicable'

export type CheckId =
  'format' | 'integrity' | 'issuer' | 'window' | 'status' | 'recipient' | 'endorsements' | 'schema'

export interface Check {
  id: CheckId
  state: CheckState
  /** Stable, dotted, and the message key in the namespace `checks`. */
  code: string
  /** Fills the blanks of the message. */
  because?: Record<string, string>
  source?: AnswerSource
  /** ISO 8601, UTC. */
  checkedAt: string
}

export type Verdict =
  | 'verified'
  | 'intact'
  | 'unverified'
  | 'expired'
  | 'not-yet-valid'
  | 'suspended'
  | 'revoked'
  | 'altered'
  | 'unreadable'

export interface Report {
  verdict: Verdict
  checks: Check[]
  checkedAt: string
}
