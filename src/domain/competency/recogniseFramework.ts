// Which framework an alignment speaks of, and which of its codes, wherever the issuer wrote them.
import type { Alignment } from '../badge/badge.ts'
import { keyOf } from './framework.ts'
import type { FrameworkIndex } from './frameworkIndex.ts'

export interface RecognisedFramework {
  framework: string
  code?: string
  /** The alignment's name without framework, version and code: perhaps the item's name. */
  bareName: string
}

interface Pattern {
  framework: string
  when: RegExp
  code: RegExp
}

const dotted = (areas: string, items: string) => new RegExp(`(?<![\\d.])[${areas}]\\.[${items}](?![\\d])`)

const patterns: Pattern[] = [
  {
    framework: 'digcomp-3.0',
    when: /dig[\s_-]*comp[\s_-]*(?:v(?:ersion)?\.?\s*)?3(?:[.\s_-]?0)?\b/i,
    code: dotted('1-5', '1-6'),
  },
  { framework: 'digcomp-2.2', when: /dig[\s_-]*comp/i, code: dotted('1-5', '1-6') },
  { framework: 'entrecomp', when: /entre[\s_-]*comp(?![a-z])/i, code: dotted('1-3', '1-5') },
  { framework: 'greencomp', when: /green[\s_-]*comp(?![a-z])/i, code: dotted('1-4', '1-3') },
  { framework: 'lifecomp', when: /life[\s_-]*comp(?![a-z])/i, code: /(?<![A-Za-z0-9])[PSL]\s?[1-3](?!\d)/i },
  {
    framework: 'crcn',
    when: /\bcrcn\b|\bpix\b|cadre de r[ée]f[ée]rence des comp[ée]tences num[ée]riques/i,
    code: dotted('1-5', '1-4'),
  },
  { framework: 'rectec', when: /\brectec\b/i, code: /(?<![\d.])(?:1[0-2]|[1-9])(?![\d.])/ },
  {
    framework: 'cefr',
    when: /\b(?:cefr|cecrl?|gers)\b|common european framework of reference|cadre europ[ée]en commun/i,
    code: /\b[ABC][12]\b/i,
  },
]

/** A version number looks like a code ("DigComp 2.2"): it goes before codes are looked for. */
const version =
  /((?:dig|entre|green|life)[\s_-]*comp(?:etence)?[\s_-]*)(?:v(?:ersion)?\.?\s*)?(?:1\.0|2[.\s_-]?[012]|3[.\s_-]?0)(?![\d.])/gi

/** The first framework the alignment names, with its code where one can be read. */
export function recogniseFramework(
  alignment: Alignment,
  index: FrameworkIndex,
): RecognisedFramework | undefined {
  const everything = [alignment.framework, alignment.name, alignment.url, alignment.code]
    .filter(Boolean)
    .join(' ')
  const pattern = patterns.find(({ when }) => when.test(everything))
  if (!pattern) return undefined
  const code =
    readCode(alignment.code, pattern, index, 'last') ??
    readCode(alignment.name, pattern, index, 'first') ??
    readCode(alignment.url, pattern, index, 'first')
  return { framework: pattern.framework, ...(code && { code }), bareName: bareName(alignment.name, pattern) }
}

/** In a code field the last number is the code, what stands before may be a version ("DC2.2_4.1"). */
function readCode(
  text: string | undefined,
  pattern: Pattern,
  index: FrameworkIndex,
  place: 'first' | 'last',
): string | undefined {
  const codes = (text ?? '').replace(version, '$1 ').match(new RegExp(pattern.code, `${pattern.code.flags}g`))
  const found = codes?.at(place === 'first' ? 0 : -1)
  if (!found) return undefined
  const code = found.replace(/\s/g, '').toUpperCase()
  if (pattern.framework === 'cefr') return code
  return index.item(keyOf(pattern.framework, code)) ? code : undefined
}

function bareName(name: string, pattern: Pattern): string {
  return name
    .replace(version, ' ')
    .replace(new RegExp(pattern.when.source, 'gi'), ' ')
    .replace(pattern.code, ' ')
}
