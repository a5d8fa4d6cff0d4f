// Grades, rubric levels and statuses of OB 3.0, with the names their descriptions give them.
import { asList, isObject, type Json, type JsonObject } from '../../../json.ts'
import type { Alignment, Badge } from '../../badge.ts'
import { idOf } from './addresses.ts'
import { alignmentsOf } from './alignments.ts'
import { defined } from './defined.ts'
import { wordsOf, wordsOrNumber } from './words.ts'

/** What was achieved, and what these results are aligned to. */
export interface Results {
  results: Badge['results']
  alignments: Alignment[]
  /** Name of the first rubric level that was reached. */
  level?: string
}

/** Reads `result` of a subject with the `resultDescription` of its achievement. */
export function readResults(result: Json | undefined, resultDescription: Json | undefined): Results {
  const descriptions = asList(resultDescription).filter(isObject)
  const read = asList(result)
    .filter(isObject)
    .map((node) => readResult(node, descriptions))
  const level = read.find((one) => one.level !== undefined)?.level
  return {
    results: read.map((one) => one.result).filter((one) => Object.keys(one).length > 0),
    alignments: withoutRepeats(read.flatMap((one) => one.alignments)),
    ...(level === undefined ? {} : { level }),
  }
}

function readResult(node: JsonObject, descriptions: JsonObject[]) {
  const description = descriptions.find(
    (one) => one['id'] !== undefined && one['id'] === node['resultDescription'],
  )
  const rubric = asList(description?.['rubricCriterionLevel']).filter(isObject)
  const reached = rubric.find((one) => one['id'] !== undefined && one['id'] === idOf(node['achievedLevel']))
  const level = wordsOf(reached?.['name']) ?? wordsOrNumber(reached?.['level'])
  const value = wordsOrNumber(node['value']) ?? level ?? wordsOf(node['status'])
  const aligned = [node['alignment'], reached?.['alignment'], description?.['alignment']]
  return {
    result: defined({ name: wordsOf(description?.['name']), value }),
    alignments: aligned.flatMap((alignment) => alignmentsOf(alignment, 'result')),
    level,
  }
}

function withoutRepeats(alignments: Alignment[]): Alignment[] {
  const byKey = new Map(alignments.map((one) => [JSON.stringify([one.url, one.code, one.name]), one]))
  return [...byKey.values()]
}
