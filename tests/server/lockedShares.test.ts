// Locked pages: the host keeps ciphertext, says nothing of it, and treats it as every other page.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { ENGINES } from './support/engines.ts'
import { sampleDraft, sampleForm, sha256 } from './support/samplePage.ts'
import { DAY, testHost, TOKEN, type TestHost } from './support/testHost.ts'

const PACK = 'ciphertext'

function lockedForm(changes: object = {}, pack = PACK): FormData {
  return sampleForm({ locked: true, language: 'fr', pack: sha256(pack), expiresInDays: 30, ...changes }, [
    pack,
  ])
}

describe.each(ENGINES)('on %s', (engine) => {
  let host: TestHost
  beforeEach(async () => {
    host = await testHost({ engine })
  })
  afterEach(() => host.close())

  const receiptOf = async (response: Response) => (await response.json()) as ShareReceipt
  const change = (id: string, form: FormData, etag: string) =>
    host.ask(`/api/shares/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${TOKEN}`, 'if-match': `"${etag}"` },
      body: form,
    })

  it('shows a page that says nothing but that it needs its password, and until when', async () => {
    const { id } = await receiptOf(await host.publish(lockedForm()))
    const page = await host.ask(`/s/${id}`)
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(text).toContain('<title>Une page qui demande son mot de passe</title>')
    expect(text).toContain('Cette page s’efface le 22 décembre 2026.')
    expect(text).toContain(`href="/open#share=${id}"`)
    expect(text).not.toMatch(/og:image|og:description|name="description"|<script/)
    expect(await (await host.ask(`/s/${id}.json`)).json()).toEqual({
      locked: { locked: true, id, language: 'fr', pack: sha256(PACK), expiresAt: '2026-12-22T10:00:00.000Z' },
    })
    expect(await (await host.ask(`/s/${id}/files/${sha256(PACK)}`)).text()).toBe(PACK)
    expect((await host.ask(`/s/${id}/preview.png`)).status).toBe(404)
    expect((await host.ask(`/s/${id}/badges/1`)).status).toBe(404)
  })

  it.each([
    ['a title', { title: 'Animatrice' }],
    ['a whole page', sampleDraft()],
    ['anything more', { note: '' }],
    ['no ciphertext', { pack: undefined }],
    ['another language', { language: 'de' }],
    ['a lock that is none', { locked: 'yes' }],
    ['no end', { expiresInDays: 9999 }],
  ])('refuses one with %s', async (_, changes) => {
    const response = await host.publish(lockedForm(changes))
    expect(response.status).toBe(422)
    expect(((await response.json()) as { code: string }).code).toBe('share.invalid')
  })

  it('is locked and unlocked by a change that knows the version, and leaves nothing of the other form', async () => {
    const open = await receiptOf(await host.publish())
    const locked = await change(open.id, lockedForm(), open.etag)
    expect(locked.status).toBe(200)
    const { etag } = await receiptOf(locked)
    expect(await (await host.ask(`/s/${open.id}`)).text()).not.toContain('Animatrice')
    expect((await host.ask(`/s/${open.id}/badges/1`)).status).toBe(404)
    expect((await change(open.id, lockedForm({}, 'other'), open.etag)).status).toBe(412)
    expect((await change(open.id, sampleForm(), etag)).status).toBe(200)
    expect(await (await host.ask(`/s/${open.id}`)).text()).toContain('Animatrice')
    expect((await host.ask(`/s/${open.id}/files/${sha256(PACK)}`)).status).toBe(404)
  })

  it('is gone when it is taken down, and when its time is up', async () => {
    const { id } = await receiptOf(await host.publish(lockedForm()))
    host.pass(31 * DAY)
    expect((await host.ask(`/s/${id}`)).status).toBe(410)
    const other = await receiptOf(await host.publish(lockedForm(), 'B'.repeat(43)))
    const headers = { authorization: `Bearer ${'B'.repeat(43)}` }
    await host.ask(`/api/shares/${other.id}`, { method: 'DELETE', headers })
    for (const path of [`/s/${other.id}`, `/s/${other.id}.json`, `/s/${other.id}/files/${sha256(PACK)}`])
      expect((await host.ask(path)).status).toBe(410)
  })
})
