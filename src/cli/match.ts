// `npm run --silent match -- --json`: lines {lang, text} on standard input, the competences each speaks of on output.
import { createInterface } from 'node:readline'
import type { Language } from '../domain/competency/framework.ts'
import { createMatcher, loadLexicon } from '../domain/competency/matcher.ts'
import { loadMatcherFrameworks } from '../domain/competency/matcherFrameworks.ts'
import { isObject } from '../domain/json.ts'

interface Line {
  text: string
  lang?: Language
}

const usage = 'Usage: npm run --silent match -- --json < lines, each {"lang": "fr" or "en", "text": "…"}'

/** One line of input; anything else than a text and a known language is not understood. */
function readLine(line: string): Line | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined // said to the caller with the line's number
  }
  if (!isObject(value) || typeof value['text'] !== 'string') return undefined
  const { text, lang } = value
  if (lang === undefined || lang === null) return { text }
  return lang === 'fr' || lang === 'en' ? { text, lang } : undefined
}

async function main(): Promise<number> {
  const wishes = process.argv.slice(2)
  if (wishes.length !== 1 || wishes[0] !== '--json') {
    console.error(usage)
    return 2
  }
  const matcher = createMatcher(await loadMatcherFrameworks(), await loadLexicon())
  let number = 0
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++
    if (raw.trim() === '') continue
    const line = readLine(raw)
    if (!line) {
      console.error(`Line ${number} is not {"lang": "fr" or "en", "text": "…"}: nothing more was read.`)
      return 2
    }
    console.log(JSON.stringify({ text: line.text, suggestions: matcher.suggest(line.text, line.lang) }))
  }
  return 0
}

process.exitCode = await main()
