// The page a reader opens: what it says, what it weighs, and that nothing people write becomes markup.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderAbsentPage } from '../../../../src/domain/sharing/renderAbsentPage.ts'
import { renderSharePage } from '../../../../src/domain/sharing/renderSharePage.ts'
import type { PublishedPage, SharedBadge } from '../../../../src/domain/sharing/sharePage.ts'
import { SHARE_STYLES } from '../../../../src/domain/sharing/shareStyle.ts'
import { fileOf, sampleBadge } from '../../../server/support/samplePage.ts'
import { skeletonOf, tagsOf } from './pageSkeleton.ts'

const ID = 'AbCdEfGhIjKlMnOpQrStUv'
const SITE = { publicUrl: 'https://besace.example' }

function pageOf(changes: Partial<PublishedPage> = {}): PublishedPage {
  return {
    language: 'fr',
    title: 'Animatrice numérique',
    person: 'Amina Koné',
    preamble: 'Je cherche un poste.\nVoici trois choses.\n\nMerci.',
    badges: [sampleBadge()],
    preview: fileOf('p', 'image/png', 'preview.png'),
    id: ID,
    publishedAt: '2026-11-22T23:30:00Z',
    updatedAt: '2026-11-22T23:30:00Z',
    expiresAt: '2027-05-01T23:30:00Z',
    ...changes,
  }
}
const render = (changes: Partial<PublishedPage> = {}) => renderSharePage(pageOf(changes), SITE)
const withBadge = (changes: Partial<SharedBadge>) => render({ badges: [sampleBadge(changes)] })

/** A badge with something in every field a person or an issuer may fill. */
function talkativeBadge(say: (field: string) => string): SharedBadge {
  return sampleBadge({
    name: say('name'),
    issuerName: say('issuer'),
    description: say('description'),
    criteria: say('criteria'),
    sentence: say('sentence'),
    issuedOn: '2022-03-14',
    expires: '2029-03-14',
    language: 'en',
    evidence: [
      { title: say('link'), text: say('story'), url: 'https://video.example/' },
      { title: say('picture'), text: '', file: fileOf('a', 'image/png', say('file')) },
      { title: say('sound'), text: '', file: fileOf('b', 'audio/mpeg', say('file')) },
      {
        title: say('document'),
        text: say('story').padEnd(400, '.'),
        file: fileOf('c', 'application/pdf', say('file')),
      },
      { title: say('words'), text: say('story') },
    ],
    reflection: { learned: say('learned'), use: say('use'), develop: say('develop') },
  })
}
const talkative = (say: (field: string) => string) =>
  render({
    title: say('title'),
    person: say('person'),
    preamble: say('preamble'),
    badges: [talkativeBadge(say)],
  })

