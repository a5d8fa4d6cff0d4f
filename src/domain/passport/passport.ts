// What the learner adds to a badge: proof, thoughts, an order and a sentence. Times are ISO 8601, UTC.

interface Dated {
  id: string
  createdAt: string
  updatedAt: string
}

/** Something that shows the badge is deserved, added by the learner. */
export interface Evidence extends Dated {
  badgeId: string
  kind: 'text' | 'link' | 'file'
  title: string
  /** The story, in plain text. */
  text: string
  /** Of `link`. */
  url?: string
  /** Of `file`: SHA-256 of the kept bytes. */
  fileId?: string
  fileName?: string
  mediaType?: string
}

/** Three questions, answered in the learner's words; an empty answer is allowed, three are not. */
export interface Reflection extends Dated {
  badgeId: string
  learned: string
  use: string
  develop: string
}

export interface CollectionEntry {
  badgeId: string
  /** The learner's sentence for this badge. */
  sentence: string
}

/** Badges in the learner's order, with a title and a preamble. */
export interface Collection extends Dated {
  title: string
  preamble: string
  entries: CollectionEntry[]
}
