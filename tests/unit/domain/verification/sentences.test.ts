// Every code has a sentence in every language, every sentence has a code, and no sentence leaves a blank open.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const root = new URL('../../../../', import.meta.url)
const source = new URL('src/domain/verification/', root)
const texts = (readdirSync(source, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, source), 'utf8'))
  .join('\n')
const codes = new Set(
  [
    ...texts.matchAll(
      /'((?:format|integrity|issuer|window|status|recipient|endorsements|schema)\.[a-z-]+)'/g,
    ),
  ].map(([, code]) => code!),
)
const messages = (language: string, name: string) =>
  JSON.parse(readFileSync(new URL(`src/i18n/locales/${language}/${name}.json`, root), 'utf8')) as Record<
    string,
    string
  >

const VERDICTS = [
  'verified',
  'intact',
  'unverified',
  'expired',
  'not-yet-valid',
  'suspended',
  'revoked',
  'altered',
  'unreadable',
]
const JARGON = /\b(assertions?|credentials?|hash|JSON|proof|cryptosuite|assertion|preuve cryptographique)\b/i

describe.each(['en', 'fr'])('%s', (language) => {
  const checks = messages(language, 'checks')
  const faults = messages(language, 'faults')
  const isFormatFault = (key: string) => /^(unbake|read)\./.test(key)

  test('each code has its sentence, and each sentence its code', () => {
    expect(codes.size).toBeGreaterThan(80)
    expect(
      Object.keys(checks)
        .filter((key) => !isFormatFault(key))
        .sort(),
    ).toEqual([...codes].sort())
  })

  test('what makes a badge unreadable is said in the same words as elsewhere', () => {
    const wanted = Object.fromEntries(Object.entries(faults).filter(([key]) => isFormatFault(key)))
    expect(Object.fromEntries(Object.entries(checks).filter(([key]) => isFormatFault(key)))).toEqual(wanted)
  })

  test.each(VERDICTS)('%s has a word and a sentence', (verdict) => {
    const verdicts = messages(language, 'verdicts')
    expect(verdicts[verdict]).toMatch(/^\S.{2,30}$/)
    expect(verdicts[`${verdict}.sentence`]).toMatch(/\.$/)
  })

  test('no learner meets the words of engineers', () => {
    for (const sentence of [...Object.values(checks), ...Object.values(messages(language, 'verdicts'))])
      expect(sentence).not.toMatch(JARGON)
  })
})
