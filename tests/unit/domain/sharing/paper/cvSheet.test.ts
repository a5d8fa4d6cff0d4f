// What stands on a CV: the learner's choices before proposals, one page, and without a name when asked.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CV_LIMITS, emptyCv, type CvChoices } from '../../../../../src/domain/sharing/paper/cv.ts'
import {
  buildCvSheet,
  fitCv,
  lineCount,
  shownAddress,
  type CvMatter,
  type PaperBadge,
} from '../../../../../src/domain/sharing/paper/cvSheet.ts'

const badge = (id: string): PaperBadge => ({
  id,
  name: `Badge ${id}`,
  issuer: 'Ville de Belfort',
  year: '2026',
})
const offer = (id: string, badgeId: string) =>
  ({ id, name: `Skill ${id}`, step: 3, isReached: true, badgeId }) as const

const matter: CvMatter = {
  language: 'en',
  name: 'Amina Koné',
  card: {
    name: 'Amina Koné',
    headline: 'Helping people with computers',
    place: 'Belfort',
    languages: [{ code: 'fr', level: 'native' }, { code: 'en', level: 'B2' }, { code: 'ar' }],
    links: [
      { label: 'Blog', url: 'https://www.amina.example/' },
      { label: 'Work', url: 'https://work.example/amina' },
      { label: 'More', url: 'https://more.example' },
    ],
  },
  offers: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => offer(id, `of-${id}`)),
  badges: new Map(['of-a', 'of-b', 'of-c', 'of-d', 'of-e', 'of-f'].map((id) => [id, badge(id)])),
  proofOf: (badgeId) => `Proof of ${badgeId}`,
  digital: {
    framework: 'DigComp',
    areas: [
      { name: 'Safety', step: 2 },
      { name: 'Content', step: 4 },
    ],
  },
  page: 'https://host.example/s/abc',
}

const choose = (change: Partial<CvChoices> = {}): CvChoices => ({ ...emptyCv(), ...change })
const line = (what: string, when = '') => ({ what, when, badgeIds: ['of-b', 'gone'] })

