// Search: any field, any order, any accents; the name first, and where it was found.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../../src/domain/competency/fold.ts'
import { entryOf, Hits, placeOf, search, wordsOfQuery } from '../../../../src/domain/backpack/search.ts'
import { anyBadges, makeListed } from './makeListed.ts'

const entries = [
  entryOf(makeListed('Écouter'), { digest: { said: 'relais parole', tags: ['Oral'] } }),
  entryOf(makeListed('Parole donnée'), { mine: 'J’ai écouté dix personnes', competences: ['Coopérer'] }),
  entryOf(makeListed('Animer', { issuerName: 'Maison de la parole', tags: ['stage d’été'] })),
]
const found = (query: string) => search(entries, query).map(({ badge, foundIn }) => `${badge.id} ${foundIn}`)

describe('search', () => {
  it('puts the name before the issuer, and the issuer before what the badge says', () => {
    expect(found('parole')).toEqual(['Parole donnée name', 'Animer issuer', 'Écouter said'])
  })

  it('puts a name that begins with the word before one that holds it', () => {
    const two = [
      entryOf(makeListed('Co-animer')),
      entryOf(makeListed('Animer')),
      entryOf(makeListed('Ranimer')),
    ]
    expect(search(two, 'anim').map(({ badge }) => badge.id)).toEqual(['Co-animer', 'Animer', 'Ranimer'])
    expect(
      search(two, 'ani')
        .map(({ badge }) => badge.id)
        .at(-1),
    ).toBe('Ranimer')
  })

  it('finds my words, my tags, the issuer’s tags and competences', () => {
    expect(found('dix')).toEqual(['Parole donnée mine'])
    expect(found('stage')).toEqual(['Animer tag'])
    expect(found('oral')).toEqual(['Écouter tag'])
    expect(found('cooperer')).toEqual(['Parole donnée competence'])
  })

  it('wants every word, in whatever field and order, and says the furthest', () => {
    expect(found('dix parole')).toEqual(['Parole donnée mine'])
    expect(found('ETE   animer !')).toEqual(['Animer tag'])
    expect(found('parole zebre')).toEqual([])
  })

  it('gives everything for nothing but signs', () => {
    expect(wordsOfQuery(' … ')).toEqual([])
    expect(found('…')).toHaveLength(3)
  })

  it('finds every badge by any part of any of its words', () => {
    fc.assert(
      fc.property(anyBadges, fc.nat(), fc.nat(), (badges, which, where) => {
        const badge = badges[which % Math.max(1, badges.length)]
        const folded = fold(badge?.name ?? '')
        fc.pre(badge !== undefined && folded !== '')
        const part = folded.slice(where % folded.length)
        const hits = search(
          badges.map((one) => entryOf(one)),
          part,
        )
        expect(hits.map(({ badge: { id } }) => id)).toContain(badge!.id)
      }),
    )
  })

  it('finds the same in slices as at once, and only what holds every word', () => {
    fc.assert(
      fc.property(
        anyBadges,
        fc.string({ maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        (badges, query, size) => {
          const all = badges.map((one) => entryOf(one))
          const words = wordsOfQuery(query)
          const hits = new Hits(words)
          for (let from = 0; from < all.length; from += size)
            hits.scan(all, from, Math.min(all.length, from + size))
          const ranked = hits.ranked((badge, foundIn) => ({ badge, foundIn }))
          expect(ranked).toEqual(search(all, query))
          expect(hits.passed.map((entry) => entry.badge)).toEqual(
            all
              .filter((entry) => ranked.some((hit) => hit.badge === entry.badge))
              .map((entry) => entry.badge),
          )
          const ids = new Set(ranked.map(({ badge: { id } }) => id))
          for (const entry of all) {
            const holds = words.every((word) => entry.fields.some((field) => field.includes(word)))
            expect(ids.has(entry.badge.id)).toBe(holds)
            expect(placeOf(entry, words) >= 0).toBe(holds)
          }
        },
      ),
    )
  })
})
