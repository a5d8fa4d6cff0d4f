// What a text may tell of a badge: every part but the name may be missing.
import type { YearMonth } from '../spread/yearMonth.ts'

/** Everything as plain text. */
export interface Told {
  name: string
  /** What the issuer calls it; a badge is never called more than that. */
  kind: 'badge' | 'certificate' | 'diploma'
  issuer?: string | undefined
  issued?: YearMonth | undefined
  expires?: YearMonth | undefined
  /** What had to be done for it, line by line. */
  criteria: readonly string[]
  /** What the issuer says of it; told where there are no criteria. */
  description?: string | undefined
  /** The learner's own sentence. */
  sentence?: string | undefined
  learned?: string | undefined
  use?: string | undefined
  develop?: string | undefined
  /** Titles of pieces of evidence. */
  evidence: readonly string[]
  /** The learner, as they sign. */
  person?: string | undefined
  /** Where the badge can be seen by others. */
  url?: string | undefined
}

export const PARCOURSUP_BOXES = ['work', 'civic', 'leading', 'world'] as const
/** The four boxes of Parcoursup's *activités et centres d'intérêt*. */
export type ParcoursupBox = (typeof PARCOURSUP_BOXES)[number]

/** The places a text is made for. */
export type TextKind = 'cv' | 'linkedin' | 'mail' | 'easy' | ParcoursupBox

export type TextLanguage = 'fr' | 'en'
