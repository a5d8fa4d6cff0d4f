// A page that travels as one file or as a site: whole, closed to the world, and nothing in it runs.
import { describe, expect, it } from 'vitest'
import { sourceOf } from '../../../../../src/domain/archive/byteSource.ts'
import { openZip, readZipItem } from '../../../../../src/domain/archive/zipReader.ts'
import type { CarriedPage } from '../../../../../src/domain/sharing/carry/carriedPage.ts'
import { pageFile } from '../../../../../src/domain/sharing/carry/pageFile.ts'
import { pageSite } from '../../../../../src/domain/sharing/carry/pageSite.ts'
import type { SharePage } from '../../../../../src/domain/sharing/sharePage.ts'
import { fileOf, sampleBadge, SVG } from '../../../../server/support/samplePage.ts'

const ORIGINAL = '{"badge":1}'
const PHOTO = 'photo'
const SOUND = 'sound'

function carriedOf(changes: Partial<SharePage> = {}, more: Partial<CarriedPage> = {}): CarriedPage {
  const contents: [string, string][] = [
    [ORIGINAL, 'application/json'],
    [SVG, 'image/svg+xml'],
    [PHOTO, 'image/jpeg'],
    [SOUND, 'audio/mpeg'],
    ['preview', 'image/png'],
  ]
  const files = contents.map(([content, mediaType]) => {
    const bytes = new TextEncoder().encode(content).buffer
    return [fileOf(content, mediaType).sha256, { bytes, mediaType }] as const
  })
  return {
    page: {
      language: 'fr',
      title: 'Animatrice numérique',
      person: 'Amina Koné',
      preamble: 'Trois choses.',
      badges: [
        sampleBadge({
          evidence: [
            { title: 'Atelier', text: 'Douze.', file: fileOf(PHOTO, 'image/jpeg', 'a"b<c.jpg') },
            { title: '', text: '', file: fileOf(SOUND, 'audio/mpeg', 'son.mp3') },
            { title: 'Film', text: '', url: 'https://video.example/1' },
          ],
        }),
      ],
      preview: fileOf('preview', 'image/png', 'preview.png'),
      ...changes,
    },
    files: new Map(files),
    madeAt: '2026-11-22T10:00:00.000Z',
    ...more,
  }
}

/** Every address the document names, in any attribute. */
const addressesIn = (document: string) =>
  [...document.matchAll(/ (?:src|href|action|poster|srcset)="([^"]*)"/g)].map(([, address = '']) => address)

async function unpack(archive: Blob): Promise<Map<string, string>> {
  const source = sourceOf(archive)
  const items = await openZip(source)
  if (!items.ok) throw new Error(items.error.code)
  const files = new Map<string, string>()
  for (const [path, item] of items.value) {
    const bytes = await readZipItem(source, item, 1e6)
    if (!bytes.ok) throw new Error(bytes.error.code)
    files.set(path, new TextDecoder().decode(bytes.value))
  }
  return files
}

