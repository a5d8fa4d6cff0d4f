// The helper: right on phrasings it was never tuned on, honest about what it does not know, and never upset.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadHelper } from '../../../../src/domain/help/createHelper.ts'
import { HELP_IDS, isHelpId, type HelpId } from '../../../../src/domain/help/helpIds.ts'
import { rewrite } from '../../../../src/domain/help/helpTerms.ts'

const heldOut = JSON.parse(readFileSync(new URL('heldOut.json', import.meta.url), 'utf8')) as {
  lang: 'fr' | 'en'
  text: string
  id: HelpId
}[]
/** Below this share the helper would be worse than a list. */
const FLOOR = 0.85

describe('the questions', () => {
  it('are forty-two, each on one shelf', () => {
    expect(HELP_IDS).toHaveLength(42)
    expect(new Set(HELP_IDS).size).toBe(42)
    expect(isHelpId('badge')).toBe(true)
    expect(isHelpId('nonsense')).toBe(false)
    expect(isHelpId(['badge'])).toBe(false)
  })

  it.each(['fr', 'en'])(
    'have a question and an answer in %s, and at least eight ways of asking',
    (language) => {
      const words = read(`../../../../src/i18n/locales/${language}/help.json`)
      const phrasings = read(`../../../../src/domain/help/data/phrasings.${language}.json`)
      expect(Object.keys(phrasings).sort()).toEqual([...HELP_IDS].sort())
      for (const id of HELP_IDS) {
        expect(words[`q.${id}`], id).toBeTruthy()
        expect(words[`a.${id}`], id).toBeTruthy()
        expect(phrasings[id]!.length, id).toBeGreaterThanOrEqual(8)
      }
    },
  )
})

describe.each(['fr', 'en'] as const)('asked in %s', (language) => {
  const asked = heldOut.filter(({ lang }) => lang === language)

  it('has the right answer first often enough, on at least eighty phrasings of their own', async () => {
    const helper = await loadHelper(language)
    const phrasings = read(`../../../../src/domain/help/data/phrasings.${language}.json`)
    const known = new Set(Object.values(phrasings).flat().map(rewrite))
    expect(asked.length).toBeGreaterThanOrEqual(80)
    expect(asked.filter(({ text }) => known.has(rewrite(text)))).toEqual([])
    const right = asked.filter(({ text, id }) => helper.ask(text).nearest[0] === id)
    expect(right.length / asked.length).toBeGreaterThanOrEqual(FLOOR)
  })

  it('finds its own phrasings, with a typing error too', async () => {
    const helper = await loadHelper(language)
    const [plain, misspelt] =
      language === 'fr'
        ? ['imprimer mes badges', 'imprimmer mes badges']
        : ['print my badges', 'prinnter paper']
    expect(helper.ask(plain!)).toMatchObject({
      isSure: true,
      nearest: ['print', expect.anything(), expect.anything()],
    })
    expect(helper.ask(misspelt!).nearest[0]).toBe('print')
  })

  it('suggests before the word is finished', async () => {
    const helper = await loadHelper(language)
    expect(helper.ask('curricu', { isTyping: true }).nearest[0]).toBe('cv')
    expect(helper.ask('curricu').nearest).not.toContain('cv')
  })

  it('says that it does not know, and names at most three', async () => {
    const helper = await loadHelper(language)
    const strange =
      language === 'fr'
        ? ['recette de crêpes au chocolat', 'il pleut demain ?', 'horaires du bus 12']
        : ['pancake recipe', 'will it rain tomorrow', 'bus timetable']
    for (const question of strange) {
      const { isSure, nearest } = helper.ask(question)
      expect(isSure, question).toBe(false)
      expect(nearest.length).toBeLessThanOrEqual(3)
    }
  })

  it('is never upset by what is typed', async () => {
    const helper = await loadHelper(language)
    const hostile = [
      '',
      '   ',
      '?!…',
      '<script>alert(1)</script>',
      '('.repeat(500),
      'a '.repeat(5000),
      '😀 ⁣',
      '\u0000',
    ]
    for (const question of hostile) {
      const { nearest } = helper.ask(question)
      expect(nearest.every(isHelpId)).toBe(true)
    }
    expect(helper.ask('__proto__ constructor')).toMatchObject({ isSure: false })
  })
})

function read(path: string): Record<string, string[]> {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<string, string[]>
}
