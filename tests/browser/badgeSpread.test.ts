// Making a badge known: LinkedIn and its fields, the number of an organisation, other services, texts and their lengths.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Badge } from '../../src/domain/badge/badge.ts'
import BadgePage from '../../src/features/badge/BadgePage.vue'
import { makeNamedPicture } from '../../src/features/badge/share/makeNamedPicture.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { makeBadge, makeReceived } from '../support/keptBadges.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined
let copied: string[]

beforeEach(() => {
  running = startStores()
  copied = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text)
    return Promise.resolve()
  })
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  vi.restoreAllMocks()
  running.stop()
  sessionStorage.clear()
  localStorage.clear()
})

async function open(change: Partial<Badge> = {}, part = '?part=share'): Promise<ShownPage> {
  const checkedAt = '2026-03-03T10:00:00.000Z'
  const report = { verdict: 'verified', checkedAt, checks: [] } as const
  const received = makeReceived('Bread', {
    badge: makeBadge('Bread', change),
    report: { ...report, checks: [] },
  })
  valueOf(await running.storage.badges.save(received))
  shown = await showPage(BadgePage, '/badges/:id', `/badges/${received.id}${part}`)
  await vi.waitFor(() => expect(document.querySelector('.badge-page-tabs')).not.toBeNull())
  return shown
}

const dialog = () => document.querySelector<HTMLDialogElement>('dialog[open]')
const statuses = () =>
  [...(dialog()?.querySelectorAll('[role="status"]') ?? [])].map((element) => element.textContent)
const opened = () => vi.waitFor(() => expect(dialog()).not.toBeNull())
const linkCalled = (name: string) =>
  [...document.querySelectorAll('a')].find((link) => link.textContent?.trim().startsWith(name))
const formAddress = () => new URL(linkCalled('Open LinkedIn')?.href ?? '').searchParams

describe('LinkedIn', () => {
  it('is two gestures from the badge, and each field can be copied, aloud', async () => {
    const page = await open({}, '')
    await page.press('button', 'Add to LinkedIn')
    await opened()
    const link = linkCalled('Open LinkedIn')
    expect(link?.target).toBe('_blank')
    expect(link?.rel).toBe('noopener noreferrer')
    expect(formAddress().get('name')).toBe('Bread')
    expect(formAddress().get('issueMonth')).toBe('1')
    expect(formAddress().get('certUrl')).toBe('https://issuer.example/assertions/Bread')
    for (const [field, value] of [
      ['Name', 'Bread'],
      ['Issuing organisation', 'Issuer'],
      ['Issue date', 'January 2026'],
      ['Credential URL', 'https://issuer.example/assertions/Bread'],
    ] as const) {
      await page.press('dialog button', `Copy: ${field}`)
      await vi.waitFor(() => expect(statuses()).toContain(`Copied: ${field}`))
      expect(copied.at(-1)).toBe(value)
    }
  })

  it('warns of a missing number; typed once, it is kept for the issuer and goes along', async () => {
    const page = await open()
    await page.press('.badge-share button', 'Add to LinkedIn')
    await opened()
    expect(page.text()).toContain('The badge does not give Issuer’s LinkedIn number.')
    expect(formAddress().get('organizationName')).toBe('Issuer')
    await page.press('summary', 'I know its number')
    await page.fill('LinkedIn number', 'a name')
    dialog()!.querySelector('form')!.requestSubmit()
    await vi.waitFor(() => expect(page.text()).toContain('LinkedIn needs a number here'))
    await page.fill('LinkedIn number', 'https://www.linkedin.com/company/206815/')
    dialog()!.querySelector('form')!.requestSubmit()
    await vi.waitFor(() => expect(formAddress().get('organizationId')).toBe('206815'))
    expect(formAddress().has('organizationName')).toBe(false)
    expect(page.text()).not.toContain('The badge does not give')
    expect(valueOf(await running.storage.settings.get('learner'))).toMatchObject({
      linkedInNumbers: { 'https://issuer.example': '206815' },
    })
  })

  it('says nothing of a number that the badge gives', async () => {
    const otherIdentifiers = [{ type: 'ext:LinkedIn:organizationId', value: '77' }]
    const page = await open({ issuer: { id: 'https://issuer.example', name: 'Issuer', otherIdentifiers } })
    await page.press('.badge-share button', 'Add to LinkedIn')
    await opened()
    expect(formAddress().get('organizationId')).toBe('77')
    expect(page.text()).not.toContain('does not give')
  })

  it('works by keyboard: Escape closes, and the focus is back', async () => {
    const page = await open({}, '')
    const button = page.find('button', 'Add to LinkedIn')
    button.focus()
    button.click()
    await opened()
    dialog()!.close()
    await vi.waitFor(() => expect(dialog()).toBeNull())
    expect(document.activeElement).toBe(button)
  })
})