describe('the sheet', () => {
  it('proposes the first five strengths with a sentence each, and all that the card says', () => {
    const sheet = buildCvSheet(choose(), matter)
    expect(sheet.strengths.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(sheet.strengths[0]).toMatchObject({
      sentence: 'Proof of of-a',
      badge: { issuer: 'Ville de Belfort' },
    })
    expect(sheet.aim).toBe('Helping people with computers')
    expect(sheet.contact).toEqual(['Belfort', 'amina.example', 'work.example/amina'])
    expect(sheet.languages).toEqual(['French (mother tongue)', 'English (B2)', 'Arabic'])
    expect(sheet.digital).toEqual(['Safety: I practise', 'Content: I pass it on'])
    expect(sheet.framework).toBe('DigComp')
    expect(sheet.code).toBe(matter.page)
  })

  it('takes the learner’s own: which, in which order, and in which words', () => {
    const strengths = [
      { id: 'f', sentence: ' Mine. ' },
      { id: 'nowhere' },
      { id: 'a', sentence: '' },
      { id: 'b' },
    ]
    const sheet = buildCvSheet(
      choose({ strengths, aim: 'To bake', contact: '06 00 00 00 00, a@b.example · ' }),
      matter,
    )
    expect(sheet.strengths.map(({ id, sentence }) => [id, sentence])).toEqual([
      ['f', 'Mine.'],
      ['a', ''],
      ['b', 'Proof of of-b'],
    ])
    expect(sheet.aim).toBe('To bake')
    expect(sheet.contact.slice(0, 3)).toEqual(['06 00 00 00 00', 'a@b.example', 'Belfort'])
  })

  it('has none where the learner wants none', () => {
    expect(buildCvSheet(choose({ strengths: [] }), matter).strengths).toEqual([])
    const hidden = buildCvSheet(
      choose({ hidden: ['place', 'links', 'languages', 'digital', 'code'] }),
      matter,
    )
    expect(hidden).toMatchObject({ contact: [], languages: [], digital: [] })
    expect(hidden.code).toBeUndefined()
    expect(hidden.framework).toBeUndefined()
  })

  it('shows lines that say something, with the badges that are here', () => {
    const sheet = buildCvSheet(choose({ experience: [line(' Baker ', '2024'), line('  ')] }), matter)
    expect(sheet.experience).toEqual([{ what: 'Baker', when: '2024', badges: [badge('of-b')] }])
  })

  it('speaks the language asked for', () => {
    const sheet = buildCvSheet(choose(), { ...matter, language: 'fr' })
    expect(sheet.languages[0]).toBe('français (langue maternelle)')
    expect(sheet.digital[1]).toBe('Content\u00a0: je transmets')
  })
})

describe('without a name', () => {
  const anonymous = (change: Partial<CvChoices> = {}, name = matter.name) =>
    buildCvSheet(choose({ isAnonymous: true, contact: 'amina@example.org', ...change }), { ...matter, name })

  it('has no name, no contact and no code', () => {
    const sheet = anonymous()
    expect(sheet).toMatchObject({ name: '', contact: [] })
    expect(sheet.code).toBeUndefined()
    expect(JSON.stringify(sheet)).not.toMatch(/amina|koné|"belfort"|example/i)
  })

  it('leaves the name, addresses and numbers out of the learner’s own words too, and nothing else', () => {
    const sheet = anonymous({
      aim: 'AMINA looks for work; Aminata does not',
      experience: [line('Ask Koné (amina@example.org, 06 12 34 56 78) about 2019 to 2024')],
      digital: 'https://pix.example/amina',
    })
    expect(sheet.aim).toBe('… looks for work; Aminata does not')
    expect(sheet.experience[0]?.what).toBe('Ask … … …) about 2019 to 2024')
    expect(JSON.stringify(sheet)).not.toMatch(/amina(?!ta)|koné|06 12/i)
  })

  it('reads a name as letters, never as a pattern', () => {
    expect(anonymous({ aim: 'C+ (D) and C' }, 'C+ (D)').aim).toBe('… and C')
    expect(anonymous({ aim: 'As it is' }, '').aim).toBe('As it is')
  })
})

describe('one page', () => {
  const full = buildCvSheet(
    choose({
      contact: 'amina@example.org',
      experience: [line('E1'), line('E2'), line('E3'), line('E4')],
      education: [line('S1'), line('S2'), line('S3')],
      roles: [line('R1'), line('R2'), line('R3')],
      digital: 'Pix 512',
    }),
    matter,
  )

  it('takes the least telling lines first and says which; strengths go last', () => {
    expect(fitCv(full, 0)).toEqual({ sheet: full, leftOut: [] })
    expect(fitCv(full, 3).leftOut).toEqual(['R3', 'S3', 'E4'])
    const most = lineCount(full)
    const { sheet, leftOut } = fitCv(full, most - 6)
    expect(sheet.strengths).toHaveLength(5)
    expect(leftOut).not.toContain('Skill a')
    expect(sheet.contact).toEqual(['amina@example.org'])
  })

  it('always takes as many as asked, and changes nothing it was given', () => {
    const before = structuredClone(full)
    fc.assert(
      fc.property(fc.nat({ max: lineCount(full) - 1 }), (count) => {
        const { sheet, leftOut } = fitCv(full, count)
        expect(leftOut).toHaveLength(count)
        expect(lineCount(sheet)).toBe(lineCount(full) - count)
      }),
    )
    expect(full).toEqual(before)
  })

  it('holds an aim that is too long', () => {
    const sheet = buildCvSheet(choose({ aim: 'a word '.repeat(60) }), matter)
    expect(sheet.aim.length).toBeLessThanOrEqual(CV_LIMITS.aim)
    expect(sheet.aim).toMatch(/ (a|word)…$/)
  })
})

it('addresses are shown as people write them', () => {
  expect(shownAddress('https://www.example.org/')).toBe('example.org')
  expect(shownAddress('http://example.org/a?b=c')).toBe('example.org/a?b=c')
})
