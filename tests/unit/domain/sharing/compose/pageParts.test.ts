// Which badges a page shows, what it asks about, and when it has changed.
import { describe, expect, it } from 'vitest'
import { consentPartsOf } from '../../../../../src/domain/sharing/compose/consentParts.ts'
import {
  plainComposition,
  type ComposedBlock,
} from '../../../../../src/domain/sharing/compose/composition.ts'
import { missesBadges, pageBadges } from '../../../../../src/domain/sharing/compose/pageBadges.ts'
import { pageDigest } from '../../../../../src/domain/sharing/compose/pageDigest.ts'
import { findSpecialWords } from '../../../../../src/domain/sharing/compose/specialWords.ts'

const stock = {
  collection: ['one', 'two', 'gone'],
  cards: [
    { id: 'one', tags: ['work'] },
    { id: 'two' },
    { id: 'three', tags: ['work'] },
    { id: 'four', tags: ['work'], isArchived: true },
  ],
}
const all: ComposedBlock = { id: 'a', kind: 'badges', which: { of: 'collection' }, look: 'full' }
const plain = plainComposition('c')

describe('badges of a page', () => {
  it('are those of the collection that are still here, when nothing was composed', () => {
    expect(pageBadges(plain, stock)).toEqual(['one', 'two'])
  })

  it('come once, in the order of the blocks, those behind strengths last', () => {
    const blocks: ComposedBlock[] = [
      { id: 'r', kind: 'reflection', badgeId: 'two' },
      { id: 't', kind: 'badges', which: { of: 'tag', tag: 'work' }, look: 'short' },
      { id: 'x', kind: 'badges', which: { of: 'these', badgeIds: ['two', 'gone'] }, look: 'full' },
    ]
    expect(pageBadges({ ...plain, blocks }, stock)).toEqual(['two', 'one', 'three'])
    const strengths = [{ name: 'x', badgeId: 'three', sentence: '' }]
    expect(pageBadges({ ...plain, strengths }, stock)).toEqual(['one', 'two', 'three'])
    expect(blocks.map((block) => missesBadges(block, stock))).toEqual([false, false, true])
    expect(missesBadges(all, stock)).toBe(true)
  })
})

describe('parts to ask about', () => {
  it('are all that is not public by nature, each once', () => {
    const blocks: ComposedBlock[] = [
      { id: '1', kind: 'heading', text: 'x' },
      { id: '2', kind: 'profile', parts: ['headline', 'links'] },
      { id: '3', kind: 'map', framework: 'lifecomp' },
      { id: '4', kind: 'map', framework: 'lifecomp' },
      { id: '5', kind: 'endorsements', badgeId: 'one' },
      { id: '6', kind: 'file', evidenceId: 'e', badgeId: 'one', caption: '' },
      all,
    ]
    expect(consentPartsOf(blocks).map(({ key }) => key)).toEqual([
      'profile:headline',
      'profile:links',
      'map:lifecomp',
      'endorsements:one',
      'file:e',
    ])
    expect(consentPartsOf([all])).toEqual([])
  })
})

describe('a page’s digest', () => {
  const collection = { title: 'Mine', preamble: '', entries: [{ badgeId: 'one', sentence: 'x' }] }
  const digest = pageDigest(collection, plain)

  it('stays when only times and ids differ', () => {
    expect(pageDigest({ ...collection }, { ...plain, updatedAt: '2026-01-01T00:00:00Z' })).toBe(digest)
    const one = pageDigest(collection, { ...plain, blocks: [all] })
    expect(pageDigest(collection, { ...plain, blocks: [{ ...all, id: 'other' }] })).toBe(one)
    expect(one).not.toBe(digest)
  })

  it('tells every change that readers would see', () => {
    const others = [
      pageDigest({ ...collection, title: 'Yours' }, plain),
      pageDigest({ ...collection, entries: [] }, plain),
      pageDigest(collection, { ...plain, theme: 'night' }),
      pageDigest(collection, { ...plain, audience: 'friend' }),
      pageDigest(collection, { ...plain, strengths: [{ name: 'a', badgeId: 'one', sentence: '' }] }),
    ]
    expect(new Set([digest, ...others]).size).toBe(6)
  })
})

describe('words that may speak of what is protected', () => {
  it.each([
    ['Bénévole à la paroisse Saint-Jean', 'faith'],
    ['Délégué syndical CGT', 'union'],
    ['Après ma rééducation, j’ai repris', 'health'],
    ['Référente handicap', 'disability'],
    ['Peer support for wheelchair users', 'disability'],
    ['I volunteer at my church', 'faith'],
  ])('finds them in %s', (text, kind) => {
    expect(findSpecialWords([text]).map((found) => found.kind)).toEqual([kind])
  })

  it.each([
    'J’écoute avant d’expliquer, chaque semaine.',
    'Animatrice numérique, Mission locale',
    'Syndic de copropriété : comptabilité',
    'I bake forty loaves a day.',
    'Maladroit au début, à l’aise à la fin',
  ])('is silent about %s', (text) => {
    expect(findSpecialWords([text])).toEqual([])
  })
})
