// Which competences a digest names, resolved as the map resolves them.
import type { Badge } from '../badge/badge.ts'
import type { FrameworkIndex } from '../competency/frameworkIndex.ts'
import { resolveAlignments } from '../competency/resolveAlignments.ts'
import type { BadgeDigest } from './digest.ts'
import type { ListedBadge } from './listed.ts'

export interface NamedCompetence {
  key: string
  /** In every language we have; the badge's own words where no framework of ours has it. */
  names: { fr: string; en: string }
}

/** One of each, what the badge itself named only: neighbours by correspondence would find too much. */
export function competencesOf(
  { name, issuerName, language }: ListedBadge,
  { alignments, tags }: BadgeDigest,
  index: FrameworkIndex,
): NamedCompetence[] {
  if (alignments.length === 0) return []
  const achievement = {
    name,
    tags,
    criteria: {},
    editions: [],
    alignments: alignments.map((alignment) => ({ ...alignment, via: 'alignment' as const })),
    ...(language && { language }),
  }
  const badge: Pick<Badge, 'achievement' | 'issuer'> = {
    achievement,
    issuer: { name: issuerName, otherIdentifiers: [] },
  }
  return resolveAlignments(badge as Badge, index).links.flatMap(({ key, through, label }) => {
    if (through !== undefined) return []
    const own = index.item(key)?.name
    return [{ key, names: { fr: own?.fr || label.name, en: own?.en || label.name } }]
  })
}
