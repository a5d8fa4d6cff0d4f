// Dates of every shape badges have carried, as ISO 8601.
import type { Json } from '../../../json.ts'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const PARTIAL = /^\d{4}(-(0[1-9]|1[0-2]))?$/
const EPOCH = /^\d{9,13}(\.\d+)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const RFC_2822 = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(:\d{2})? (GMT|UTC|[+-]\d{4})$/i

/**
 * Reads a date: ISO 8601 with or without time and zone (none means UTC), Unix seconds or milliseconds as number or
 * as text, `20150430`, RFC 2822. A day that does not exist, or a shape that could mean two days, is undefined.
 *
 * @example dateOf('1428494262') // '2015-04-08T11:57:42Z'
 */
export function dateOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return fromEpoch(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (PARTIAL.test(text)) return text
  const iso = ISO.exec(text)
  if (iso !== null) return fromIso(iso)
  const compact = COMPACT.exec(text)
  if (compact !== null) return dateOf(`${compact[1]}-${compact[2]}-${compact[3]}`)
  if (EPOCH.test(text)) return fromEpoch(Number(text))
  return RFC_2822.test(text) ? withoutMilliseconds(new Date(text)) : undefined
}

/** Ten digits are seconds; thirteen are milliseconds, as JavaScript issuers write them. */
function fromEpoch(number: number): string | undefined {
  if (!Number.isFinite(number) || number <= 0) return undefined
  return withoutMilliseconds(new Date(number >= 1e11 ? number : number * 1000))
}

function fromIso([, year, month, day, time, zone]: RegExpExecArray): string | undefined {
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  if (!isDay || Number(month) > 12 || Number(month) < 1) return undefined
  const date = `${year}-${month}-${day}`
  if (time === undefined) return date
  const offset = zone === undefined ? 'Z' : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const whole = `${date}T${time}${offset}`
  return Number.isNaN(Date.parse(whole)) ? undefined : whole
}

function withoutMilliseconds(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
}
