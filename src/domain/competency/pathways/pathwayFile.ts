// A pathway as a file: read from strangers with every bound held, and written again. See docs/pathway-format.md.
import { isObject, type JsonObject } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { parseAddress } from '../../webAddress.ts'
import { PATHWAY_LIMITS, type Need, type PathwayWords, type Stop, type TargetStep } from './pathway.ts'

export type PathwayFileFault = {
  code: 'paths.file.too-large' | 'paths.file.not-a-pathway' | 'paths.file.newer' | 'paths.file.no-stops'
}

const PATHWAY_FORMAT = 'besace-pathway'
const VERSION = 1

/** Reads a file from a structure; what does not fit in a stop leaves the stop out. */
export function readPathwayFile(text: string, newId: () => string): Result<PathwayWords, PathwayFileFault> {
  if (text.length > PATHWAY_LIMITS.bytes) return fail({ code: 'paths.file.too-large' })
  const value = parse(text)
  if (!isObject(value) || value['format'] !== PATHWAY_FORMAT)
    return fail({ code: 'paths.file.not-a-pathway' })
  if (typeof value['version'] === 'number' && value['version'] > VERSION)
    return fail({ code: 'paths.file.newer' })
  const words = readPathwayWords(value, newId)
  if (words === undefined) return fail({ code: 'paths.file.not-a-pathway' })
  return words.stops.length > 0 ? ok(words) : fail({ code: 'paths.file.no-stops' })
}

/** The same file again, for someone else; ids of this device stay here. */
export function writePathwayFile({ title, by, stops, done }: PathwayWords): string {
  const bare = stops.map(({ id: _id, ...stop }) => stop)
  return `${JSON.stringify({ format: PATHWAY_FORMAT, version: VERSION, title, by, done, stops: bare }, undefined, 2)}\n`
}

/** Title, stops and the rest, as far as they are what they claim to be. */
export function readPathwayWords(value: JsonObject, newId: () => string): PathwayWords | undefined {
  const title = words(value['title'])
  if (title === undefined || !Array.isArray(value['stops'])) return undefined
  const stops = value['stops'].slice(0, PATHWAY_LIMITS.stops).flatMap((stop) => readStop(stop, newId) ?? [])
  const by = isObject(value['by']) ? value['by'] : {}
  const name = words(by['name'])
  const url = address(by['url'])
  return {
    title,
    ...(name !== undefined && { by: { name, ...(url !== undefined && { url }) } }),
    stops,
    done: count(value['done'], stops.length) ?? 'all',
  }
}

function readStop(value: unknown, newId: () => string): Stop | undefined {
  if (!isObject(value)) return undefined
  const need = readNeed(value['need'], PATHWAY_LIMITS.depth)
  if (need === undefined) return undefined
  const link = address(value['link'])
  const id = words(value['id']) ?? newId()
  return {
    id,
    title: words(value['title']) ?? ('name' in need ? need.name : ''),
    need,
    ...(value['isOptional'] === true && { isOptional: true }),
    ...(link !== undefined && { link }),
  }
}

function readNeed(value: unknown, depth: number): Need | undefined {
  if (!isObject(value) || depth === 0) return undefined
  const name = words(value['name'])
  const issuer = words(value['issuer'])
  const named = { ...(issuer !== undefined && { issuer }) }
  switch (value['kind']) {
    case 'badge': {
      const classId = words(value['classId'])
      return name === undefined
        ? undefined
        : { kind: 'badge', name, ...named, ...(classId !== undefined && { classId }) }
    }
    case 'evidence':
      return name === undefined ? undefined : { kind: 'evidence', name, ...named }
    case 'competence': {
      const key = words(value['key'])
      const step = count(value['step'], 4)
      if (key === undefined || step === undefined || !key.includes('|')) return undefined
      return { kind: 'competence', key, name: name ?? key, step: step as TargetStep }
    }
    case 'any': {
      const choices = Array.isArray(value['of']) ? value['of'].slice(0, PATHWAY_LIMITS.choices) : []
      const of = choices.flatMap((choice) => readNeed(choice, depth - 1) ?? [])
      return of.length === 0 ? undefined : { kind: 'any', of, least: count(value['least'], of.length) ?? 1 }
    }
    default:
      return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: said as "not a pathway", for the learner it is the same.
    return undefined
  }
}

function words(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const trimmed = value.trim().slice(0, PATHWAY_LIMITS.characters)
  return trimmed === '' ? undefined : trimmed
}

function address(value: unknown): string | undefined {
  const text = words(value)
  return text !== undefined && /^https?:$/.test(parseAddress(text)?.protocol ?? '') ? text : undefined
}

function count(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
    ? value
    : undefined
}
