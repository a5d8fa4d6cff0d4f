// Every language says everything: same keys, same blanks, no message nobody shows, no code without a sentence.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkEasyFrench } from './easyFrench.ts'

const LOCALES = 'src/i18n/locales'
const WORDS = 'src/domain/sharing/words'
const PLURAL = /_(zero|one|two|few|many|other)$/
const problems: string[] = []
const EASY = 'fr-x-falc'
const unsaid: string[] = []

type Messages = Record<string, string>

function readMessages(path: string): Messages {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Messages
  } catch {
    problems.push(`${path}: missing or not JSON`)
    return {}
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

const blanks = (text: string) => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].sort().join()
const base = (key: string) => key.replace(PLURAL, '')

/** Compares one file of messages with its English twin. */
function compare(name: string, english: Messages, other: Messages, language: string): void {
  const places = `${language}/${name}`
  const otherBases = new Set(Object.keys(other).map(base))
  const englishBases = new Set(Object.keys(english).map(base))
  for (const key of englishBases) {
    if (otherBases.has(key)) continue
    // What easy French does not say, French does: counted, not refused.
    if (language === EASY) unsaid.push(`${name}:${key}`)
    else problems.push(`${places}: no "${key}"`)
  }
  for (const key of otherBases)
    if (!englishBases.has(key)) problems.push(`${places}: "${key}" is not in English`)
  for (const [key, text] of Object.entries(other)) {
    if (text.trim() === '') problems.push(`${places}: "${key}" is empty`)
    const twin = english[key] ?? english[`${base(key)}_other`]
    if (twin !== undefined && !key.endsWith('_one') && blanks(twin) !== blanks(text)) {
      problems.push(`${places}: "${key}" fills other blanks than English`)
    }
  }
}

/** Apostrophes and spaces as French typography wants them. */
function checkFrenchTypography(name: string, messages: Messages): void {
  for (const [key, text] of Object.entries(messages)) {
    if (/\p{L}'\p{L}/u.test(text)) problems.push(`${name}: "${key}" has a straight apostrophe`)
    if (/(?<=[\p{L}»)]) ?[;?!](?=\s|$)/u.test(text) && !/\u202f[;?!]/.test(text)) {
      problems.push(`${name}: "${key}" lacks a narrow space before ; ? or !`)
    }
    if (/\u00a0[:;?!»]|«\u00a0/.test(text))
      problems.push(`${name}: "${key}" has a wide space beside a sign where all others have a narrow one`)
  }
}

const sources = filesBelow('src')
  .filter((path) => /\.(ts|vue)$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const everything = sources.map((source) => source.text).join('\n')

/** Keys that are put together at run time: the part before the blank, from a template literal in the sources. */
const prefixes = [...everything.matchAll(/`(?:[\w-]+:)?([\w.-]*[.\w-])\$\{/g)].map((match) => match[1] ?? '')

function isUsed(namespace: string, key: string): boolean {
  const plain = base(key)
  return (
    everything.includes(`'${plain}'`) ||
    everything.includes(`"${plain}"`) ||
    everything.includes(`${namespace}:${plain}`) ||
    everything.includes(`.${plain}`) ||
    prefixes.some((prefix) => prefix.length > 1 && plain.startsWith(prefix)) ||
    ['verdicts'].includes(namespace)
  )
}

const languages = readdirSync(LOCALES).filter((name) => name !== 'en')
const namespaces = readdirSync(join(LOCALES, 'en')).map((file) => file.replace('.json', ''))
const english: Record<string, Messages> = {}
for (const namespace of namespaces) {
  const messages = (english[namespace] = readMessages(join(LOCALES, 'en', `${namespace}.json`)))
  for (const language of languages) {
    const path = join(LOCALES, language, `${namespace}.json`)
    const other = language === EASY && !existsSync(path) ? {} : readMessages(path)
    compare(namespace, messages, other, language)
    if (language === EASY) problems.push(...checkEasyFrench(namespace, other))
    if (language.startsWith('fr')) checkFrenchTypography(`${language}/${namespace}`, other)
  }
  for (const key of Object.keys(messages)) {
    if (!isUsed(namespace, key)) problems.push(`en/${namespace}: nobody shows "${key}"`)
  }
}
const shareWords = readMessages(join(WORDS, 'en.json'))
compare('sharing/words', shareWords, readMessages(join(WORDS, 'fr.json')), 'fr')
checkFrenchTypography('fr/sharing/words', readMessages(join(WORDS, 'fr.json')))

const known = new Set(
  [...Object.keys(english['faults'] ?? {}), ...Object.keys(english['checks'] ?? {})].map(base),
)
for (const { path, text } of sources) {
  if (/^src\/(server|cli)\//.test(path)) continue
  for (const [, code] of text.matchAll(/\bcode: '([a-z0-9]+(?:[.-][a-z0-9]+)+)'/g)) {
    if (code !== undefined && !known.has(code)) problems.push(`${path}: no sentence for the code "${code}"`)
  }
}

for (const problem of problems) console.error(problem)
if (unsaid.length > 0)
  console.log(`easy French leaves to French: ${unsaid.length} (${unsaid.slice(0, 5).join(', ')} …)`)
console.log(
  `messages: ${namespaces.length} files, ${languages.length + 1} languages, ${problems.length} problems`,
)
process.exit(problems.length === 0 ? 0 : 1)
