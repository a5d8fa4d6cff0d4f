// What readers get: the page, its files and its data, with the headers that keep uploads from acting.
import { brotliDecompressSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SharedData, ShareReceipt } from '../../src/contract/sharing.ts'
import { ENGINES } from './support/engines.ts'
import {
  fileOf,
  SAMPLE_FILES,
  sampleBadge,
  sampleDraft,
  sampleForm,
  sha256,
  SVG,
} from './support/samplePage.ts'
import { testHost, type TestHost } from './support/testHost.ts'

const sorted = (sources: string[]) => sources.toSorted().join(' ')
const PDF = '%PDF-1.7 evidence'
const HOSTILE_SVG = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`

describe.each(ENGINES)('on %s', (engine) => {
  let host: TestHost
  let receipt: ShareReceipt
  beforeEach(async () => {
    host = await testHost({ engine })
    const evidence = [
      {
        title: 'Rapport',
        text: '',
        file: fileOf(PDF, 'application/pdf', 'Rapport d’activité (été)/2026".pdf'),
      },
      { title: 'Dessin', text: '', file: fileOf(HOSTILE_SVG, 'image/svg+xml', 'dessin.svg') },
    ]
    const draft = sampleDraft({ badges: [sampleBadge({ evidence }), sampleBadge()] })
    const response = await host.publish(sampleForm(draft, [...SAMPLE_FILES, PDF, HOSTILE_SVG]))
    receipt = (await response.json()) as ShareReceipt
  })
  afterEach(() => host.close())

  const page = (headers: Record<string, string> = {}, method = 'GET') =>
    host.ask(`/s/${receipt.id}`, { method, headers })

  describe('a share page', () => {
    it('allows itself its own style sheets, pictures and typefaces of the host, and nothing else', async () => {
      const response = await page()
      const text = await response.text()
      const styles = [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(
        ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
      )
      expect(new Set(styles).size).toBeGreaterThan(3)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(
        policy.replace(
          /(style-src )([^;]*)/,
          (_, name: string, list: string) => name + sorted(list.split(' ')),
        ),
      ).toBe(
        `default-src 'none'; img-src 'self'; media-src 'self'; font-src 'self'; style-src ${sorted(styles)}; ` +
          `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000',
        vary: 'accept-encoding',
      })
      expect(response.headers.has('set-cookie')).toBe(false)
    })

    it('is not sent twice to who has it, in either encoding', async () => {
      const plain = await page()
      const packed = await page({ 'accept-encoding': 'gzip, br' })
      expect(packed.headers.get('content-encoding')).toBe('br')
      expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(
        await plain.text(),
      )
      const [etag, packedEtag] = [plain.headers.get('etag') ?? '', packed.headers.get('etag') ?? '']
      expect(etag).toBe(`"${receipt.etag}"`)
      expect(packedEtag).not.toBe(etag)
      const again = await page({ 'if-none-match': `"other", ${etag}` })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await page({ 'if-none-match': etag, 'accept-encoding': 'br' })).status).toBe(200)
      expect((await page({ 'if-none-match': `W/${packedEtag}`, 'accept-encoding': 'br' })).status).toBe(304)
      expect((await page({ 'accept-encoding': 'br;q=0' })).headers.has('content-encoding')).toBe(false)
    })

    it('answers HEAD as GET, without a body', async () => {
      const response = await page({}, 'HEAD')
      expect([response.status, await response.text()]).toEqual([200, ''])
      expect(response.headers.get('etag')).toBe(`"${receipt.etag}"`)
    })

    it('says in the reader’s language that there is none', async () => {
      const ask = (path: string, language: string) =>
        host.ask(path, { headers: { 'accept-language': language } })
      const missing = await ask(`/s/${'A'.repeat(22)}`, 'fr-FR,fr;q=0.9,en;q=0.8')
      expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      expect(await missing.text()).toMatch(/<html lang="fr">.*Il n’y a pas de page ici/s)
      expect(await (await ask('/s/no-such-id', 'en-GB')).text()).toMatch(
        /<html lang="en">.*There is no page here/s,
      )
      await host.store.endShare(receipt.id)
      const gone = await ask(`/s/${receipt.id}`, 'de')
      expect(gone.status).toBe(410)
      expect(gone.headers.get('x-robots-tag')).toBe('noindex')
      const text = await gone.text()
      expect(text).toContain('This page is no longer here')
      expect(text).not.toContain('Amina')
      expect(await (await ask(`/s/${receipt.id}`, 'fr')).text()).toContain('Cette page n’est plus là')
    })
  })

  describe('the files of a page', () => {
    it('come in a sandbox, as what they were published as', async () => {
      const response = await host.ask(`/s/${receipt.id}/files/${sha256(HOSTILE_SVG)}`)
      expect(await response.text()).toBe(HOSTILE_SVG)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'image/svg+xml',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'content-disposition': "inline; filename*=UTF-8''dessin.svg",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-cache',
        etag: `"${sha256(HOSTILE_SVG)}"`,
      })
    })

    it('are downloaded when they are documents, under a name that cannot break the header', async () => {
      const response = await host.ask(`/s/${receipt.id}/files/${sha256(PDF)}`)
      const disposition = response.headers.get('content-disposition') ?? ''
      expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/)
      expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('Rapport d’activité _été_-2026".pdf')
    })

    it('are only those of this page', async () => {
      const other = '0'.repeat(64)
      for (const path of [
        `files/${other}`,
        'files/x',
        'badges/0',
        'badges/3',
        'badges/201',
        'badges/-1',
        'preview.png',
        'x',
        'files/',
      ]) {
        const response = await host.ask(`/s/${receipt.id}/${path}`)
        expect([path, response.status]).toEqual([path, 404])
      }
      // An original is served as the badge it is, not among the page's pictures.
      expect((await host.ask(`/s/${receipt.id}/files/${sha256('{"badge":1}')}`)).status).toBe(404)
    })

    it('are given in ranges, as players of sound ask for them', async () => {
      const path = `/s/${receipt.id}/files/${sha256(PDF)}`
      const ask = async (range: string, more: Record<string, string> = {}) => {
        const response = await host.ask(path, { headers: { range, ...more } })
        const { headers } = response
        return [
          response.status,
          await response.text(),
          headers.get('content-range'),
          headers.get('content-length'),
        ]
      }
      const size = PDF.length
      expect(await ask('bytes=0-3')).toEqual([206, '%PDF', `bytes 0-3/${size}`, '4'])
      expect(await ask('bytes=5-')).toEqual([206, PDF.slice(5), `bytes 5-${size - 1}/${size}`, `${size - 5}`])
      expect(await ask('bytes=-8')).toEqual([206, 'evidence', `bytes ${size - 8}-${size - 1}/${size}`, '8'])
      expect(await ask('bytes=-999')).toEqual([206, PDF, `bytes 0-${size - 1}/${size}`, `${size}`])
      expect(await ask('bytes=0-999')).toEqual([206, PDF, `bytes 0-${size - 1}/${size}`, `${size}`])
      for (const outside of [`bytes=${size}-`, 'bytes=999-1000', 'bytes=-0'])
        expect((await ask(outside)).slice(0, 3)).toEqual([416, '', `bytes */${size}`])
      for (const odd of [
        'bytes=3-1',
        'bytes=0-1,3-4',
        'bytes=-',
        'items=0-1',
        'bytes=a-b',
        'bytes=99999999999999999-',
      ])
        expect((await ask(odd)).slice(0, 2)).toEqual([200, PDF])
      expect((await ask('bytes=0-3', { 'if-range': `"${sha256(PDF)}"` }))[0]).toBe(206)
      expect((await ask('bytes=0-3', { 'if-range': '"older"' }))[0]).toBe(200)
    })

    it('are not sent twice', async () => {
      const headers = { 'if-none-match': `"${sha256(SVG)}"` }
      expect((await host.ask(`/s/${receipt.id}/files/${sha256(SVG)}`, { headers })).status).toBe(304)
    })
  })

  describe('everything, to be checked elsewhere', () => {
    it('is given to many readers at once: they wait in line, and none is sent away', async () => {
      const answers = await Promise.all(Array.from({ length: 24 }, () => host.ask(`/s/${receipt.id}.json`)))
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 24 }, () => 200))
    })

    it('names each original, byte for byte, for whoever asks', async () => {
      const response = await host.ask(`/s/${receipt.id}.json`)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const data = (await response.json()) as SharedData
      expect(data.page).toMatchObject({ id: receipt.id, person: 'Amina Koné', expiresAt: receipt.expiresAt })
      expect(data.page).not.toHaveProperty('expiresInDays')
      expect(data.badges).toHaveLength(2)
      expect(data.badges[0]).toEqual({
        name: 'Tutorer ses pairs',
        issuerName: 'UTBM',
        sha256: sha256('{"badge":1}'),
        mediaType: 'application/json',
        fileName: 'badge.json',
        original: `/s/${receipt.id}/badges/1`,
      })
      const original = await host.ask(data.badges[0]?.original ?? '')
      expect(await original.text()).toBe('{"badge":1}')
      expect(original.headers.get('access-control-allow-origin')).toBe('*')
      expect(original.headers.get('content-disposition')).toMatch(/^attachment/)
    })
  })
})
