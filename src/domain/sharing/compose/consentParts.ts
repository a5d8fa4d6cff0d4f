// What of a composed page is nobody's business until the learner opens it: each part has a switch of its own.
import type { ComposedBlock, ProfilePart } from './composition.ts'

/** Evidence and reflections have their switches with their badge; these are the others. */
export type ConsentPart =
  | { key: string; kind: 'profile'; part: ProfilePart }
  | { key: string; kind: 'map'; framework: string }
  | { key: string; kind: 'endorsements'; badgeId: string }
  | { key: string; kind: 'file'; evidenceId: string; badgeId: string }

/** Names a part the same way for as long as it is about the same thing, whichever block shows it. */
export const partKey = {
  profile: (part: ProfilePart) => `profile:${part}`,
  map: (framework: string) => `map:${framework}`,
  endorsements: (badgeId: string) => `endorsements:${badgeId}`,
  file: (evidenceId: string) => `file:${evidenceId}`,
} as const

/** Parts to ask about, each once, in the order of the page. */
export function consentPartsOf(blocks: readonly ComposedBlock[]): ConsentPart[] {
  const all = blocks.flatMap(partsOfBlock)
  return [...new Map(all.map((part) => [part.key, part])).values()]
}

function partsOfBlock(block: ComposedBlock): ConsentPart[] {
  switch (block.kind) {
    case 'profile':
      return block.parts.map((part) => ({ key: partKey.profile(part), kind: 'profile', part }))
    case 'map':
      return [{ key: partKey.map(block.framework), kind: 'map', framework: block.framework }]
    case 'endorsements':
      return [{ key: partKey.endorsements(block.badgeId), kind: 'endorsements', badgeId: block.badgeId }]
    case 'file': {
      const { evidenceId, badgeId } = block
      return [{ key: partKey.file(evidenceId), kind: 'file', evidenceId, badgeId }]
    }
    default:
      return []
  }
}
