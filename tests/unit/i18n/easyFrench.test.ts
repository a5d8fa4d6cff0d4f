// Easy-to-read French is easy: each rule finds what breaks it, and leaves good sentences alone.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkEasyFrench, EASY_FRENCH_EXCEPTIONS, hardSpots } from '../../../.ci/easyFrench.ts'

const folder = new URL('../../../src/i18n/locales/fr-x-falc/', import.meta.url)
const groups = readdirSync(folder).map((file) => file.replace('.json', ''))
const read = (group: string) =>
  JSON.parse(readFileSync(new URL(`${group}.json`, folder), 'utf8')) as Record<string, string>

describe('a hard text is found', () => {
  it.each([
    [
      'sentence too long',
      'Vous pouvez garder ici tous les badges que votre école vous a donnés pendant toute votre vie.',
    ],
    ['one sentence a line', 'Votre badge est gardé. Vous pouvez partir.'],
    ['one sentence a line', 'Vous avez un lien\u202f? Collez-le.'],
    ['too many commas: more than one idea', 'Une photo, un lien, un texte, un son.'],
    ['passive: say who does it', 'Votre badge a été retiré.'],
    ['passive: say who does it', 'Le badge est signé par l’émetteur.'],
    ['passive: say who does it', 'Vos badges ont bien été ajoutés.'],
    ['not positive: say what to do', 'Ne perdez pas votre fichier.'],
    ['not positive: say what to do', 'N’oubliez jamais votre mot de passe.'],
    ['two negations', 'Vous ne pouvez pas ne pas répondre.'],
    ['two negations', 'Sans titre, on ne peut pas publier.'],
    ['restriction instead of « seulement »', 'Vous ne voyez que vos badges.'],
    ['future: stay in the present', 'Vous pourrez changer la page.'],
    ['future: stay in the present', 'La page sera publique.'],
    ['future: stay in the present', 'Besace gardera vos badges.'],
    ['tu instead of vous', 'Garde bien ton badge.'],
    ['too many « qui » and « que »', 'C’est vous qui dites que le badge que vous avez est vrai.'],
    ['brackets, slashes or signs', 'Une image (PNG) du badge.'],
    ['brackets, slashes or signs', 'Un badge ; une preuve.'],
    ['brackets, slashes or signs', 'Votre nom et/ou votre adresse.'],
    ['brackets, slashes or signs', '80 % des badges.'],
    ['brackets, slashes or signs', 'La page s’ouvre…'],
    ['abbreviation', 'Une photo, un texte, etc.'],
    ['abbreviation', 'Lisez le RGAA.'],
    ['abbreviation', 'Le fichier JSON.'],
    ['Roman numeral', 'La partie II.'],
    ['number in words: write digits', 'Il y a trois questions.'],
    ['big number', 'Vous avez 10 000 badges.'],
    ['hard word', 'Choisissez un référentiel.'],
    ['hard word', 'Le badge est chez l’hébergeur.'],
    ['hard word', 'Supprimer ce badge'],
    ['hard word', 'Regardez vos courriels.'],
    ['long word', 'Une compréhension incompréhensible.'],
  ])('%s: %s', (rule, text) => {
    expect(hardSpots(text).map((spot) => spot.rule)).toContain(rule)
  })
})

describe('an easy text is left alone', () => {
  it.each([
    'Vous avez reçu un badge\u202f?\nAjoutez-le ici.\nIl reste dans votre appareil.',
    'Une adresse e-mail ressemble à nom@exemple.fr.',
    'Ce badge n’est plus dans votre liste.',
    'Retirez d’abord vos pages publiques.',
    'Besace garde «\u202f{{title}}\u202f» jusqu’au {{date}}.',
    'Par exemple, https://example.org',
    'Visez ce QR code avec un téléphone.',
  ])('%s', (text) => expect(hardSpots(text)).toEqual([]))
})

describe('our easy French', () => {
  it.each(groups)('%s keeps every rule, or says why not', (group) => {
    expect(checkEasyFrench(group, read(group))).toEqual([])
  })

  it('aims at 12 words: few sentences are longer', () => {
    const sentences = groups.flatMap((group) =>
      Object.values(read(group)).flatMap((text) => text.split('\n')),
    )
    const long = sentences.filter((sentence) => sentence.split(/\s+/).length > 12)
    expect(sentences.length).toBeGreaterThan(1000)
    expect(long.length / sentences.length).toBeLessThan(0.02)
  })

  it('gives a reason for every exception', () => {
    for (const { why } of Object.values(EASY_FRENCH_EXCEPTIONS)) expect(why.length).toBeGreaterThan(20)
  })

  it('an exception nobody needs is a fault itself', () => {
    const [key] = Object.keys(EASY_FRENCH_EXCEPTIONS)
    const [group, name] = key!.split(':') as [string, string]
    expect(checkEasyFrench(group, { [name]: 'Le badge est là.' })).toHaveLength(1)
  })
})
