// Decides what is drawn where on a composed page, so that nothing is said twice and no badge is left out.
import type { SharedBlock } from './sharedBlock.ts'
import type { SharePage } from './sharePage.ts'
import type { ShownElsewhere } from './renderSharedBadge.ts'

/** A block, with what it draws by itself. */
export interface PlannedBlock {
  block: SharedBlock
  /** Badges this block draws in full; it points at those that another does. */
  inFull: ReadonlySet<number>
  /** Whether a heading of the learner's stands above it. */
  isBelowHeading: boolean
}

export interface BlockPlan {
  blocks: PlannedBlock[]
  /** Positions of badges that are drawn in full anywhere. */
  inFull: ReadonlySet<number>
  /** Those that no block names with its issuer and verdict: they are listed at the end. */
  rest: number[]
  elsewhere(badge: number): ShownElsewhere
}

/** The plan of a page; one without blocks is its badges. */
export function planBlocks(page: SharePage): BlockPlan {
  const blocks = page.blocks?.length ? page.blocks : [allBadges(page)]
  const inFull = new Set<number>()
  const named = new Set<number>()
  let isBelowHeading = false
  const planned = blocks.map((block): PlannedBlock => {
    const own = new Set<number>()
    if (block.kind === 'badges' && block.look !== 'pictures')
      for (const badge of block.badges) {
        named.add(badge)
        if (block.look === 'full' && !inFull.has(badge)) own.add(badge)
      }
    for (const badge of own) inFull.add(badge)
    const before = isBelowHeading
    isBelowHeading ||= block.kind === 'heading'
    return { block, inFull: own, isBelowHeading: before }
  })
  return {
    blocks: planned,
    inFull,
    rest: page.badges.map((_, index) => index).filter((badge) => !named.has(badge)),
    elsewhere: (badge) => shownElsewhere(blocks, badge),
  }
}

function allBadges(page: SharePage): SharedBlock {
  return { kind: 'badges', badges: page.badges.map((_, index) => index), look: 'full' }
}

function shownElsewhere(blocks: readonly SharedBlock[], badge: number): ShownElsewhere {
  const evidence = blocks.flatMap((block) =>
    block.kind === 'evidence' && block.badge === badge ? block.evidence : [],
  )
  const isReflection = blocks.some((block) => block.kind === 'reflection' && block.badge === badge)
  return { evidence: new Set(evidence), isReflection }
}
