// What achievements are aligned to, by themselves, by extensions and by results.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../../../src/domain/json.ts'
import { alignmentsOf } from '../../../../../../src/domain/badge/readers/fields/alignments.ts'
import { makeAssertion } from '../../../../../support/makeBadge.ts'
import { readDocument, readWithAchievement, readWithClass } from '../../../../../support/readDocument.ts'

describe('quirk 22: alignments', () => {
  const via = 'alignment'
  test.each<[Json, object[]]>([
    [
      [
        {
          targetName: 'N',
          targetUrl: 'https://f.example/1',
          targetFramework: 'F',
          targetCode: 1.2,
          targetType: 'CFItem',
        },
      ],
      [{ name: 'N', url: 'https://f.example/1', framework: 'F', code: '1.2', type: 'CFItem', via }],
    ],
    [
      { name: 'N', url: 'https://f.example/1', description: 'D' },
      [{ name: 'N', url: 'https://f.example/1', description: 'D', via }],
    ],
    ['https://f.example/1', [{ name: 'https://f.example/1', url: 'https://f.example/1', via }]],
    [
      { targetUrl: 'https://f.example/1', type: ['Alignment'] },
      [{ name: 'https://f.example/1', url: 'https://f.example/1', via }],
    ],
    [[{}, { targetDescription: 'only' }, 4], []],
  ])('%j', (alignment, expected) => {
    expect(alignmentsOf(alignment)).toEqual(expected)
  })

  test('both spellings of the key', () => {
    expect(readWithClass({ alignments: [{ targetName: 'N' }] }).achievement.alignments).toEqual([
      { name: 'N', via },
    ])
  })

  test('3.0: results bring theirs, with grade, level and name', () => {
    const resultDescription = [
      { id: 'urn:d1', name: 'Grade', alignment: [{ targetName: 'Project' }] },
      {
        id: 'urn:d2',
        name: 'Rubric',
        rubricCriterionLevel: [{ id: 'urn:l1', name: 'Mastered', alignment: [{ targetName: 'Deep' }] }],
      },
    ]
    const result = [
      { resultDescription: 'urn:d1', value: 17, alignment: { targetName: 'Project' } },
      { resultDescription: 'urn:d2', achievedLevel: 'urn:l1' },
      { status: 'Completed' },
    ]
    const badge = readWithAchievement({ resultDescription, alignment: { targetName: 'Own' } }, { result })
    expect(badge.results).toEqual([
      { name: 'Grade', value: '17' },
      { name: 'Rubric', value: 'Mastered' },
      { value: 'Completed' },
    ])
    expect(badge.achievement.level).toBe('Mastered')
    expect(badge.achievement.alignments).toEqual([
      { name: 'Own', via },
      { name: 'Project', via: 'result' },
      { name: 'Deep', via: 'result' },
    ])
  })
})

describe('quirk 25: extensions', () => {
  test('Open Educational Badges', () => {
    const badge = readWithClass({
      'extensions:CompetencyExtension': [
        {
          name: 'Weld',
          description: 'D',
          framework: 'esco',
          framework_identifier: '/esco/skill/1',
          category: 'skill',
          studyLoad: 60,
        },
        { name: 'Cut', framework_identifier: 'http://data.europa.eu/esco/skill/2' },
        { category: 'nothing' },
      ],
      'extensions:LevelExtension': { Level: 'a2' },
      'extensions:CategoryExtension': { Category: 'competency' },
    })
    expect(badge.achievement).toMatchObject({
      level: 'a2',
      type: 'competency',
      alignments: [
        {
          name: 'Weld',
          description: 'D',
          url: 'http://data.europa.eu/esco/skill/1',
          framework: 'esco',
          code: '/esco/skill/1',
          type: 'skill',
          via: 'extension',
        },
        {
          name: 'Cut',
          url: 'http://data.europa.eu/esco/skill/2',
          code: 'http://data.europa.eu/esco/skill/2',
          via: 'extension',
        },
      ],
    })
  })

  test('edubadges', () => {
    const badge = readWithClass({
      'extensions:ECTSExtension': { ECTS: 2.5 },
      'extensions:EQFExtension': { EQF: 6 },
      'extensions:LanguageExtension': { Language: 'nl_NL' },
    })
    expect(badge.achievement).toMatchObject({ creditsAvailable: 2.5, level: 'EQF 6', language: 'nl-NL' })
  })

  test('the original creator, and no description', () => {
    const badge = readWithClass({
      'extensions:OriginalCreator': { name: 'Someone', url: 'https://s.example' },
      description: undefined,
    })
    expect(badge.achievement.creator).toMatchObject({ name: 'Someone', url: 'https://s.example' })
    expect(badge.achievement.description).toBeUndefined()
  })

  test('on the assertion, and under a full address', () => {
    const name = 'https://w3id.org/openbadges/extensions#CompetencyExtension'
    expect(readDocument(makeAssertion({ [name]: { name: 'Weld' } })).achievement.alignments).toEqual([
      { name: 'Weld', via: 'extension' },
    ])
  })
})
