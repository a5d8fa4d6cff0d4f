// Nobody vouches for a row of a backup: whatever comes, a composition is whole or not there.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Composition } from '../../../../../src/domain/sharing/compose/composition.ts'
import { readComposition } from '../../../../../src/domain/sharing/compose/readComposition.ts'

const whole: Composition = {
  id: 'c',
  theme: 'night',
  audience: 'recruiter',
  strengths: [{ name: 'Listening', badgeId: 'one', sentence: 'Twelve students.' }],
  blocks: [
    { id: '1', kind: 'heading', text: 'Hello' },
    { id: '2', kind: 'text', text: 'There' },
    { id: '3', kind: 'badges', which: { of: 'collection' }, look: 'full' },
    { id: '4', kind: 'badges', which: { of: 'tag', tag: 'work' }, look: 'short' },
    { id: '5', kind: 'badges', which: { of: 'these', badgeIds: ['one', 'two'] }, look: 'pictures' },
    { id: '6', kind: 'evidence', badgeId: 'one' },
    { id: '7', kind: 'reflection', badgeId: 'one' },
    { id: '8', kind: 'map', framework: 'lifecomp' },
    { id: '9', kind: 'endorsements', badgeId: 'one' },
    { id: '10', kind: 'profile', parts: ['picture', 'headline'] },
    { id: '11', kind: 'file', evidenceId: 'e', badgeId: 'one', caption: 'My letter' },
  ],
  updatedAt: '2026-03-03T10:00:00.000Z',
}

describe('reading a composition', () => {
  it('reads back what was written', () => {
    expect(readComposition(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
  })

  it('leaves out blocks it does not know, and fields that say something else', () => {
    const odd = {
      id: 'c',
      theme: 'neon',
      audience: 5,
      strengths: 'three',
      blocks: [
        { id: 'x', kind: 'script', text: 'x' },
        { kind: 'heading', text: 'no id' },
        { id: 'y', kind: '__proto__' },
        { id: 'z', kind: 'reflection' },
        { id: 'p', kind: 'profile', parts: ['email', 'headline'] },
        { id: 'h', kind: 'heading', text: { toString: 1 } },
      ],
      updatedAt: 'yesterday',
    }
    expect(readComposition(odd)).toEqual({
      id: 'c',
      strengths: [],
      blocks: [
        { id: 'p', kind: 'profile', parts: ['headline'] },
        { id: 'h', kind: 'heading', text: '' },
      ],
      updatedAt: '',
    })
  })

  it('never throws, and what it gives reads the same again', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readComposition(value)
        if (read) expect(readComposition(read)).toEqual(read)
        const nested = readComposition({ id: 'c', blocks: [value], strengths: [value] })
        expect(readComposition(nested)).toEqual(nested)
      }),
    )
  })
})
