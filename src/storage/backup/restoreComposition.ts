// Brings in how a page is composed: the newer one stands, its badges under the ids they have here.
import type { JsonObject } from '../../domain/json.ts'
import type { ComposedBlock } from '../../domain/sharing/compose/composition.ts'
import { readComposition } from '../../domain/sharing/compose/readComposition.ts'
import type { BesaceDatabase } from '../database.ts'

/** @param placeOf Where a badge of the backup is kept here. */
export async function restoreComposition(
  database: BesaceDatabase,
  row: JsonObject,
  placeOf: (badgeId: string) => string,
): Promise<'added' | 'same' | 'unfit'> {
  const read = readComposition(row)
  if (read === undefined) return 'unfit'
  const found = {
    ...read,
    strengths: read.strengths.map((one) => ({ ...one, badgeId: placeOf(one.badgeId) })),
    blocks: read.blocks.map((block) => movedBlock(block, placeOf)),
  }
  return database.transaction('rw', database.compositions, async () => {
    const here = await database.compositions.get(found.id)
    if (here !== undefined && here.updatedAt >= found.updatedAt) return 'same'
    await database.compositions.put(found)
    return 'added'
  })
}

function movedBlock(block: ComposedBlock, placeOf: (badgeId: string) => string): ComposedBlock {
  if ('badgeId' in block) return { ...block, badgeId: placeOf(block.badgeId) }
  if (block.kind !== 'badges' || block.which.of !== 'these') return block
  const badgeIds = block.which.badgeIds.map(placeOf)
  return { ...block, which: { of: 'these', badgeIds } }
}
