// Files from strangers: what is read, what is refused, and that nothing runs away.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PATHWAY_LIMITS } from '../../../../../src/domain/competency/pathways/pathway.ts'
import {
  readPathwayFile,
  writePathwayFile,
} from '../../../../../src/domain/competency/pathways/pathwayFile.ts'

const newId = () => 'new'
const file = (change: object = {}) =>
  JSON.stringify({
    format: 'besace-pathway',
    version: 1,
    title: 'Médiatrice numérique',
    by: { name: 'École', url: 'https://school.example/' },
    done: 1,
    stops: [
      {
        title: 'A',
        need: { kind: 'badge', name: 'Badge A', issuer: 'School' },
        link: 'https://school.example/a',
      },
      { title: 'B', need: { kind: 'competence', key: 'digcomp-2.2|2.4', name: 'Collaborer', step: 2 } },
      {
        title: 'C',
        isOptional: true,
        need: { kind: 'any', least: 1, of: [{ kind: 'evidence', name: 'Badge A' }] },
      },
    ],
    ...change,
  })

describe('a pathway file', () => {
  it('is read, written and read again as the same pathway', () => {
    const read = readPathwayFile(file(), newId)
    expect(read.ok && read.value).toMatchObject({
      title: 'Médiatrice numérique',
      done: 1,
      stops: [{}, {}, { isOptional: true }],
    })
    const again = read.ok && readPathwayFile(writePathwayFile(read.value), newId)
    expect(again).toEqual(read)
  })

  it.each([
    ['not JSON', '<html>', 'paths.file.not-a-pathway'],
    ['another format', '{"format":"x"}', 'paths.file.not-a-pathway'],
    ['no title', file({ title: ' ' }), 'paths.file.not-a-pathway'],
    ['stops that are no list', file({ stops: 'many' }), 'paths.file.not-a-pathway'],
    ['a later version', file({ version: 2 }), 'paths.file.newer'],
    [
      'no stop that can be read',
      file({ stops: [{ need: { kind: 'spell' } }, 3, null] }),
      'paths.file.no-stops',
    ],
    ['endless text', file({ title: 'x'.repeat(PATHWAY_LIMITS.bytes) }), 'paths.file.too-large'],
  ])('with %s ends in a sentence', (_name, text, code) => {
    expect(readPathwayFile(text, newId)).toEqual({ ok: false, error: { code } })
  })

  it('leaves out addresses that run, steps that do not exist and needs that nest too deep', () => {
    let deep: object = { kind: 'badge', name: 'A' }
    for (let depth = 0; depth < 10; depth += 1) deep = { kind: 'any', of: [deep] }
    const stops = [
      { title: 'kept', need: { kind: 'badge', name: 'A' }, link: 'javascript:alert(1)' },
      { need: { kind: 'competence', key: 'a|b', step: 9 } },
      { need: deep },
    ]
    const read = readPathwayFile(file({ stops, done: 99 }), newId)
    expect(read).toEqual({
      ok: true,
      value: expect.objectContaining({
        done: 'all',
        stops: [{ id: 'new', title: 'kept', need: { kind: 'badge', name: 'A' } }],
      }) as unknown,
    })
  })

  it('of any content never throws and stays within its bounds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.jsonValue(), (stops, value) => {
        for (const text of [
          stops,
          file({ stops: value }),
          file({ stops: [{ need: value }], by: value, done: value }),
        ]) {
          const read = readPathwayFile(text, newId)
          if (read.ok) expect(read.value.stops.length).toBeLessThanOrEqual(PATHWAY_LIMITS.stops)
        }
      }),
      { numRuns: 300 },
    )
  })
})
