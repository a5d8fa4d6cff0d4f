// For badges that name no competence: which ones their words seem to speak of. Asked, never counted.
import { proposeClaim, type BadgeFacts, type Claim } from '../domain/competency/claims.ts'
import type { Language } from '../domain/competency/framework.ts'
import type { FrameworkIndex } from '../domain/competency/frameworkIndex.ts'
import { linesOfBadge } from '../domain/competency/lines.ts'
import type { Matcher } from '../domain/competency/matcher.ts'
import type { Resolution } from '../domain/competency/resolveAlignments.ts'
import { inSlices } from './inSlices.ts'

export interface ResolvedBadge {
  facts: BadgeFacts
  resolution: Resolution
  /** Before any word of the learner. */
  claims: Claim[]
}

const MOST_A_BADGE = 3

/** Its alignments, if any, are known by the issuer's words alone. */
export function namesNothingKnown({ resolution }: ResolvedBadge): boolean {
  return resolution.links.every(({ via }) => via === 'words')
}

/** Proposals for badges that name nothing we know; loads the matcher only when there is one. */
export async function proposeFor(
  badges: readonly ResolvedBadge[],
  index: FrameworkIndex,
  now: Date,
  isGone: () => boolean,
): Promise<Claim[]> {
  if (badges.length === 0 || isGone()) return []
  const matcher = await loadMatcher()
  const proposed = await inSlices(badges, (badge) =>
    isGone() ? [] : proposeForOne(badge, matcher, index, now),
  )
  return proposed.flat()
}

async function loadMatcher(): Promise<Matcher> {
  const [{ createMatcherGently, loadLexicon }, { loadMatcherFrameworks }] = await Promise.all([
    import('../domain/competency/matcher.ts'),
    import('../domain/competency/matcherFrameworks.ts'),
  ])
  const [frameworks, lexicon] = await Promise.all([loadMatcherFrameworks(), loadLexicon()])
  return createMatcherGently(frameworks, lexicon)
}

function proposeForOne(
  { facts }: ResolvedBadge,
  matcher: Matcher,
  index: FrameworkIndex,
  now: Date,
): Claim[] {
  const best = new Map<string, { score: number; line: string }>()
  for (const line of linesOfBadge(facts.badge)) {
    for (const { key, score } of matcher.propose(line, languageOf(facts.badge.achievement.language))) {
      if (score > (best.get(key)?.score ?? 0)) best.set(key, { score, line })
    }
  }
  return [...best]
    .sort(([, one], [, other]) => other.score - one.score)
    .slice(0, MOST_A_BADGE)
    .map(([key, { line }]) => proposeClaim({ facts, index, now }, key, line))
}

function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.slice(0, 2).toLowerCase()
  return primary === 'fr' || primary === 'en' ? primary : undefined
}
