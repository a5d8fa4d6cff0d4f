// What search and filters need of a badge, small enough to hold ten thousand: worked out once, when it is kept.
import type { Badge } from '../badge/badge.ts'
import { endorsersOf } from '../competency/endorsers.ts'
import { fold } from '../competency/fold.ts'
import type { Report } from '../verification/report.ts'
import { guessType, type BadgeType } from './badgeType.ts'

/** What a badge names as a competence, as short as resolving it allows. */
export interface DigestAlignment {
  name: string
  url?: string
  framework?: string
  code?: string
}

export interface BadgeDigest {
  id: string
  /** Every word of the badge beyond its name and issuer: folded, each once, in the order they come. */
  said: string
  /** The issuer's tags, as written. */
  tags: string[]
  alignments: DigestAlignment[]
  type: BadgeType
  /** Somebody other than the issuer stands by it, and all endorsements held. */
  isEndorsed: boolean
  /** The learner gave it to themselves. */
  isOwn: boolean
  /** The issuer put something that shows it beside it. */
  hasIssuerEvidence: boolean
}

/** Enough of a long text to be found by; what follows repeats its words. */
const MOST_LETTERS = 4000
const MOST_TAGS = 30
const MOST_ALIGNMENTS = 40
const LONGEST_NAME = 200

/** @param id the badge's own on this device. */
export function digestOf(id: string, badge: Badge, report: Report): BadgeDigest {
  const { tags, alignments } = badge.achievement
  return {
    id,
    said: distinctWords(textsOf(badge)),
    tags: tags.slice(0, MOST_TAGS).map((tag) => tag.slice(0, LONGEST_NAME)),
    alignments: alignments.slice(0, MOST_ALIGNMENTS).map(({ name, url, framework, code }) => ({
      name: name.slice(0, LONGEST_NAME),
      ...(url && { url: url.slice(0, 500) }),
      ...(framework && { framework: framework.slice(0, LONGEST_NAME) }),
      ...(code && { code: code.slice(0, LONGEST_NAME) }),
    })),
    type: guessType(badge),
    isEndorsed: endorsersOf(badge, report).length > 0,
    isOwn: isOwn(badge),
    hasIssuerEvidence: badge.evidence.length > 0,
  }
}

function* textsOf({ achievement, evidence, narrative, issuer, results }: Badge): Generator<string> {
  const { description, criteria, tags, alignments, editions, type, level, creator } = achievement
  yield* tags
  for (const { name, framework, code } of alignments) yield `${name} ${framework ?? ''} ${code ?? ''}`
  for (const edition of editions)
    yield `${edition.name} ${edition.description ?? ''} ${edition.criteria ?? ''}`
  yield `${type ?? ''} ${level ?? ''} ${creator?.name ?? ''}`
  yield description ?? ''
  yield criteria.narrative ?? ''
  yield narrative ?? ''
  for (const item of evidence) yield `${item.name ?? ''} ${item.narrative ?? ''}`
  for (const { name, value } of results) yield `${name ?? ''} ${value ?? ''}`
  yield issuer.description ?? ''
}

function distinctWords(texts: Iterable<string>): string {
  const words = new Set<string>()
  let letters = 0
  for (const text of texts) {
    for (const word of fold(withoutAddresses(text.slice(0, 4 * MOST_LETTERS))).split(' ')) {
      if (word.length < 2 || words.has(word)) continue
      letters += word.length + 1
      if (letters > MOST_LETTERS) return [...words].join(' ')
      words.add(word)
    }
  }
  return [...words].join(' ')
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+|data:\S+/g, ' ')
}

/** The same identifier, or the same address, signs and receives. */
function isOwn({ issuer, recipients }: Badge): boolean {
  const names = [issuer.id, issuer.email && `mailto:${issuer.email}`, issuer.email].filter(Boolean)
  return recipients.some(({ value, hashed }) => !hashed && names.includes(value))
}
