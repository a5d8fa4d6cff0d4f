// The parts people ask about, and the ways a part can speak.

export type PartId =
  | 'name'
  | 'picture'
  | 'recognises'
  | 'criteria'
  | 'issuer'
  | 'recipient'
  | 'given'
  | 'until'
  | 'proof'
  | 'status'
  | 'evidence'
  | 'skills'
  | 'results'
  | 'endorsements'
  | 'id'

/** What a part says: the badge's own words, or a sentence of ours (`says` is a message key). */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'date'; date: string }
  | { kind: 'address'; address: string }
  | { kind: 'sentence'; says: SentenceCode; because?: Record<string, string> }

export type SentenceCode =
  | 'proof.sealed'
  | 'proof.inside'
  | 'proof.hosted'
  | 'proof.lost'
  | 'proof.none'
  | 'status.list'
  | 'status.hosted'
  | 'status.issuer'
  | 'status.none'
  | 'recipient.hidden'
  | 'recipient.hidden-salted'
  | 'recipient.key'
  | 'picture.inside'
  | 'nothing'
