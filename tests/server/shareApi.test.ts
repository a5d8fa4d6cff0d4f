// Publishing: tokens, retries, conditions, digests, bounds; and what taking down leaves behind.
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PNG } from 'pngjs'
import { PROBLEM_TYPE } from '../../src/contract/problems.ts'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { hashWriteToken, shareIdOf } from '../../src/contract/writeToken.ts'
import { makeChunk } from '../support/makeBadge.ts'
import { ENGINES } from './support/engines.ts'
import {
  fileOf,
  makePreview,
  SAMPLE_FILES,
  sampleBadge,
  sampleDraft,
  sampleForm,
  sha256,
  SVG,
} from './support/samplePage.ts'
import { DAY, OTHER_TOKEN, testHost, TOKEN, type TestHost } from './support/testHost.ts'

describe.each(ENGINES)('on %s', (engine) => {
  let host: TestHost
  beforeEach(async () => {
    host = await testHost({ engine })
  })
  afterEach(() => host.close())

  const receiptOf = async (response: Response) => (await response.json()) as ShareReceipt
  const codeOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE)
    const { code, status } = (await response.json()) as { code: string; status: number }
    expect(status).toBe(response.status)
    return code
  }

  describe('publishing', () => {
    it('answers with where the page is, for how long, and its version', async () => {
      const response = await host.publish()
      expect(response.status).toBe(201)
      const receipt = await receiptOf(response)
      const id = await shareIdOf(await hashWriteToken(TOKEN))
      expect(receipt).toEqual({
        id,
        url: `https://besace.example/s/${id}`,
        publishedAt: '2026-11-22T10:00:00.000Z',
        updatedAt: '2026-11-22T10:00:00.000Z',
        expiresAt: '2026-12-22T10:00:00.000Z',
        etag: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      })
      expect((await host.ask(`/s/${id}`)).status).toBe(200)
    })

    it('publishes once, however often the same publication is sent', async () => {
      const first = await receiptOf(await host.publish())
      host.pass(60_000)
      const again = await host.publish()
      expect(again.status).toBe(200)
      expect(await receiptOf(again)).toEqual(first)
      const both = await Promise.all([
        host.publish(sampleForm(), OTHER_TOKEN),
        host.publish(sampleForm(), OTHER_TOKEN),
      ])
      expect(both.every((response) => response.ok)).toBe(true)
      expect((await host.store.counts()).shares).toBe(2)
    })

    it('takes a changed publication with the same token as the same share', async () => {
      const first = await receiptOf(await host.publish())
      const second = await receiptOf(await host.publish(sampleForm(sampleDraft({ title: 'Autre' }))))
      expect(second.id).toBe(first.id)
      expect(second.etag).not.toBe(first.etag)
      expect(await (await host.ask(`/s/${first.id}`)).text()).toContain('Autre')
    })

    it('wants a write token', async () => {
      for (const authorization of [
        '',
        'Bearer',
        `Bearer ${'A'.repeat(42)}`,
        `Basic ${TOKEN}`,
        `Bearer ${TOKEN}=`,
      ]) {
        const init = { method: 'POST', headers: { authorization }, body: sampleForm() }
        const response = await host.ask('/api/shares', init)
        expect([response.status, await codeOf(response)]).toEqual([401, 'share.token-missing'])
      }
    })

    it('keeps the hash of the token only', async () => {
      const { id } = await receiptOf(await host.publish())
      const known = await host.store.findShare(id)
      expect(known?.tokenHash).toBe(sha256(TOKEN))
      expect(JSON.stringify(known)).not.toContain(TOKEN)
      expect(host.lines.join()).not.toContain(TOKEN)
      expect(host.lines.join()).not.toContain(id)
    })

    it.each([
      ['a file missing', sampleForm(sampleDraft(), ['{"badge":1}']), 'share.file-missing'],
      [
        'a file nobody asked for',
        sampleForm(sampleDraft(), [...SAMPLE_FILES, 'stray']),
        'share.file-unexpected',
      ],
      ['a page that is none', sampleForm({ hello: 'world' }), 'share.invalid'],
      ['an address that is a script', sampleForm(withEvidence('javascript:alert(1)')), 'share.invalid'],
      [
        'a kind of file that is refused',
        sampleForm(sampleDraft({ badges: [sampleBadge({ original: fileOf('x', 'text/html') })] })),
        'share.invalid',
      ],
    ])('refuses %s', async (_, form, code) => {
      const response = await host.publish(form)
      expect([response.status, await codeOf(response)]).toEqual([422, code])
      expect((await host.store.counts()).shares).toBe(0)
    })

    it('checks each file against the hash that names it', async () => {
      const form = sampleForm(sampleDraft(), ['{"badge":1}'])
      form.append(`file-${sha256(SVG)}`, new Blob([`${SVG}<!-- changed -->`]), 'file')
      const response = await host.publish(form)
      expect([response.status, await codeOf(response)]).toEqual([422, 'share.file-altered'])
    })

    it('refuses what is no form at all', async () => {
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
      const json = await host.ask('/api/shares', { method: 'POST', headers, body: '{}' })
      expect([json.status, await codeOf(json)]).toEqual([415, 'share.not-multipart'])
      const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
      const cut = await host.ask('/api/shares', { method: 'POST', headers: broken, body: '--x\r\nhalf' })
      expect([cut.status, await codeOf(cut)]).toEqual([415, 'share.not-multipart'])
    })

    it('stops reading a body beyond the limit, with and without a length', async () => {
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'multipart/form-data; boundary=x' }
      const announced = { ...headers, 'content-length': String(51 * 1024 * 1024) }
      const early = await host.ask('/api/shares', { method: 'POST', headers: announced, body: '--x' })
      expect([early.status, await codeOf(early)]).toEqual([413, 'share.too-large'])

      let pulled = 0
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled += 1
          if (pulled === 1) {
            const head = '--x\r\ncontent-disposition: form-data; name="page"; filename="p"\r\n\r\n'
            return controller.enqueue(new TextEncoder().encode(head))
          }
          return controller.enqueue(new Uint8Array(1024 * 1024))
        },
      })
      const init = { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit
      const late = await host.ask('/api/shares', init)
      expect([late.status, await codeOf(late)]).toEqual([413, 'share.too-large'])
      expect(pulled).toBeLessThan(60)
    })

    it('stops a caller who asks too much, and lets the next one in', async () => {
      const statuses = new Set<number>()
      for (let count = 0; count < 125; count += 1)
        statuses.add((await host.ask('/api/shares', { method: 'POST' })).status)
      expect([...statuses]).toEqual([401, 429])
      host.pass(5000)
      expect((await host.publish()).status).toBe(201)
    })
  })

  describe('the preview', () => {
    const withPreview = (bytes: Uint8Array, ...more: string[]) =>
      sampleForm(sampleDraft({ preview: fileOf(bytes, 'image/png', 'preview.png') }), [
        ...SAMPLE_FILES,
        bytes,
        ...more,
      ])

    it('is drawn anew: the same pixels, and nothing else', async () => {
      const clean = makePreview()
      const stowaway = makeChunk('tEXt', 'Comment\0<script>alert(1)</script>')
      const sent = new Uint8Array(Buffer.concat([clean.subarray(0, 33), stowaway, clean.subarray(33)]))
      const { id } = await receiptOf(await host.publish(withPreview(sent)))
      const response = await host.ask(`/s/${id}/preview.png`)
      expect(response.headers.get('content-type')).toBe('image/png')
      const served = Buffer.from(await response.arrayBuffer())
      expect(served.includes('script')).toBe(false)
      expect(PNG.sync.read(served).data.equals(PNG.sync.read(Buffer.from(clean)).data)).toBe(true)
      expect(await (await host.ask(`/s/${id}`)).text()).toContain(
        `https://besace.example/s/${id}/preview.png`,
      )
      expect((await host.store.counts()).files).toBe(3)
    })

    it.each([
      ['another size', makePreview(600, 627)],
      ['a size that would take gigabytes', bombOf(100_000, 100_000)],
      ['interlaced data without a bound', bombOf(1200, 627, 1)],
      ['no PNG', new TextEncoder().encode('GIF89a'.padEnd(64))],
      ['half a PNG', makePreview().subarray(0, 900)],
      ['more pixels than it says', bombOf(1200, 627, 0)],
    ])('is refused with %s', async (_, bytes) => {
      const response = await host.publish(withPreview(bytes))
      expect([response.status, await codeOf(response)]).toEqual([422, 'share.preview-unfit'])
    })
  })

  describe('changing', () => {
    it('wants the token of this share, and the version that was read', async () => {
      const { id, etag } = await receiptOf(await host.publish())
      const wrong = await host.put(id, { token: OTHER_TOKEN, ifMatch: `"${etag}"` })
      expect([wrong.status, await codeOf(wrong)]).toEqual([403, 'share.wrong-token'])
      const blind = await host.put(id, {})
      expect([blind.status, await codeOf(blind)]).toEqual([428, 'share.condition-missing'])
      for (const ifMatch of ['"other"', `W/"${etag}"`, etag]) {
        const stale = await host.put(id, { form: sampleForm(sampleDraft({ title: 'Autre' })), ifMatch })
        expect([stale.status, await codeOf(stale)]).toEqual([412, 'share.changed-elsewhere'])
      }
      const unknown = await host.put('A'.repeat(22), { ifMatch: '*' })
      expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'share.unknown'])
    })

    it('replaces the page, keeps its address and first date, and moves its end', async () => {
      const { id, etag, publishedAt } = await receiptOf(await host.publish())
      host.pass(DAY)
      const form = sampleForm(sampleDraft({ preamble: 'Plus court.' }))
      const changed = await receiptOf(await host.put(id, { form, ifMatch: `"${etag}"` }))
      expect(changed).toMatchObject({ id, publishedAt, expiresAt: '2026-12-23T10:00:00.000Z' })
      expect(changed.etag).not.toBe(etag)
      const lost = await host.put(id, { form: sampleForm(sampleDraft({ title: 'x' })), ifMatch: `"${etag}"` })
      expect(lost.status).toBe(412)
      expect(await (await host.ask(`/s/${id}`)).text()).toContain('Plus court.')
    })

    it('answers for a change that was made already, when it is sent again after a lost answer', async () => {
      const { id, etag } = await receiptOf(await host.publish())
      const change = () => sampleForm(sampleDraft({ title: 'Autre' }))
      const first = await receiptOf(await host.put(id, { form: change(), ifMatch: `"${etag}"` }))
      host.pass(1000)
      const again = await host.put(id, { form: change(), ifMatch: `"${etag}"` })
      expect([again.status, await receiptOf(again)]).toEqual([200, first])
    })

    it('needs only the files that are new, and only of this share', async () => {
      const { id, etag } = await receiptOf(await host.publish())
      const draft = sampleDraft({
        badges: [sampleBadge(), sampleBadge({ original: fileOf('{"badge":2}', 'application/json') })],
      })
      const changed = await host.put(id, { form: sampleForm(draft, ['{"badge":2}']), ifMatch: `"${etag}"` })
      expect(changed.status).toBe(200)
      expect(await (await host.ask(`/s/${id}/badges/2`)).text()).toBe('{"badge":2}')
      // Knowing a hash is not having the file: another share's files cannot be fetched by naming them.
      const thief = await host.publish(sampleForm(sampleDraft(), []), OTHER_TOKEN)
      expect(await codeOf(thief)).toBe('share.file-missing')
    })

    it('lets go of files that no page names any more', async () => {
      const { id, etag } = await receiptOf(await host.publish())
      const other = '{"badge":"other"}'
      const draft = sampleDraft({ badges: [sampleBadge({ original: fileOf(other, 'application/json') })] })
      await host.put(id, { form: sampleForm(draft, [other]), ifMatch: `"${etag}"` })
      expect((await host.store.counts()).files).toBe(2)
      expect(await (await host.ask(`/s/${id}/badges/1`)).text()).toBe(other)
    })
  })

  describe('taking down', () => {
    const remove = (id: string, token = TOKEN) =>
      host.ask(`/api/shares/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })

    it('removes page, pictures, originals and JSON at once, and leaves only the token’s hash', async () => {
      const { id } = await receiptOf(await host.publish())
      expect((await remove(id, OTHER_TOKEN)).status).toBe(403)
      expect((await remove(id)).status).toBe(204)
      const places = [
        `/s/${id}`,
        `/s/${id}.json`,
        `/s/${id}/preview.png`,
        `/s/${id}/badges/1`,
        `/s/${id}/files/${sha256(SVG)}`,
      ]
      for (const place of places) expect([place, (await host.ask(place)).status]).toEqual([place, 410])
      expect(await host.store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
      expect(await host.store.findShare(id)).toMatchObject({ state: 'gone', etag: '', draftHash: '' })
    })

    it('may be asked twice, and cannot be undone by the old token', async () => {
      const { id } = await receiptOf(await host.publish())
      await remove(id)
      expect((await remove(id)).status).toBe(204)
      expect(await codeOf(await host.publish())).toBe('share.gone')
      expect(await codeOf(await host.put(id, { ifMatch: '*' }))).toBe('share.gone')
      expect((await remove('A'.repeat(22))).status).toBe(404)
    })

    it('leaves a file that another page still shows', async () => {
      const { id } = await receiptOf(await host.publish())
      const other = await receiptOf(await host.publish(sampleForm(), OTHER_TOKEN))
      expect((await host.store.counts()).files).toBe(2)
      await remove(id)
      expect(await (await host.ask(`/s/${other.id}/files/${sha256(SVG)}`)).text()).toBe(SVG)
    })
  })

  describe('the end of a share’s time', () => {
    it('removes it on the first visit after', async () => {
      const { id } = await receiptOf(await host.publish())
      host.pass(30 * DAY - 1)
      expect((await host.ask(`/s/${id}`)).status).toBe(200)
      host.pass(1)
      expect((await host.ask(`/s/${id}`)).status).toBe(410)
      expect(await host.store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
      expect(await codeOf(await host.publish())).toBe('share.gone')
    })

    it('removes it without any visit, too', async () => {
      await host.publish()
      await host.publish(sampleForm(sampleDraft({ expiresInDays: 60 })), OTHER_TOKEN)
      const later = new Date(Date.parse('2026-11-22T10:00:00Z') + 31 * DAY)
      expect(await host.store.endExpired(later)).toBe(1)
      expect((await host.store.counts()).shares).toBe(1)
    })
  })
})

function withEvidence(url: string) {
  return sampleDraft({ badges: [sampleBadge({ evidence: [{ title: 'Lien', text: '', url }] })] })
}

/** A small file that unpacks to very much. */
function bombOf(width: number, height: number, interlace = 0): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, interlace], 8)
  const data = deflateSync(Buffer.alloc(8 * 1024 * 1024))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [makeChunk('IHDR', header), makeChunk('IDAT', data), makeChunk('IEND', '')]
  return new Uint8Array(Buffer.concat([signature, ...chunks]))
}
