// Texts ready to paste: whole ones as they read, and every combination of missing parts held to grammar and truth.
import { describe, expect, it } from 'vitest'
import { criteriaLines } from '../../../../../src/domain/sharing/texts/criteriaLines.ts'
import { kindOfAchievement } from '../../../../../src/domain/sharing/texts/kindOfAchievement.ts'
import {
  countCharacters,
  mailSubject,
  mostCharacters,
  tellBadge,
} from '../../../../../src/domain/sharing/texts/tellBadge.ts'
import {
  PARCOURSUP_BOXES,
  type TextKind,
  type TextLanguage,
  type Told,
} from '../../../../../src/domain/sharing/texts/told.ts'

const KINDS: TextKind[] = ['cv', 'linkedin', 'mail', 'easy', ...PARCOURSUP_BOXES]
const LANGUAGES: TextLanguage[] = ['fr', 'en']
const bare: Told = { name: 'Tutorer ses pairs', kind: 'badge', criteria: [], evidence: [] }
const full: Told = {
  ...bare,
  issuer: 'Atelier des Léaux',
  issued: { year: 2026, month: 8 },
  expires: { year: 2028, month: 4 },
  criteria: ['Aider 3 personnes', 'Tenir un carnet'],
  description: 'Sait aider.',
  sentence: 'J’aime transmettre',
  learned: 'Écouter avant de parler',
  use: 'Au club, chaque mardi !',
  develop: 'Parler en public.',
  evidence: ['Carnet', 'Photo de l’atelier.', 'Lettre'],
  person: 'Amina Koné',
  url: 'https://b.example/s/1',
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('in French', () => {
  it('a line for a CV', () => {
    expect(plain(tellBadge('cv', 'fr', full))).toBe(
      'Badge « Tutorer ses pairs », Atelier des Léaux, août 2026 (valable jusqu’en avril 2028). https://b.example/s/1',
    )
    expect(plain(tellBadge('cv', 'fr', bare))).toBe('Badge « Tutorer ses pairs ».')
  })

  it('a post for LinkedIn', () => {
    expect(plain(tellBadge('linkedin', 'fr', full))).toBe(
      [
        'J’ai reçu le badge « Tutorer ses pairs », donné par Atelier des Léaux en août 2026.',
        'J’aime transmettre.',
        'Pour l’obtenir :\n• Aider 3 personnes\n• Tenir un carnet',
        'Ce que j’ai appris : Écouter avant de parler.',
        'Comment je l’utilise : Au club, chaque mardi !',
        'Ce que je veux développer : Parler en public.',
        'Mes preuves : Carnet, Photo de l’atelier et Lettre.',
        'Pour le vérifier : https://b.example/s/1',
      ].join('\n\n'),
    )
  })

  it('a letter to an employer', () => {
    const letter = plain(tellBadge('mail', 'fr', full))
    expect(letter).toMatch(/^Bonjour,\n\nJe vous présente mon badge « Tutorer ses pairs », donné par/)
    expect(letter).toMatch(/\n\nCordialement,\nAmina Koné$/)
    expect(plain(mailSubject('fr', full))).toBe('Mon badge « Tutorer ses pairs » – Amina Koné')
    expect(plain(tellBadge('mail', 'fr', bare))).toMatch(
      /mon badge « Tutorer ses pairs »\.\n\n.*\n\nCordialement,$/,
    )
  })

  it('one easy sentence', () => {
    expect(plain(tellBadge('easy', 'fr', full))).toBe(
      'Atelier des Léaux m’a donné le badge « Tutorer ses pairs » en août 2026.',
    )
    expect(plain(tellBadge('easy', 'fr', { ...bare, issued: { year: 2026 } }))).toBe(
      'J’ai le badge « Tutorer ses pairs » depuis 2026.',
    )
  })

  it('a box of Parcoursup, with what is there only', () => {
    expect(plain(tellBadge('civic', 'fr', bare))).toBe(
      'Le badge « Tutorer ses pairs » montre mon engagement pour les autres.',
    )
    expect(plain(tellBadge('leading', 'fr', { ...bare, issued: { year: 2026, month: 1 } }))).toBe(
      'Le badge « Tutorer ses pairs », reçu en janvier 2026, montre que je sais encadrer et animer.',
    )
    expect(plain(tellBadge('work', 'fr', { ...bare, issuer: 'Le Dôme', description: 'Sait aider' }))).toBe(
      'Le badge « Tutorer ses pairs », donné par Le Dôme, montre ce que je sais faire au travail.\n\n' +
        'Ce que l’émetteur en dit : Sait aider.',
    )
    expect(plain(tellBadge('world', 'fr', { ...bare, criteria: ['Partir'] }))).toContain(
      'Pour l’obtenir : Partir.',
    )
  })
})

describe('in English', () => {
  it('a line for a CV, a sentence, a box', () => {
    expect(tellBadge('cv', 'en', full)).toBe(
      'Badge “Tutorer ses pairs”, Atelier des Léaux, August 2026 (valid until April 2028). https://b.example/s/1',
    )
    expect(tellBadge('easy', 'en', full)).toBe(
      'Atelier des Léaux gave me the badge “Tutorer ses pairs” in August 2026.',
    )
    expect(tellBadge('easy', 'en', { ...bare, issued: { year: 2026 } })).toBe(
      'I have had the badge “Tutorer ses pairs” since 2026.',
    )
    expect(tellBadge('world', 'en', full)).toContain('My evidence: Carnet, Photo de l’atelier and Lettre.')
    expect(mailSubject('en', bare)).toBe('My badge “Tutorer ses pairs”')
  })
})

/** Each part there or missing, and empty as good as missing. */
function combinations(): Told[] {
  const parts: (keyof Told)[] = [
    'issuer',
    'issued',
    'expires',
    'criteria',
    'description',
    'sentence',
    'learned',
    'evidence',
    'person',
    'url',
  ]
  return Array.from({ length: 2 ** parts.length }, (_, mask) => {
    const there = parts.filter((_part, bit) => (mask >> bit) & 1)
    const blank: Told = { ...bare, issuer: ' ', sentence: '', url: '' }
    return { ...blank, ...Object.fromEntries(there.map((part) => [part, full[part]])) }
  })
}

/** What no text may hold, whatever is missing. */
const MISTAKES = [
  /undefined|null|NaN|\[object/,
  / ,|,,|\.\.|,\.|\( ?\)|«\s*»|“”/,
  / {2}|[ \t]$|^[ \t]|\n{3}/m,
  // A label that nothing follows.
  /:(?:\n(?!•)|$)/,
  /\p{L}'\p{L}/u,
  /dipl[ôo]m|certif/i,
]

function mistakesIn(text: string, kind: TextKind, told: Told): string[] {
  const found = MISTAKES.flatMap((mistake) => mistake.exec(text)?.[0] ?? [])
  if (text !== text.trim()) found.push('blank edges')
  if (!text.includes(bare.name)) found.push('no name')
  // What is there is told; what is missing leaves no trace.
  if (kind !== 'easy' && text.includes(full.url!) !== (told.url === full.url)) found.push('address')
  if (text.includes(full.issuer!) !== (told.issuer === full.issuer)) found.push('issuer')
  return found.map((mistake) => `${mistake} in ${text}`)
}

describe.each(LANGUAGES)('every combination of missing parts, in %s', (language) => {
  it.each(KINDS)('is grammatical, and no badge is called a diploma: %s', (kind) => {
    const mistakes = combinations().flatMap((told) => mistakesIn(tellBadge(kind, language, told), kind, told))
    expect(mistakes.slice(0, 3)).toEqual([])
  })

  it('what the issuer calls a diploma may be called so', () => {
    const diploma = tellBadge('linkedin', language, { ...full, kind: 'diploma' })
    expect(diploma).toMatch(language === 'fr' ? /le diplôme «/ : /the diploma “/)
  })
})

describe('French elision', () => {
  it('no article meets an issuer, and « en » takes every month', () => {
    for (let month = 1; month <= 12; month++)
      for (const issuer of [
        'Afpa',
        'Hôpital du Havre',
        'Le Dôme',
        'Les Petits Débrouillards',
        'Île-de-France',
      ])
        for (const kind of KINDS) {
          const text = tellBadge(kind, 'fr', { ...full, issuer, issued: { year: 2026, month } })
          expect(text).not.toMatch(new RegExp(`(?<!\\p{L})(?:de|à|du|au|d’|l’|le|la) ?${issuer}`, 'iu'))
          expect(text).not.toMatch(/(?<!\p{L})(?:de|le|que|je|me|se|ne) [aeiouyéèêôîâœ]/u)
        }
  })
})

describe('lengths', () => {
  it('are counted as forms count, and limited where the place is', () => {
    expect(countCharacters('a\r\nb')).toBe(3)
    expect(countCharacters('é😀')).toBe(3)
    for (const box of PARCOURSUP_BOXES) expect(mostCharacters(box)).toBe(1500)
    expect(mostCharacters('linkedin')).toBe(3000)
    expect(mostCharacters('mail')).toBeUndefined()
  })

  it('never cut: a long story stays whole', () => {
    const learned = 'mot '.repeat(600).trim()
    const text = tellBadge('work', 'fr', { ...full, learned })
    expect(text).toContain(learned)
    expect(countCharacters(text)).toBeGreaterThan(1500)
  })
})

describe('the parts', () => {
  it('criteria become lines without the marks of lists', () => {
    expect(criteriaLines('Il faut :\n\n- Aider\n* Noter  bien\n3. Dire\n• Aider\n---')).toEqual([
      'Il faut :',
      'Aider',
      'Noter bien',
      'Dire',
    ])
    expect(criteriaLines(undefined)).toEqual([])
  })

  it('what the issuer calls it decides the noun', () => {
    expect(kindOfAchievement('Diploma')).toBe('diploma')
    expect(kindOfAchievement(' certificate ')).toBe('certificate')
    expect(kindOfAchievement('Badge')).toBe('badge')
    expect(kindOfAchievement('CertificateOfCompletion')).toBe('badge')
    expect(kindOfAchievement(undefined)).toBe('badge')
  })
})
