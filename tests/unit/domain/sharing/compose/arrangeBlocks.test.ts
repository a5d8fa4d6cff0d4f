// Order of blocks: nothing is lost, nothing doubles, and the list given is never touched.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addBlock,
  changeBlock,
  duplicateBlock,
  moveBlock,
  removeBlock,
} from '../../../../../src/domain/sharing/compose/arrangeBlocks.ts'
import type { ComposedBlock } from '../../../../../src/domain/sharing/compose/composition.ts'

const block = (id: string): ComposedBlock => ({ id, kind: 'heading', text: id })
const blocks = ['a', 'b', 'c'].map(block)
const idsOf = (list: readonly ComposedBlock[]) => list.map(({ id }) => id).join('')

describe('arranging blocks', () => {
  it('adds at the end or at a place', () => {
    expect(idsOf(addBlock(blocks, block('d')))).toBe('abcd')
    expect(idsOf(addBlock(blocks, block('d'), 1))).toBe('adbc')
    expect(idsOf(addBlock(blocks, block('d'), 99))).toBe('abcd')
  })

  it('moves to a place; beyond the ends are the ends', () => {
    expect(idsOf(moveBlock(blocks, 'c', 0))).toBe('cab')
    expect(idsOf(moveBlock(blocks, 'a', 1))).toBe('bac')
    expect(idsOf(moveBlock(blocks, 'b', -4))).toBe('bac')
    expect(idsOf(moveBlock(blocks, 'b', 40))).toBe('acb')
    expect(idsOf(moveBlock(blocks, 'nobody', 0))).toBe('abc')
  })

  it('keeps every block once, whatever is moved where', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -5, max: 8 }), (id, to) => {
        expect([...idsOf(moveBlock(blocks, id, to))].sort().join('')).toBe('abc')
        expect(idsOf(blocks)).toBe('abc')
      }),
    )
  })

  it('duplicates right behind, as a thing of its own', () => {
    const chosen: ComposedBlock = {
      id: 'x',
      kind: 'badges',
      which: { of: 'these', badgeIds: ['one'] },
      look: 'short',
    }
    const doubled = duplicateBlock([...blocks, chosen], 'x', 'y')
    expect(idsOf(doubled)).toBe('abcxy')
    const copy = doubled.at(-1)
    if (copy?.kind !== 'badges' || copy.which.of !== 'these') throw new Error('another kind')
    copy.which.badgeIds.push('two')
    expect(chosen.which).toEqual({ of: 'these', badgeIds: ['one'] })
    expect(idsOf(duplicateBlock(blocks, 'nobody', 'y'))).toBe('abc')
  })

  it('takes out and changes one alone', () => {
    expect(idsOf(removeBlock(blocks, 'b'))).toBe('ac')
    const changed = changeBlock(blocks, { id: 'b', kind: 'text', text: 'new' })
    expect(changed.map(({ kind }) => kind)).toEqual(['heading', 'text', 'heading'])
  })
})
