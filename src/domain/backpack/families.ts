// Badges that belong together: the levels of a series, the badges of a course, one achievement earned again.
import { fold } from '../competency/fold.ts'
import { isLevelWord, levelIn, type LevelledName } from './levels.ts'
import type { ListedBadge } from './listed.ts'

export interface Family {
  /** The same as long as its issuer and its name are. */
  key: string
  kind: 'series' | 'course'
  /** What its badges share. */
  name: string
  issuerName: string
  /** Ids, the first level first. */
  members: string[]
}

const LEAST = { series: 2, course: 3 } as const
/** More of one name are a way of naming, not a family: a stack must not hide a whole bag. */
const MOST = 60

/** What decides on the family of one badge; callers keep it, for working it out is what costs. */
export interface FamilyTraits extends LevelledName {
  issuer: string
  /** What stands before the first colon or dash. */
  course?: string
  courseName?: string
}

/** "MOOC DQ – Semaine 1" belongs to the course "MOOC DQ". */
export function traitsOf({ name, issuerName }: ListedBadge): FamilyTraits {
  const courseName = /^(.{3,}?)(?:\s*[:|·–—]\s+|\s+[-/]\s+)\S/.exec(name)?.[1]?.trim()
  const course = courseName === undefined ? '' : fold(courseName)
  return { ...levelIn(name), issuer: fold(issuerName), ...(course !== '' && { course, courseName }) }
}

interface Candidate {
  key: string
  kind: Family['kind']
  members: Member[]
}

interface Member {
  badge: ListedBadge
  traits: FamilyTraits
}

/** Gathers families badge by badge, so that a long list can be gone through in slices. */
export class FamilyGathering {
  readonly #candidates = new Map<string, Candidate>()

  add(badge: ListedBadge, traits = traitsOf(badge)): void {
    const member = { badge, traits }
    const { issuer, stem, course } = traits
    join(this.#candidates, 'series', `s|${issuer}|${stem}`, member)
    if (course) join(this.#candidates, 'course', `c|${issuer}|${course}`, member)
  }

  /** Every badge in one family at most: the larger of those it fits, a series before a course. */
  families(): Family[] {
    const bySize = [...this.#candidates.values()]
      .filter(({ kind, members }) => members.length >= LEAST[kind] && members.length <= MOST)
      .sort((one, other) => other.members.length - one.members.length || (one.key > other.key ? -1 : 1))
    const taken = new Set<string>()
    return bySize.flatMap(({ key, kind, members }) => {
      const free = members.filter(({ badge }) => !taken.has(badge.id))
      if (free.length < LEAST[kind]) return []
      for (const { badge } of free) taken.add(badge.id)
      return [asFamily({ key, kind, members: free })]
    })
  }
}

/** All at once, for lists that are not long. */
export function families(badges: readonly ListedBadge[]): Family[] {
  const gathering = new FamilyGathering()
  for (const badge of badges) gathering.add(badge)
  return gathering.families()
}

function join(candidates: Map<string, Candidate>, kind: Family['kind'], key: string, member: Member): void {
  const candidate = candidates.get(key)
  if (candidate) candidate.members.push(member)
  else candidates.set(key, { key, kind, members: [member] })
}

function asFamily({ key, kind, members }: Candidate): Family {
  const ordered = members.toSorted(byLevel)
  const [first] = ordered
  const { name = '', issuerName = '' } = first?.badge ?? {}
  return {
    key,
    kind,
    name: (kind === 'course' ? first?.traits.courseName : nameWithoutLevel(name)) || issuerName,
    issuerName,
    members: ordered.map(({ badge }) => badge.id),
  }
}

function byLevel(one: Member, other: Member): number {
  const difference = (one.traits.level ?? 0) - (other.traits.level ?? 0)
  return (
    difference || momentOf(one).localeCompare(momentOf(other)) || (one.badge.id < other.badge.id ? -1 : 1)
  )
}

function momentOf({ badge }: Member): string {
  return badge.issuedOn ?? badge.addedAt
}

function nameWithoutLevel(name: string): string {
  const words = name.split(/\s+/)
  return words
    .filter((word, place) => !isLevelWord(word, words[place - 1], place === words.length - 1))
    .join(' ')
    .replace(/^[\s:|·–—/,-]+|[\s:|·–—/,(-]+$/g, '')
}
