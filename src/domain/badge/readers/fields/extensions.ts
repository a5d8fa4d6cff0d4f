// Extensions that issuers of OB 2.0 badges add: competencies, levels, credits, kinds, languages.
import { asList, isObject, type Json, type JsonObject } from '../../../json.ts'
import type { Alignment } from '../../badge.ts'
import { webAddressOf } from './addresses.ts'
import { defined } from './defined.ts'
import { numberOf, wordsOf, wordsOrNumber } from './words.ts'

/** What the extensions of one object say, in the words of an achievement. */
export interface Extended {
  alignments: Alignment[]
  level?: string
  creditsAvailable?: number
  type?: string
  language?: string
}

/** Reads the extensions of Open Educational Badges and of edubadges; others stay in the source. */
export function extensionsOf(node: JsonObject): Extended {
  if (!Object.keys(node).some((key) => key.endsWith('Extension'))) return { alignments: [] }
  const level = wordsOrNumber(extensionValue(node, 'LevelExtension', 'Level'))
  const qualification = wordsOrNumber(extensionValue(node, 'EQFExtension', 'EQF'))
  return {
    alignments: extension(node, 'CompetencyExtension').flatMap(readCompetency),
    ...defined({
      level: level ?? (qualification === undefined ? undefined : `EQF ${qualification}`),
      creditsAvailable: numberOf(extensionValue(node, 'ECTSExtension', 'ECTS')),
      type: wordsOf(extensionValue(node, 'CategoryExtension', 'Category')),
      language: wordsOf(extensionValue(node, 'LanguageExtension', 'Language'))?.replace('_', '-'),
    }),
  }
}

/** The objects under `extensions:Name`, whatever prefix or full address stands for `extensions:`. */
export function extension(node: JsonObject, name: string): JsonObject[] {
  const key = Object.keys(node).find(
    (candidate) => candidate.endsWith(name) && candidate.split(/[:#/]/).at(-1) === name,
  )
  return key === undefined ? [] : asList(node[key]).filter(isObject)
}

function extensionValue(node: JsonObject, name: string, member: string): Json | undefined {
  return extension(node, name)[0]?.[member]
}

function readCompetency(item: JsonObject): Alignment[] {
  const identifier = wordsOf(item['framework_identifier']) ?? wordsOf(item['escoID'])
  const name = wordsOf(item['name']) ?? identifier
  if (name === undefined) return []
  return [
    {
      name,
      ...defined({
        url: webAddressOf(identifier) ?? escoAddress(identifier),
        description: wordsOf(item['description']),
        framework: wordsOf(item['framework']),
        code: identifier,
        type: wordsOf(item['category']),
      }),
      via: 'extension',
    },
  ]
}

/** Open Educational Badges write ESCO's path without its host. */
function escoAddress(identifier: string | undefined): string | undefined {
  return identifier?.startsWith('/esco/') === true ? `http://data.europa.eu${identifier}` : undefined
}