describe('other services', () => {
  it('are plain links that tell nobody whence they come; whose address goes along is said', async () => {
    const page = await open()
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.spread-ways a')]
    expect(links.map((link) => new URL(link.href).host)).toEqual([
      'www.linkedin.com',
      'www.facebook.com',
      'x.com',
      'wa.me',
      '',
    ])
    for (const link of links) expect(link.rel).toBe('noopener noreferrer')
    expect(page.text()).toContain('The link given is where the issuer keeps this badge.')
    await page.press('.spread-ways button', 'Copy the link')
    await vi.waitFor(() => expect(copied).toEqual(['https://issuer.example/assertions/Bread']))
  })

  it('that want a link wait for one: a page is proposed, nothing is published', async () => {
    const page = await open({ id: 'urn:uuid:1', verification: { method: 'embedded' } })
    const hosts = [...document.querySelectorAll<HTMLAnchorElement>('.spread-ways a')].map(
      ({ protocol }) => protocol,
    )
    expect(hosts).toEqual(['https:', 'mailto:'])
    expect(page.find('a', 'Prepare a page of mine').getAttribute('href')).toMatch(/^\/sharing\/new\?badge=/)
  })

  it('include the learner’s own Mastodon server, asked once', async () => {
    const page = await open()
    await page.press('.spread-ways button', 'Mastodon')
    await opened()
    await page.fill('Your Mastodon server', 'localhost')
    dialog()!.querySelector('form')!.requestSubmit()
    await vi.waitFor(() => expect(page.text()).toContain('This is not a Mastodon server.'))
    await page.fill('Your Mastodon server', '@ada@social.example')
    dialog()!.querySelector('form')!.requestSubmit()
    await vi.waitFor(() => expect(linkCalled('Open Mastodon')?.host).toBe('social.example'))
    expect(useSettingsStore().settings.mastodon).toBe('social.example')
  })
})

describe('texts', () => {
  async function openTexts(place: string): Promise<ShownPage> {
    const page = await open()
    await page.press('button', 'Ready-made texts')
    await opened()
    const select = dialog()!.querySelector('select')!
    select.value = place
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await page.press('dialog label', 'English')
    return page
  }
  const boxes = () => [...dialog()!.querySelectorAll('textarea')]

  it('for Parcoursup are four boxes with their counters; too long is said and nothing is cut', async () => {
    const page = await openTexts('parcoursup')
    await vi.waitFor(() => expect(boxes()).toHaveLength(4))
    expect(boxes()[1]!.value).toContain('shows my commitment to others.')
    const counter = () => dialog()!.querySelector('.text-box-count')?.textContent
    expect(counter()).toBe(`${boxes()[0]!.value.length} of 1,500 characters`)
    const long = 'x'.repeat(1502)
    await page.fill('Work experience', long)
    await vi.waitFor(() => expect(counter()).toBe('1,502 of 1,500 characters'))
    expect(page.text()).toContain('2 characters too many')
    expect(boxes()[0]!.getAttribute('aria-invalid')).toBe('true')
    await page.press('dialog button', 'Copy: Work experience')
    await vi.waitFor(() => expect(copied).toEqual([long]))
  })

  it('stay as they were changed until the proposed one is wanted again', async () => {
    const page = await openTexts('cv')
    const proposed = boxes()[0]!.value
    expect(proposed).toMatch(/^Badge “Bread”, Issuer, January 2026\./)
    await page.fill('CV line', 'My own line')
    dialog()!.close()
    await vi.waitFor(() => expect(document.querySelector('.ui-dialog-body')).toBeNull())
    await page.press('button', 'Ready-made texts')
    await opened()
    await vi.waitFor(() => expect(boxes()[0]?.value).toBe('My own line'))
    await page.press('dialog button', 'Back to the proposed text')
    await vi.waitFor(() => expect(boxes()[0]?.value).toBe(proposed))
  })
})

describe('the picture with its name', () => {
  it('is a square PNG, drawn also for a badge without a picture and with an endless name', async () => {
    for (const name of ['Bread', 'Donaudampfschifffahrtsgesellschaft '.repeat(9)]) {
      const bytes = await makeNamedPicture({
        name,
        issuer: 'Issuer',
        when: 'January 2026',
        picture: undefined,
      })
      const image = await createImageBitmap(new Blob([bytes!], { type: 'image/png' }))
      expect([image.width, image.height]).toEqual([1080, 1080])
    }
  })
})
