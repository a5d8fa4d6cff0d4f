// `npm run verify`: one report a file, for people or for programs. docs: README.md in this folder.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { examine } from '../domain/verification/examine.ts'
import type { Examined } from '../domain/verification/examine.ts'
import type { Outside } from '../domain/outside.ts'
import type { Check, CheckState } from '../domain/verification/report.ts'
import { createNodeOutside, createRecordedOutside } from './nodeOutside.ts'
import { sentences } from './sentences.ts'

const USAGE = 'use: verify [--json] [--responses map.json] [--at ISO-date] FILE…'

interface Wanted {
  json: boolean
  responses?: string
  at?: Date
  files: string[]
}

async function main(words: string[]): Promise<number> {
  const wanted = readWords(words)
  if (!wanted) {
    console.error(USAGE)
    return 2
  }
  const now = () => wanted.at ?? new Date()
  let outside: Outside
  try {
    outside = wanted.responses
      ? await createRecordedOutside(wanted.responses, now)
      : createNodeOutside({ now })
  } catch {
    console.error(`cannot read ${wanted.responses}`)
    return 2
  }
  let allGood = true
  for (const file of wanted.files) {
    const bytes = await readFile(file).catch(() => undefined)
    if (!bytes) {
      console.error(`cannot read ${file}`)
      return 2
    }
    const examined = await examine(new Uint8Array(bytes), outside)
    allGood &&= ['verified', 'intact'].includes(examined.report.verdict)
    console.log(wanted.json ? asLine(file, examined) : await asText(file, examined))
  }
  return allGood ? 0 : 1
}

function readWords(words: string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, responses: { type: 'string' }, at: { type: 'string' } },
    })
    const at = values.at === undefined ? undefined : new Date(values.at)
    if (positionals.length === 0 || Number.isNaN(at?.getTime())) return undefined
    return {
      json: values.json ?? false,
      files: positionals,
      ...(values.responses && { responses: values.responses }),
      ...(at && { at }),
    }
  } catch {
    // parseArgs throws for words it does not know: the usage says which it does.
    return undefined
  }
}

function asLine(file: string, { container, badge, report }: Examined): string {
  return JSON.stringify({
    file,
    container: container ?? null,
    version: badge?.version ?? null,
    name: badge?.achievement.name || null,
    issuer: badge?.issuer.name || badge?.issuer.id || null,
    verdict: report.verdict,
    checks: report.checks,
  })
}

const MARKS: Record<CheckState, string> = { ok: '+', failed: '!', unknown: '?', 'not-applicable': '·' }

/** What would let a badge's own words move the cursor, begin a line of their own, or turn the direction of writing. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

async function asText(file: string, { badge, report }: Examined): Promise<string> {
  const say = await sentences()
  const title = badge
    ? `${badge.achievement.name || '(no name)'} – ${badge.issuer.name || badge.issuer.id || '(no issuer)'}`
    : ''
  const line = ({ id, state, code, because = {} }: Check) =>
    `  ${MARKS[state]} ${id.padEnd(13)}${say.check(code, because)}`
  return [
    file,
    ...(title ? [`  ${title}`] : []),
    `  ${say.verdict(report.verdict)}`,
    ...report.checks.map(line),
    '',
  ]
    .map((text) => text.replace(UNSEEN, ''))
    .join('\n')
}

process.exitCode = await main(process.argv.slice(2))
