// What can be chosen for blocks: badges that have something to show, files, frameworks, labels.
import { computed, type ComputedRef } from 'vue'
import type { BlockKind, ProfilePart } from '../../../domain/sharing/compose/composition.ts'
import { useCardWords } from '../useCardWords.ts'
import type { Material } from '../useMaterial.ts'
import type { BlockMatters } from './useBlockWords.ts'

interface Choice {
  value: string
  label: string
}

export interface BlockChoices {
  badges: Choice[]
  badgesFor: Record<'evidence' | 'reflection' | 'endorsements', Choice[]>
  files: (Choice & { badgeId: string })[]
  frameworks: Choice[]
  tags: string[]
  /** Kinds of which there is something to choose. */
  ready: ReadonlySet<BlockKind>
}

export function useBlockChoices(
  getMatters: () => BlockMatters,
  getProfile: () => readonly ProfilePart[],
): ComputedRef<BlockChoices> {
  const { nameOf } = useCardWords()

  return computed(() => {
    const { material, offers, cards } = getMatters()
    const choicesOf = (has: (one: Material) => boolean) =>
      material.filter(has).map(({ card }) => ({ value: card.id, label: nameOf(card) }))
    const badgesFor = {
      evidence: choicesOf(({ evidence }) => evidence.length > 0),
      reflection: choicesOf(({ reflections }) => reflections.length > 0),
      endorsements: choicesOf(({ badge }) => (badge?.endorsements.length ?? 0) > 0),
    }
    const files = material.flatMap(({ card, evidence }) =>
      evidence.flatMap(({ id, fileId, fileName, title }) =>
        fileId === undefined
          ? []
          : [{ value: id, badgeId: card.id, label: title.trim() || (fileName ?? id) }],
      ),
    )
    const frameworks = offers.map(({ id, name }) => ({ value: id, label: name }))
    const tags = [...new Set(cards.flatMap((card) => card.tags ?? []))].sort((one, other) =>
      one.localeCompare(other),
    )
    const isReady: Record<BlockKind, boolean> = {
      heading: true,
      text: true,
      badges: true,
      evidence: badgesFor.evidence.length > 0,
      reflection: badgesFor.reflection.length > 0,
      endorsements: badgesFor.endorsements.length > 0,
      map: frameworks.length > 0,
      profile: getProfile().length > 0,
      file: files.length > 0,
    }
    const ready = new Set((Object.keys(isReady) as BlockKind[]).filter((kind) => isReady[kind]))
    return { badges: choicesOf(() => true), badgesFor, files, frameworks, tags, ready }
  })
}