describe('what the page says', () => {
  it('says in one sentence what it is, who speaks, and where to check', () => {
    const html = render()
    expect(html).toMatch(/^<!doctype html><html lang="fr">/)
    expect(html).toContain(
      '<strong>Cette page montre des badges.</strong> Un badge est une preuve numérique donnée par un organisme.',
    )
    expect(html).toContain(`<a class="button" href="/check#share=${ID}">Vérifier le badge</a>`)
    expect(html).toContain('<h1><span property="name">Amina Koné</span></h1>')
    expect(html).toContain('<p>Je cherche un poste.<br/>Voici trois choses.</p><p>Merci.</p>')
    expect(html).toContain('Les badges complètent les diplômes.')
    expect(html).toContain('Page publiée par Amina Koné le 22 novembre 2026 · jusqu’au 1er mai 2027')
    expect(render({ language: 'en', badges: [sampleBadge(), sampleBadge()] })).toContain('Check the 2 badges')
    expect(render({ language: 'en' })).toContain(
      'Published by Amina Koné on 22 November 2026 · until 1 May 2027',
    )
  })

  it('shows the title where no name is shown, and no name anywhere', () => {
    const html = render({ person: undefined })
    expect(html).toContain('<h1>Animatrice numérique</h1>')
    expect(html).not.toContain('Amina')
    expect(html).toContain('<title>Animatrice numérique</title>')
  })

  it('shows a badge with issuer, month, the learner’s sentence and what the check said', () => {
    const html = render()
    expect(html).toContain(
      '<h2 property="name">Tutorer ses pairs</h2> <p class="by"><span property="recognizedBy">UTBM</span>, <time property="datePublished" datetime="2022-03-14">mars 2022</time></p>',
    )
    expect(html).toContain('<div class="mine"><p>J’ai aidé douze étudiants.</p></div>')
    expect(html).toMatch(/<p class="verdict good">vérifié le 22 novembre 2026<\/p>/)
    expect(html).toContain(`src="/s/${ID}/pictures/1"`)
    expect(html).toContain(`<a href="/s/${ID}/badges/1" download>`)
  })

  it('reads dates in UTC, as far as they go', () => {
    const issued = (issuedOn: string) => /<time[^>]*>([^<]*)</.exec(withBadge({ issuedOn }))?.[1]
    expect(issued('2024-01-01T00:00:00Z')).toBe('janvier 2024')
    expect(issued('2023-12-31T23:59:59Z')).toBe('décembre 2023')
    expect(issued('2022-03')).toBe('mars 2022')
    expect(issued('2022')).toBe('2022')
    expect(issued('not a date')).toBeUndefined()
  })

  it('never gives a badge that was not wholly confirmed the good mark', () => {
    const tone = (verdict: SharedBadge['verdict']) =>
      /class="verdict (\w+)"/.exec(withBadge({ verdict }))?.[1]
    const tones = (
      [
        'verified',
        'intact',
        'unverified',
        'expired',
        'not-yet-valid',
        'suspended',
        'revoked',
        'altered',
        'unreadable',
      ] as const
    ).map(tone)
    expect(tones).toEqual(['good', 'wait', 'wait', 'wait', 'wait', 'bad', 'bad', 'bad', 'bad'])
    expect(withBadge({ verdict: 'revoked' })).toContain('retiré par l’émetteur, constaté le 22 novembre 2026')
  })

  it('opens evidence as what it is: link, picture, sound, document', () => {
    const html = withBadge(talkativeBadge((field) => field))
    expect(html).toContain('<a href="https://video.example/" rel="nofollow ugc">')
    expect(html).toMatch(
      /<a class="shot" href="\/s\/[^"]*"><img src="\/s\/[^"]*" alt="picture" loading="lazy"\/>/,
    )
    expect(html).toMatch(/<audio controls preload="none" src="\/s\/[^"]*">/)
    expect(html).toContain('<details><summary>Lire la suite</summary>')
    expect(html).toContain('<summary>Ce que j’en retire</summary>')
    expect(html).toContain('Valable jusqu’au 14 mars 2029')
  })

  it('leaves out what is empty', () => {
    const html = withBadge({
      sentence: '',
      reflection: { learned: ' ', use: '', develop: '' },
      picture: undefined,
      description: ' ',
    })
    expect(html).not.toContain('class="mine"')
    expect(html).not.toContain('Ce que j’en retire')
    expect(html).not.toContain('Ce qu’il dit')
    expect(html).toContain('<use href="#m-emblem"/>')
  })

  it('marks words in another language than the page’s', () => {
    expect(withBadge({ language: 'en' })).toContain('<h2 property="name" lang="en">')
    expect(withBadge({ language: 'fr' })).toContain('<h2 property="name">')
  })

  it('speaks for itself where only its link is shown', () => {
    const tags = tagsOf(render())
    const meta = Object.fromEntries(
      tags
        .filter(({ name }) => name === 'meta')
        .map(({ attributes }) => [attributes['property'] ?? attributes['name'], attributes['content']]),
    )
    expect(meta).toMatchObject({
      'og:title': 'Amina Koné · Animatrice numérique',
      'og:description': 'Je cherche un poste. Voici trois choses. Merci.',
      'og:url': `https://besace.example/s/${ID}`,
      'og:image': `https://besace.example/s/${ID}/preview.png`,
      'og:image:width': '1200',
      'og:image:height': '627',
      'og:image:alt': 'Amina Koné · Animatrice numérique',
      'og:site_name': 'Besace',
      'og:locale': 'fr_FR',
      'twitter:card': 'summary_large_image',
      robots: 'noindex',
    })
    expect(render({ preview: undefined })).not.toContain('og:image')
    expect(render()).toContain(`<link rel="canonical" href="https://besace.example/s/${ID}"/>`)
  })

  it('takes its files from elsewhere when a preview says so', () => {
    const html = renderSharePage(pageOf(), {
      ...SITE,
      fileAddress: ({ sha256 }) => `blob:${sha256.slice(0, 4)}`,
    })
    expect(html).toContain(`<img src="blob:${sampleBadge().picture?.sha256.slice(0, 4)}"`)
  })
})

