// Pages that were composed: every kind of block, in every theme, said once, small enough, and never as markup.
import { describe, expect, it } from 'vitest'
import { renderEmbed } from '../../../../src/domain/sharing/renderEmbed.ts'
import { renderSharePage } from '../../../../src/domain/sharing/renderSharePage.ts'
import {
  SHARE_AUDIENCES,
  SHARE_THEMES,
  type SharedBlock,
} from '../../../../src/domain/sharing/sharedBlock.ts'
import type { PublishedPage } from '../../../../src/domain/sharing/sharePage.ts'
import { stylesIn } from '../../../../src/domain/sharing/shareStyle.ts'
import { composedPage } from '../../../server/support/composedPage.ts'
import { skeletonOf, tagsOf } from './pageSkeleton.ts'

const SITE = { publicUrl: 'https://besace.example' }
const render = (changes: Partial<PublishedPage> = {}) => renderSharePage(composedPage(changes), SITE)
const only = (...blocks: SharedBlock[]) => render({ blocks, strengths: undefined })
const count = (html: string, piece: string) => html.split(piece).length - 1

describe('the first screen', () => {
  it('says what this is, whose it is, three strengths with their proof, and where to check', () => {
    const top = /<div class="top">(.*?)<\/ol>/s.exec(render())?.[1] ?? ''
    expect(top).toContain('Cette page montre des compétences, preuves à l’appui.')
    expect(top).toContain('Vérifier les 8 badges')
    expect(top).toContain('Amina Koné')
    expect(count(top, '<img ')).toBe(3)
    expect(top).toContain('<h2>Accompagner</h2>')
    expect(top).toContain('Douze étudiants suivis pendant un semestre.')
    expect(top).toContain('<a href="#b1">Tutorer ses pairs</a>, UTBM')
  })

  it('speaks to whom it is for, and says the same of each badge', () => {
    const pages = SHARE_AUDIENCES.map((audience) => render({ audience }))
    expect(new Set(pages.map((html) => /<strong>(.*?)<\/strong>/.exec(html)?.[1])).size).toBe(4)
    const words = (html: string) =>
      (/<li class="badge" id="b1".*?<\/li><li class="badge"/s.exec(html)?.[0] ?? '')
        .replace(/<[^>]*>/g, '\n')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .sort()
    for (const html of pages) expect(words(html)).toEqual(words(pages[0] ?? ''))
  })
})

describe('the blocks', () => {
  it('draw a badge in full once, and point there from elsewhere', () => {
    const html = render()
    expect(count(html, ' id="b1"')).toBe(1)
    expect(html).toContain('<b><a href="#b1">Tutorer ses pairs</a></b>')
    const twice = only(
      { kind: 'badges', badges: [0, 0], look: 'full' },
      { kind: 'badges', badges: [0], look: 'full' },
    )
    expect(count(twice, '<li class="badge"')).toBe(1)
  })

  it('leave no badge out, however it is shown', () => {
    const html = only({ kind: 'badges', badges: [0, 4], look: 'pictures' }, { kind: 'text', text: 'Bonjour' })
    for (let position = 1; position <= 8; position += 1)
      expect(html).toContain(`/badges/${position}" download`)
    expect(html).toContain('Les badges de cette page')
    expect(html).toContain('Vérifier les 8 badges')
    expect(/<ul class="pics">.*?<\/ul>/s.exec(html)?.[0]).toMatch(
      /Permaculture.*<p class="verdict wait">expiré/s,
    )
  })

  it('show evidence and reflection that stand by themselves only there', () => {
    const html = render()
    expect(count(html, 'Le groupe du mardi</p>')).toBe(1)
    expect(count(html, 'Écouter avant d’expliquer.')).toBe(1)
    expect(count(html, 'Mon carnet de tutorat')).toBe(1)
  })

  it('say each step of the map by bars, and in words', () => {
    const html = render()
    expect(html).toContain('<ul class="cells" aria-hidden="true"><li class="s3">1.1<i></i></li>')
    expect(html).toContain('<b>2.4 Collaborer</b><span>Étape 4 sur 4\u202f: je transmets · 3 badges</span>')
    expect(html).toContain('<small>3 sur 4</small>')
  })

  it('say who endorses, when, and whether that holds', () => {
    const html = render()
    expect(html).toMatch(
      /Elle a tenu le budget.*?Hélène B., tutrice.*?20 juin 2026.*?verdict good">vérifié, inchangé/s,
    )
    expect(html).toMatch(/Karim D\..*?verdict wait">n’a pas pu être vérifié/s)
  })

  it('show the card’s languages in words, and no face where there is no name', () => {
    expect(render()).toContain('français (langue maternelle), bambara (B2), anglais (B1)')
    expect(count(render(), 'alt="Amina Koné"')).toBe(1)
    const html = render({ person: undefined })
    expect(html).not.toContain('Amina Koné')
    expect(/<div class="card">(.*?)<\/div>/s.exec(html)?.[1]).not.toContain('<img')
  })

  it('go one level down below a heading of the learner’s', () => {
    expect(render()).toContain('<h3 class="n" property="name">Tutorer ses pairs</h3>')
    expect(only({ kind: 'badges', badges: [0], look: 'full' })).toContain('<h2 property="name">Tutorer')
  })
})

describe('machines', () => {
  it('read no credential where something speaks against it', () => {
    const badges = composedPage().badges.map((badge, index) =>
      index === 0 ? { ...badge, verdict: 'revoked' as const } : badge,
    )
    const html = render({ badges })
    expect(count(html, 'property="hasCredential"')).toBe(2)
    expect(/<li class="badge" id="b1".*?<\/li>/s.exec(html)?.[0]).not.toContain('property=')
  })
})

describe('every theme', () => {
  it.each(SHARE_THEMES)('%s is small, without script, and carries known style sheets only', (theme) => {
    const full: SharedBlock = { kind: 'badges', badges: [0, 1, 2, 3, 4, 5, 6, 7], look: 'full' }
    const some =
      composedPage().blocks?.filter(({ kind }) => ['profile', 'heading', 'text'].includes(kind)) ?? []
    expect(Buffer.byteLength(render({ theme, blocks: [...some, full] }))).toBeLessThanOrEqual(20_000)
    for (const html of [render({ theme }), renderEmbed(composedPage({ theme }), SITE)]) {
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(24_576)
      expect(tagsOf(html).some(({ name }) => ['script', 'iframe', 'object', 'form'].includes(name))).toBe(
        false,
      )
      expect(stylesIn(html)).toHaveLength(count(html, '<style>'))
    }
  })
})

describe('what people write in blocks', () => {
  const talk = (text: string) =>
    JSON.parse(JSON.stringify(composedPage()), (key, value: unknown) =>
      typeof value === 'string' &&
      /^(name|text|sentence|by|comment|headline|about|place|label|caption|fileName|code|issuerName|title|person|preamble|criteria|description|learned|use)$/.test(
        key,
      )
        ? `a${text}${value}`
        : value,
    ) as PublishedPage

  it.each([
    '<script>alert(1)</script>',
    '" onclick="alert(1)',
    "'><img src=x onerror=alert(1)>",
    '</style><b>',
    '<use href="#m-file"',
    'class="cells"',
    '&lt;',
  ])('stays text: %s', (text) => {
    expect(skeletonOf(renderSharePage(talk(text), SITE))).toEqual(
      skeletonOf(renderSharePage(talk('x'), SITE)),
    )
    expect(skeletonOf(renderEmbed(talk(text), SITE))).toEqual(skeletonOf(renderEmbed(talk('x'), SITE)))
  })
})