describe('a page as one file', () => {
  it('holds its pictures, sounds and badges, and asks nobody for anything', async () => {
    const document = await pageFile(carriedOf())
    const others = addressesIn(document).filter((address) => !/^(data:|#)/.test(address))
    expect(others).toEqual(['https://video.example/1'])
    expect(document).toContain(`href="data:application/json;base64,${btoa(ORIGINAL)}" download="badge.json"`)
    expect(document).toContain(`src="data:image/svg+xml;base64,${btoa(SVG)}"`)
    expect(document).toContain(`src="data:audio/mpeg;base64,${btoa(SOUND)}"`)
    expect(document).not.toMatch(/\/fonts\/|@import|url\(|<link|<script|\bon\w+=|javascript:/)
  })

  it('holds a picture that is shown once only', async () => {
    const document = await pageFile(carriedOf())
    expect(document.split(btoa(PHOTO))).toHaveLength(2)
  })

  it('has a policy that fits its style sheets', async () => {
    const document = await pageFile(carriedOf())
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(document)?.[1] ?? ''
    const styles = [...document.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style)
    expect(styles.length).toBeGreaterThan(2)
    for (const style of styles) {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
      expect(policy).toContain(`'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`)
    }
    expect(policy).toMatch(/^default-src 'none'; img-src data:; media-src data:; style-src /)
    expect(policy).not.toContain('script-src')
    expect(document.indexOf('http-equiv')).toBeLessThan(document.indexOf('<style>'))
    expect(styles.join('')).toContain('@media print')
  })

  it('says when it was made, whose it is, and how its badges are checked', async () => {
    const document = await pageFile(carriedOf())
    expect(document).toMatch(/^<!doctype html>\s*<html lang="fr"/)
    expect(document).toContain('<title>Amina Koné · Animatrice numérique</title>')
    expect(document).toContain('Page faite par Amina Koné le 22 novembre 2026')
    expect(document).toContain('n’importe quel vérificateur d’Open Badges')
    expect(document).not.toMatch(/jusqu’au|\/s\/carried|Page publiée/)
  })

  it('names the checker it knows, in the language of the page', async () => {
    const check = 'https://besace.example/check'
    const document = await pageFile(carriedOf({ language: 'en' }, { check }))
    expect(document).toContain(`then open it at <a href="${check}"`)
    expect(document).toContain('Page made by Amina Koné on 22 November 2026')
  })

  it('writes what people write as text, in every place', async () => {
    const bad = '"><script>hacked=1</script><img src=x onerror=hacked=1>$&$1</style>'
    const document = await pageFile(
      carriedOf({
        title: bad,
        person: bad,
        preamble: bad,
        badges: [
          sampleBadge({
            name: bad,
            sentence: bad,
            criteria: bad,
            evidence: [{ title: bad, text: bad, file: fileOf(PHOTO, 'application/pdf', bad) }],
          }),
        ],
      }),
    )
    expect(document).not.toMatch(/<script|<img src=x/)
    expect(document.match(/<\/style>/g)).toHaveLength(document.match(/<style>/g)?.length ?? 0)
  })

  it('stays a page when a file is missing', async () => {
    const document = await pageFile(carriedOf({}, { files: new Map() }))
    expect(document).toContain('Tutorer ses pairs')
  })
})

describe('a page as a site', () => {
  const describePage = (addressOf: (sha256: string) => string) => ({
    original: addressOf(fileOf(ORIGINAL, '').sha256),
    preview: addressOf(fileOf('preview', '').sha256),
  })

  it('is everything under relative addresses that lead to its own files', async () => {
    const files = await unpack(await pageSite(carriedOf(), describePage))
    expect([...files.keys()].sort()).toEqual([
      'LISEZ-MOI.txt',
      'files/badge-1.json',
      'files/picture-1.svg',
      'files/proof-1-1.jpg',
      'files/proof-1-2.mp3',
      'index.html',
      'page.json',
      'preview.png',
    ])
    const own = addressesIn(files.get('index.html') ?? '').filter((one) => !/^(https:|#)/.test(one))
    expect(own.length).toBeGreaterThan(3)
    for (const address of own) expect(files.has(address), address).toBe(true)
    expect(files.get('files/badge-1.json')).toBe(ORIGINAL)
    expect(JSON.parse(files.get('page.json') ?? '')).toEqual({
      original: 'files/badge-1.json',
      preview: 'preview.png',
    })
  })

  it('has the same policy, open to its own files', async () => {
    const files = await unpack(await pageSite(carriedOf(), describePage))
    expect(files.get('index.html')).toContain(`img-src 'self' file:; media-src 'self' file:`)
  })

  it('offers every file to be saved, so that a web space runs none of them', async () => {
    const files = await unpack(await pageSite(carriedOf(), describePage))
    const links = (files.get('index.html') ?? '').match(/<a [^>]*href="files\/[^>]*>/g) ?? []
    expect(links).toHaveLength(2)
    for (const link of links) expect(link).toMatch(/ download="[^"]+"/)
  })
})