describe('what the page weighs', () => {
  it('is at most 20 kB with ten badges', () => {
    const badges = Array.from({ length: 10 }, (_, index) =>
      sampleBadge({
        name: `Organiser un événement ${index}`,
        evidence: [
          {
            title: 'Ma présentation, en vidéo',
            text: 'Trois minutes devant soixante personnes.',
            url: 'https://video.example/abc',
          },
        ],
      }),
    )
    expect(Buffer.byteLength(render({ badges }))).toBeLessThanOrEqual(20_000)
  })

  it('loads nothing from anywhere else, and no script', () => {
    const html = talkative((field) => field)
    for (const { name, attributes } of tagsOf(html)) {
      expect(['script', 'iframe', 'object', 'embed', 'form', 'base', 'link rel']).not.toContain(name)
      for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^(on|style$|srcdoc$)/)
      expect(attributes['src'] ?? `/s/${ID}`).toMatch(/^\/s\//)
    }
    const everyStyle = Object.values(SHARE_STYLES).join('')
    expect(everyStyle).not.toMatch(/@import|http|expression/)
    expect(
      [...everyStyle.matchAll(/url\(([^)]*)\)/g)].every(([, address]) => address?.startsWith('/fonts/')),
    ).toBe(true)
  })
})

describe('what people write', () => {
  const harmless = skeletonOf(talkative((field) => field))

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    '</style><script>alert(1)</script>',
    '</title><script>alert(1)</script>',
    '<!--',
    '-->',
    ']]>',
    '&lt;script&gt;',
    '&#60;script&#62;',
    '${7*7}{{7*7}}',
    '<svg/onload=alert(1)>',
    '\u2028<b>',
    'javascript:alert(1)',
    '< script >',
    '<\u0000script>',
    '=cmd|calc!A1',
  ])('stays text: %s', (text) => {
    const html = talkative((field) => `${text} ${field}`)
    expect(skeletonOf(html)).toEqual(harmless)
    expect(html.toLowerCase()).not.toContain('<script')
  })

  it('stays text, whatever it is', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'<>"\'&/=`- \n$\\{}abcé!;#'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, (text) => {
        // A letter before and after: empty fields leave parts out, and empty lines begin paragraphs.
        const html = talkative((field) => `a${text.replaceAll('\n', ' ')}${field}`)
        expect(skeletonOf(html)).toEqual(harmless)
      }),
      { numRuns: 150 },
    )
  })

  it('cannot lead a link anywhere but to the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'JaVaScRiPt:alert(1)',
      'vbscript:x',
      'file:///etc/passwd',
      '//x',
    ]) {
      const html = withBadge({ evidence: [{ title: 'a', text: '', url }] })
      expect(
        tagsOf(html).some(
          ({ attributes }) => attributes['href'] === url || attributes['rel']?.includes('ugc'),
        ),
      ).toBe(false)
    }
    const quoted = withBadge({
      evidence: [{ title: 'a', text: '', url: 'https://x.example/"onclick="alert(1)' }],
    })
    expect(skeletonOf(quoted)).toEqual(
      skeletonOf(withBadge({ evidence: [{ title: 'a', text: '', url: 'https://x.example/' }] })),
    )
  })
})

describe('a page that is not there', () => {
  it.each([
    ['gone', 'fr', 'Cette page n’est plus là'],
    ['gone', 'en', 'This page is no longer here'],
    ['missing', 'fr', 'Il n’y a pas de page ici'],
    ['missing', 'en', 'There is no page here'],
  ] as const)('%s, %s', (reason, language, title) => {
    const html = renderAbsentPage(reason, language)
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(tagsOf(html).length).toBeGreaterThan(10)
  })
})
