// What a block is called and what it shows, in a line.
import { useTranslation } from 'i18next-vue'
import { badgesOfBlock, type BadgeStock } from '../../../domain/sharing/compose/pageBadges.ts'
import type { BlockKind, ComposedBlock, ProfilePart } from '../../../domain/sharing/compose/composition.ts'
import type { MapOffer } from '../../../domain/sharing/compose/sharedMap.ts'
import type { BadgeCard } from '../../../stores/badges.ts'
import type { IconName } from '../../../ui/iconPaths.ts'
import { useCardWords } from '../useCardWords.ts'
import type { Material } from '../useMaterial.ts'

export const BLOCK_ICONS: Record<BlockKind, IconName> = {
  heading: 'text',
  text: 'rows',
  badges: 'bag',
  evidence: 'image',
  reflection: 'sparkle',
  map: 'map',
  endorsements: 'shield',
  profile: 'person',
  file: 'file',
}

/** What the words of blocks look up. */
export interface BlockMatters {
  stock: BadgeStock
  cards: readonly BadgeCard[]
  material: readonly Material[]
  offers: readonly MapOffer[]
}

export interface BlockWords {
  kindOf(kind: BlockKind): string
  /** Of the learner's own words only the beginning. */
  summaryOf(block: ComposedBlock): string
  partOf(part: ProfilePart): string
}

const MOST_LETTERS = 90

export function useBlockWords(getMatters: () => BlockMatters): BlockWords {
  const { t } = useTranslation()
  const cardWords = useCardWords()
  const badgeName = (badgeId: string) =>
    cardWords.nameOf(getMatters().cards.find((card) => card.id === badgeId))
  const kindOf = (kind: BlockKind) => t(`compose:kind.${kind}`)
  const partOf = (part: ProfilePart) => t(`compose:profile.${part}`)

  function summaryOf(block: ComposedBlock): string {
    switch (block.kind) {
      case 'heading':
      case 'text':
        return beginningOf(block.text) || t('compose:summary.noWords')
      case 'badges': {
        const count = badgesOfBlock(block, getMatters().stock).length
        return `${whichBadges(block.which, count)} · ${t(`compose:look.${block.look}`)}`
      }
      case 'map': {
        const offer = getMatters().offers.find(({ id }) => id === block.framework)
        return offer?.name ?? block.framework
      }
      case 'profile':
        return block.parts.map(partOf).join(' · ') || t('compose:summary.nothing')
      case 'file':
        return beginningOf(block.caption) || (fileNameOf(block.evidenceId) ?? t('compose:summary.gone'))
      default:
        return badgeName(block.badgeId)
    }
  }

  function whichBadges(which: Extract<ComposedBlock, { kind: 'badges' }>['which'], count: number): string {
    if (which.of === 'collection') return t('compose:which.collection', { count })
    if (which.of === 'tag') return t('compose:which.tag', { tag: which.tag, count })
    const [only] = which.badgeIds
    return which.badgeIds.length === 1 && only ? badgeName(only) : t('compose:which.these', { count })
  }

  function fileNameOf(evidenceId: string): string | undefined {
    const all = getMatters().material.flatMap(({ evidence }) => evidence)
    return all.find(({ id }) => id === evidenceId)?.fileName
  }

  return { kindOf, summaryOf, partOf }
}

function beginningOf(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ')
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line
}
