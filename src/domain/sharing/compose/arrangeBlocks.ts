// Puts blocks in order: every function gives a new list and leaves the old one as it was.
import type { ComposedBlock } from './composition.ts'

type Blocks = readonly ComposedBlock[]

/** At the end, or at a place; places beyond the ends are the ends. */
export function addBlock(blocks: Blocks, block: ComposedBlock, at = blocks.length): ComposedBlock[] {
  return blocks.toSpliced(within(at, blocks.length), 0, block)
}

/** The block takes that place among the others. */
export function moveBlock(blocks: Blocks, id: string, to: number): ComposedBlock[] {
  const from = blocks.findIndex((block) => block.id === id)
  const block = blocks[from]
  if (block === undefined) return [...blocks]
  const others = blocks.toSpliced(from, 1)
  return others.toSpliced(within(to, others.length), 0, block)
}

/** The copy stands right behind. */
export function duplicateBlock(blocks: Blocks, id: string, newId: string): ComposedBlock[] {
  const at = blocks.findIndex((block) => block.id === id)
  const block = blocks[at]
  return block === undefined
    ? [...blocks]
    : blocks.toSpliced(at + 1, 0, { ...structuredClone(block), id: newId })
}

export function removeBlock(blocks: Blocks, id: string): ComposedBlock[] {
  return blocks.filter((block) => block.id !== id)
}

/** The block with that id becomes this one, in its place. */
export function changeBlock(blocks: Blocks, changed: ComposedBlock): ComposedBlock[] {
  return blocks.map((block) => (block.id === changed.id ? changed : block))
}

function within(place: number, most: number): number {
  return Math.min(Math.max(place, 0), most)
}
