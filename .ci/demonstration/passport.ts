// The shape of a demonstration passport before it is signed: one file of words a language.

export type IssuerKey = 'hive' | 'university' | 'aid' | 'school' | 'committee' | 'library'

export interface DemoBadgeWords {
  /** Also the name of its picture. */
  key: string
  issuer: IssuerKey
  type: string
  name: string
  description: string
  criteria: string
  tags: string[]
  from: string
  until?: string
  /** Signed anew for each month of years to come, so that it is always about to end. */
  isRenewed?: true
  alignment: { name: string; code: string; framework: string }[]
  issuerEvidence?: { name: string; narrative: string }
  endorsement?: { by: IssuerKey; comment: string; from: string }
  evidence?: { kind: 'text' | 'file'; title: string; text: string; file?: string }[]
  reflection?: { learned: string; use: string; develop: string }
}

export interface DemoWords {
  language: 'fr' | 'en'
  learner: { name: string; email: string }
  issuers: Record<IssuerKey, { name: string; description: string }>
  badges: DemoBadgeWords[]
  collection: { title: string; preamble: string; entries: { badge: string; sentence: string }[] }
}
