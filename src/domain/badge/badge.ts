// A badge of any version, told in one shape; what has no place here stays in `source`.
import type { JsonObject } from '../json.ts'

export type ContainerKind = 'png' | 'svg' | 'pdf' | 'json' | 'jws' | 'url' | 'zip'

/** What lies in a container: JSON text, a compact JWS, or the address of a hosted badge. */
export type Payload =
  { form: 'json'; text: string } | { form: 'jws'; token: string } | { form: 'url'; url: string }

export interface Unbaked {
  container: ContainerKind
  /** Best first. Most containers hold one; odd ones hold several, tried in order. */
  payloads: Payload[]
}

export type OpenBadgesVersion = '0.5' | '1.0' | '1.1' | '2.0' | '3.0' | 'clr-2.0'

/** Who speaks: an issuer, a creator, an endorser. */
export interface Profile {
  id?: string
  name: string
  url?: string
  email?: string
  description?: string
  /** Address or `data:` URI. */
  image?: string
  otherIdentifiers: { type: string; value: string }[]
}

export interface Alignment {
  name: string
  url?: string
  description?: string
  framework?: string
  code?: string
  /** OB 3.0 `targetType`, e.g. `ESCO:Skill` or `CFItem`. */
  type?: string
  /** Which field of the badge said so. */
  via: 'alignment' | 'extension' | 'result'
}

/** One language's words for an achievement (OB 2.0 and 3.0 `related` with `@language` / `inLanguage`). */
export interface Edition {
  language?: string
  name: string
  description?: string
  criteria?: string
}

/** What is recognised, the same for everyone who earns it (BadgeClass, Achievement). */
export interface Achievement {
  id?: string
  name: string
  description?: string
  criteria: { url?: string; /** Markdown. */ narrative?: string }
  /** Address or `data:` URI. */
  image?: string
  /** OB 3.0 `achievementType`, or what an extension says. */
  type?: string
  language?: string
  tags: string[]
  alignments: Alignment[]
  editions: Edition[]
  creator?: Profile
  /** Achieved level in the issuer's own words or number (`LevelExtension`, rubric, EQF). */
  level?: string
  creditsAvailable?: number
}

export interface EvidenceItem {
  url?: string
  name?: string
  /** Markdown. */
  narrative?: string
  genre?: string
}

/** To whom it was given: one way of naming the person. OB 2.0 IdentityObject, OB 3.0 identifier. */
export interface RecipientIdentity {
  kind: 'email' | 'url' | 'telephone' | 'id' | 'did' | 'name' | 'other'
  /** The identity itself, or `algorithm$hex` when hashed. */
  value: string
  hashed: boolean
  salt?: string
}

/** A badge as given to one person (Assertion, OpenBadgeCredential). */
export interface Badge {
  version: OpenBadgesVersion
  /** Of 3.0 and CLR only. */
  dataModel?: 'vc-1.1' | 'vc-2.0'
  /**
   * 'endorsement' when the credential endorses something; 'record' for a CLR; 'other' for a verifiable credential
   * that is no badge (a status list, a diploma of another kind): it can be checked, not kept as a badge.
   */
  kind: 'badge' | 'endorsement' | 'record' | 'other'
  id?: string
  achievement: Achievement
  issuer: Profile
  recipients: RecipientIdentity[]
  /** ISO 8601 as far as it could be read. */
  issuedOn?: string
  expires?: string
  evidence: EvidenceItem[]
  narrative?: string
  results: { name?: string; value?: string }[]
  /** Endorsement credentials as they came: JSON objects or JWTs. */
  endorsements: (JsonObject | string)[]
  /** Picture of this very badge, before that of the achievement: address or `data:` URI. */
  image?: string
  /** How a 1.x/2.0 badge wants to be checked; `embedded` is a proof or JWS of its own. */
  verification:
    | { method: 'hosted'; url: string }
    | { method: 'signed'; keyUrl?: string }
    | { method: 'embedded' }
    | { method: 'none' }
  /** Addresses without which the badge is half told (its class, its issuer): fetch them and read again. */
  missing?: string[]
  /** Addresses that would say more (other languages, endorsements); the badge is whole without them. */
  alsoLinked?: string[]
  /** The decoded assertion or credential, untouched. */
  source: JsonObject
}
