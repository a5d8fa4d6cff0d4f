// The shipped frameworks: complete, without doubles, thanked for.
import { describe, expect, it } from 'vitest'
import {
  frameworkIds,
  loadFrameworks,
  loadFrameworkSources,
} from '../../../../src/domain/competency/frameworks.ts'
import { keyOf } from '../../../../src/domain/competency/framework.ts'
import { loadLexicon } from '../../../../src/domain/competency/matcher.ts'
import { index } from './support.ts'

const frameworks = await loadFrameworks()
const items = (id: string) =>
  index.framework(id)?.areas.flatMap((area) => area.items.map(({ code }) => code)) ?? []

describe('the shipped frameworks', () => {
  it.each([
    ['digcomp-2.2', 5, 21],
    ['digcomp-3.0', 5, 21],
    ['lifecomp', 3, 9],
    ['entrecomp', 3, 15],
    ['greencomp', 4, 12],
    ['crcn', 5, 16],
    ['rectec', 4, 12],
    ['esco-transversal', 1, 104],
    ['cefr', 1, 5],
  ])('%s has %i areas and %i items', (id, areas, count) => {
    expect(index.framework(id)?.areas).toHaveLength(areas)
    expect(new Set(items(id)).size).toBe(count)
  })

  it('names everything in both languages', () => {
    for (const framework of frameworks) {
      for (const area of framework.areas) {
        for (const { name } of [area, ...area.items]) {
          expect(name.en.trim(), framework.id).not.toBe('')
          expect(name.fr.trim(), framework.id).not.toBe('')
        }
      }
    }
  })

  it('points only at items that exist', () => {
    for (const framework of frameworks) {
      for (const item of framework.areas.flatMap((area) => area.items)) {
        for (const { framework: other, code } of [
          ...(item.related ?? []),
          ...(item.sameAs ? [item.sameAs] : []),
        ]) {
          expect(index.item(keyOf(other, code)), `${framework.id} ${item.code}`).toBeDefined()
        }
      }
    }
    return loadLexicon().then((lexicon) => {
      for (const key of Object.keys(lexicon)) expect(index.item(key), key).toBeDefined()
    })
  })

  it('thanks whoever made each of them, with the line ESCO asks for', async () => {
    const sources = await loadFrameworkSources()
    expect(sources.map(({ id }) => id).sort()).toEqual([...frameworkIds].sort())
    for (const source of sources) {
      expect(source.attribution).not.toBe('')
      expect(source.url).toMatch(/^https:\/\/\S+$/)
    }
    expect(sources.find(({ id }) => id === 'esco-transversal')?.attribution).toBe(
      'This service uses the ESCO classification of the European Commission.',
    )
  })

  it('keeps one copy of the CEFR for each language', () => {
    expect(index.framework('cefr-de')?.short).toEqual({ en: 'German', fr: 'Allemand' })
    expect(index.item('cefr-de|LIS')?.name.fr).toBe('Écouter')
  })
})
