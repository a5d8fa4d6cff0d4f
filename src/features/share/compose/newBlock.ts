// A block as it begins: with the first thing there is to show.
import type { BlockKind, BlockMatter, ProfilePart } from '../../../domain/sharing/compose/composition.ts'
import type { BlockChoices } from './useBlockChoices.ts'

/** Nothing when the learner has nothing of this kind. */
export function newBlock(
  kind: BlockKind,
  choices: BlockChoices,
  profile: readonly ProfilePart[],
): BlockMatter | undefined {
  switch (kind) {
    case 'heading':
    case 'text':
      return { kind, text: '' }
    case 'badges':
      return { kind, which: { of: 'collection' }, look: 'full' }
    case 'map': {
      const framework = choices.frameworks[0]?.value
      return framework === undefined ? undefined : { kind, framework }
    }
    case 'profile':
      return { kind, parts: [...profile] }
    case 'file': {
      const [file] = choices.files
      return file && { kind, evidenceId: file.value, badgeId: file.badgeId, caption: '' }
    }
    default: {
      const badgeId = choices.badgesFor[kind][0]?.value
      return badgeId === undefined ? undefined : { kind, badgeId }
    }
  }
}
