// What the learner opens to others, part by part.

export interface ShareChoices {
  language: 'fr' | 'en'
  /** The name to show; left out on an anonymous page. */
  person?: string
  days: number
  /** Ids of the pieces of evidence to show. */
  withEvidence: string[]
  /** Ids of the reflections to show. */
  withReflections: string[]
  /** Keys of other parts to show, as `consentPartsOf` names them. */
  withParts?: string[]
}
