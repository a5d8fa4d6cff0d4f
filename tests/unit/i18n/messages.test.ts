// Every language says everything: the same keys, the same blanks, and a sentence for every code.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/i18n/languages.ts'
import { NAMESPACES } from '../../../src/i18n/namespaces.ts'

const root = fileURLToPath(new URL('../../../src', import.meta.url))
type Messages = Record<string, string>

/** What one hears in a language: what easy French does not say, French does. */
function readMessages(language: string, namespace: string): Messages {
  if (language === 'fr-x-falc') return { ...readFile('fr', namespace), ...readFile(language, namespace) }
  return readFile(language, namespace)
}

function readFile(language: string, namespace: string): Messages {
  const path = `${root}/i18n/locales/${language}/${namespace}.json`
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Messages) : {}
}
const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keys = (messages: Messages) => [...new Set(Object.keys(messages).map(plain))].sort()
const blanks = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]))].sort()
/** Plural forms a language needs; English writes two, French three (CLDR). */
const forms = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories

describe.each(NAMESPACES)('messages of %s', (namespace) => {
  const english = readMessages('en', namespace)

  it.each(LANGUAGES)('have the same keys in %s', (language) => {
    expect(keys(readMessages(language, namespace))).toEqual(keys(english))
  })

  it.each(LANGUAGES)('have the same blanks in %s', (language) => {
    const other = readMessages(language, namespace)
    for (const key of Object.keys(english).filter((key) => key in other && !key.endsWith('_one'))) {
      expect([key, blanks(other[key] ?? '')]).toEqual([key, blanks(english[key] ?? '')])
    }
  })

  it.each(LANGUAGES)('have every plural form of %s, and no empty sentence', (language) => {
    const messages = readMessages(language, namespace)
    const counted = [
      ...new Set(
        Object.keys(messages)
          .filter((key) => key !== plain(key))
          .map(plain),
      ),
    ]
    for (const key of counted) {
      for (const form of forms(language)) expect(Object.keys(messages)).toContain(`${key}_${form}`)
    }
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

/** Sources whose codes a learner can meet: not the host, not the command line. */
const rooms = ['domain', 'contract', 'storage', 'network', 'workers', 'stores', 'composables', 'features']
const sources = rooms.flatMap((room) =>
  readdirSync(`${root}/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|vue)$/.test(path))
    .map((path) => ({ path: `${room}/${path}`, text: readFileSync(`${root}/${room}/${path}`, 'utf8') })),
)
const collect = (pattern: RegExp, from = sources) =>
  [...new Set(from.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))].sort()

const faultCodes = collect(/\bcode: '([a-z][a-z0-9]*(?:\.[a-z0-9-]+)+)'/g)
const checkCodes = collect(
  /\b(?:good|bad|unsure|nothing)\(\s*'([a-z][a-z0-9]*(?:\.[a-z0-9-]+)+)'/g,
  sources.filter(({ path }) => path.startsWith('domain/verification/')),
)

describe.each(LANGUAGES)('sentences in %s', (language) => {
  const faults = readMessages(language, 'faults')
  const checks = readMessages(language, 'checks')
  const verdicts = readMessages(language, 'verdicts')
  const known = new Set([...Object.keys(faults), ...Object.keys(checks)].map(plain))

  it('exist for every code in the sources', () => {
    expect(faultCodes.length).toBeGreaterThan(20)
    expect(faultCodes.filter((code) => !known.has(code))).toEqual([])
  })

  it('exist for what every check may find', () => {
    expect(checkCodes.length).toBeGreaterThan(20)
    expect(checkCodes.filter((code) => !(code in checks))).toEqual([])
  })

  it('exist for every verdict', () => {
    expect(Object.keys(verdicts).map(plain)).toEqual(
      expect.arrayContaining([
        'verified',
        'intact',
        'unverified',
        'expired',
        'not-yet-valid',
        'suspended',
        'revoked',
        'altered',
        'unreadable',
      ]),
    )
  })

  it('never use the words of machines', () => {
    const spoken = [...Object.entries(faults), ...Object.entries(checks), ...Object.entries(verdicts)]
    const machine = /\b(assertions?|credentials?|hash(?:es)?|JSON|proof suite)\b/i
    expect(spoken.filter(([, text]) => machine.test(text)).map(([key]) => key)).toEqual([])
  })
})
