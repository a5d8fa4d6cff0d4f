// One badge: who gave it and whether the learner knows them, what is inside it, and the other shapes it can take.
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Badge } from '../../src/domain/badge/badge.ts'
import { unbake } from '../../src/domain/badge/unbake.ts'
import type { Report } from '../../src/domain/verification/report.ts'
import BadgePage from '../../src/features/badge/BadgePage.vue'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { makeBadge, makeReceived, makeReport } from '../support/keptBadges.ts'
import { lastNotice, showPage, squeeze, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  running = startStores()
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  vi.restoreAllMocks()
  running.stop()
})

async function open(change: Partial<Badge>, report = makeReport()): Promise<ShownPage> {
  const received = makeReceived('Bread', { badge: makeBadge('Bread', change), report })
  valueOf(await running.storage.badges.save(received))
  shown = await showPage(BadgePage, '/badges/:id', `/badges/${received.id}`)
  await vi.waitFor(() => expect(document.querySelector('.badge-page-tabs')).not.toBeNull())
  return shown
}

describe('who the issuer is', () => {
  const { checkedAt } = makeReport()
  const issuer = { id: 'did:key:z6MkSomebody', name: 'The bakers', otherIdentifiers: [] }
  const signed = (verdict: 'intact' | 'altered'): Report => ({
    verdict,
    checkedAt,
    checks: [
      {
        id: 'integrity',
        state: verdict === 'intact' ? 'ok' : 'failed',
        code: verdict === 'intact' ? 'integrity.proof-holds' : 'integrity.broken',
        checkedAt,
      },
      { id: 'issuer', state: 'unknown', code: 'issuer.only-a-key', checkedAt },
      { id: 'window', state: 'not-applicable', code: 'window.none', checkedAt },
      { id: 'status', state: 'not-applicable', code: 'status.none', checkedAt },
    ],
  })
  const verdict = () => document.querySelector('.verdict-panel')?.textContent
  const answers = () =>
    [...document.querySelectorAll<HTMLElement>('.verdict-panel details:first-of-type .check-list > li')].map(
      (row) => squeeze(row.innerText),
    )

  it('three answers are kept apart, and the learner’s word changes the third and the verdict', async () => {
    await open({ issuer }, signed('intact'))
    await vi.waitFor(() => expect(answers()).toHaveLength(3))
    expect(answers()).toEqual([
      'Is it unchanged? The badge is exactly as it was signed.',
      expect.stringMatching(/^Did the issuer’s address confirm it\? The issuer has no address/),
      'Do I know this issuer? You have not said so yet.',
    ])
    await shown!.press('button', 'I know this issuer')
    await shown!.press('button', 'Yes, I know them')
    await vi.waitFor(() => expect(answers()[2]).toContain('Yes: you said that you know it.'))
    await vi.waitFor(() => expect(verdict()).toContain('Verified'))
    expect(verdict()).toContain('it comes from an issuer you trust')
    expect(useSettingsStore().settings.trustedIssuers).toEqual([issuer.id])
    await undoLast()
    await vi.waitFor(() => expect(answers()[2]).toContain('You have not said so yet.'))
    expect(useSettingsStore().settings.trustedIssuers).toEqual([])
    await vi.waitFor(() => expect(verdict()).not.toContain('Verified'))
  })

  it('remembers whom I know when the page is opened anew', async () => {
    valueOf(await useSettingsStore().change({ trustedIssuers: [issuer.id] }))
    setActivePinia(createPinia())
    await open({ issuer }, signed('intact'))
    await vi.waitFor(() => expect(answers()[2]).toContain('Yes: you said that you know it.'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(answers()[2]).toContain('Yes: you said that you know it.')
  })

  it('a sound badge says so, and keeps the rest for those who ask', async () => {
    await open({ issuer }, makeReport('verified'))
    await vi.waitFor(() => expect(document.querySelectorAll('.verdict-panel details')).toHaveLength(2))
    expect(document.querySelector('.verdict-panel details[open]')).toBeNull()
  })

  it('nobody can vouch for who gave a badge that was changed', async () => {
    await open({ issuer }, signed('altered'))
    await vi.waitFor(() => expect(answers()).toHaveLength(3))
    expect(answers()[2]).toContain('That cannot be told')
    expect([...document.querySelectorAll('button')].map((one) => squeeze(one.innerText))).not.toContain(
      'I know this issuer',
    )
  })
})

describe('what is inside, and other shapes', () => {
  it('shows the anatomy part by part, each with its place in the data', async () => {
    const source = {
      recipient: { identity: 'ada@example.org', type: 'email', hashed: false },
      badge: { name: 'Bread', issuer: 'https://issuer.example' },
    }
    const { find } = await open({ source })
    find('summary', 'What is inside this file?').click()
    await vi.waitFor(() => expect(document.querySelectorAll('.see-anatomy h3').length).toBeGreaterThan(8))
    const words = squeeze(document.querySelector<HTMLElement>('.see-anatomy')!.innerText)
    expect(words).toContain(
      'Its name What the badge is called, the same for everyone who gets it. Bread In the data: badge.name',
    )
    expect(words).toContain('ada@example.org In the data: recipient.identity')
    expect(words).toContain('Until when The day it ends. Without one, it has no end. The badge does not say.')
    expect(words).not.toMatch(/\{\{|anatomy:/)
  })

  it('gives the badge back inside its picture, a JPEG drawn as PNG first', async () => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 8
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'))
    const picture = { bytes: new Uint8Array(await blob!.arrayBuffer()), mediaType: 'image/jpeg' }
    const text = JSON.stringify({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      badge: {},
    })
    const payload = { form: 'json', text } as const
    const received = makeReceived('Bread: 1/2', { id: 'bread', picture, payload })
    valueOf(await running.storage.badges.save(received))
    const given: { name: string; bytes: Promise<ArrayBuffer> }[] = []
    let blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      blobs = [...blobs, file as Blob]
      return 'blob:nothing'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      given.push({ name: this.download, bytes: blobs.at(-1)!.arrayBuffer() })
    })
    shown = await showPage(BadgePage, '/badges/:id', `/badges/${received.id}?part=share`)
    await vi.waitFor(() => shown!.find('button', 'As a picture with the badge inside'))
    await shown.press('button', 'As a picture with the badge inside')
    await vi.waitFor(() => expect(given).toHaveLength(1))
    expect(given[0]!.name).toBe('Bread 1 2.png')
    expect(await unbake(new Uint8Array(await given[0]!.bytes))).toMatchObject({
      value: { container: 'png', payloads: [payload] },
    })
    expect(lastNotice()).toBe('The file is in your downloads.')
  })
})

it('a badge that was taken back says so wherever it is looked at, even when it is held out', async () => {
  const revoked: Report = {
    ...makeReport('revoked'),
    checks: [
      ...makeReport().checks,
      {
        id: 'status',
        state: 'failed',
        code: 'status.revoked',
        because: { domain: 'i.example' },
        checkedAt: '2026-03-03',
      },
    ],
  }
  const { find, press } = await open({}, revoked)
  expect(document.querySelector('.verdict-panel')?.textContent).toContain('Withdrawn by its issuer.')
  find('summary', 'Every check').click()
  expect(document.body.innerText).toContain('i.example has taken the badge back: it no longer counts.')
  await press('button', 'Show')
  await vi.waitFor(() =>
    expect(document.querySelector('dialog[open] .ui-verdict')?.textContent).toContain('taken back'),
  )
})
