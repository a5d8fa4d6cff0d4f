// Me: addresses, name, trust and look, as the learner sets them and finds them again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isSameIdentity, readIdentity } from '../../src/domain/verification/readIdentity.ts'
import { sayBytes } from '../../src/composables/sayBytes.ts'
import MePage from '../../src/features/settings/MePage.vue'
import SourcesPage from '../../src/features/settings/SourcesPage.vue'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { lastNotice, showPage, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  localStorage.clear()
  running = startStores()
})
afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  delete document.documentElement.dataset['theme']
  running.stop()
  vi.restoreAllMocks()
})

async function open(): Promise<ShownPage> {
  shown = await showPage(MePage, '/me')
  await vi.waitFor(() => expect(useSettingsStore().isLoaded).toBe(true))
  return shown
}

describe('an address', () => {
  it.each([
    [' Amina@Example.org ', { kind: 'email', value: 'Amina@Example.org' }],
    ['mailto:a@b.fr', { kind: 'email', value: 'a@b.fr' }],
    ['https://amina.example', { kind: 'url', value: 'https://amina.example' }],
    ['amina.example/me', { kind: 'url', value: 'https://amina.example/me' }],
    ['+33 6 12 34 56 78', { kind: 'telephone', value: '+33 6 12 34 56 78' }],
    ['did:key:z6Mk', { kind: 'did', value: 'did:key:z6Mk' }],
    ['Amina', undefined],
    ['a@b', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, expected) => expect(readIdentity(text)).toEqual(expected))

  it('is the same however an e-mail address is written', () => {
    const email = (value: string) => ({ kind: 'email', value }) as const
    expect(isSameIdentity(email('A@b.fr'), email('a@B.fr'))).toBe(true)
    expect(isSameIdentity({ kind: 'url', value: 'A' }, { kind: 'url', value: 'a' })).toBe(false)
  })

  it('is added, kept, removed, and comes back by Undo', async () => {
    const me = await open()
    await me.fill('Another address of mine', 'amina@example.org')
    await me.press('button', 'Add this address')
    await vi.waitFor(() => expect(lastNotice()).toBe('Added: amina@example.org'))
    const kept = async () =>
      (await running.storage.settings.get('learner')) as { value: { identities: unknown[] } }
    expect((await kept()).value.identities).toEqual([{ kind: 'email', value: 'amina@example.org' }])
    await me.press('button', 'Remove amina@example.org')
    await vi.waitFor(() => expect(lastNotice()).toBe('Removed: amina@example.org'))
    expect((await kept()).value.identities).toEqual([])
    await undoLast()
    expect((await kept()).value.identities).toHaveLength(1)
    await vi.waitFor(() => expect(me.text()).toContain('amina@example.org'))
  })

  it('that is none, or known already, is told beside the field', async () => {
    const me = await open()
    const field = () =>
      document.getElementById(me.find('label', 'Another address of mine').getAttribute('for') ?? '')!
    await me.press('button', 'Add this address')
    await vi.waitFor(() => expect(field().getAttribute('aria-invalid')).toBe('true'))
    expect(me.text()).toContain('This looks like no address')
    await me.fill('Another address of mine', 'a@b.fr')
    await me.press('button', 'Add this address')
    await vi.waitFor(() => expect(me.text()).toContain('a@b.fr'))
    await me.fill('Another address of mine', 'A@B.fr')
    await me.press('button', 'Add this address')
    await vi.waitFor(() => expect(me.text()).toContain('already in the list'))
  })
})

describe('the rest of me', () => {
  it('keeps the name shown on pages', async () => {
    const me = await open()
    await me.fill('Name shown on my pages', ' Amina Koné ')
    await me.press('button', 'Save this name')
    await vi.waitFor(() => expect(lastNotice()).toBe('Your name is saved.'))
    expect(useSettingsStore().settings.shownName).toBe('Amina Koné')
  })

  it('wears the theme at once and keeps it for the first paint', async () => {
    const me = await open()
    await me.press('label', 'Dark')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(JSON.parse(localStorage.getItem('besace.look') ?? '{}')).toMatchObject({ theme: 'dark' })
    await me.press('label', 'Auto')
    expect(document.documentElement.dataset['theme']).toBeUndefined()
  })

  it('lists trusted issuers once there is one, and lets go of them', async () => {
    const me = await open()
    expect(me.text()).toContain('Nobody yet.')
    await useSettingsStore().change({ trustedIssuers: ['https://school.test'] })
    await vi.waitFor(() => expect(me.text()).toContain('Issuers I trust'))
    await me.press('button', 'Stop trusting https://school.test')
    await vi.waitFor(() => expect(lastNotice()).toBe('No longer trusted: https://school.test'))
    expect(useSettingsStore().settings.trustedIssuers).toEqual([])
    await undoLast()
    expect(useSettingsStore().settings.trustedIssuers).toEqual(['https://school.test'])
  })

  it('says how the browser answered when asked to keep everything', async () => {
    vi.spyOn(navigator.storage, 'persist').mockResolvedValue(true)
    const me = await open()
    expect(me.text()).toContain('a browser may clear sites')
    await me.press('button', 'Ask the browser to keep it')
    await vi.waitFor(() => expect(me.text()).toContain('has promised not to clear it'))
  })

  it('thanks the makers of every framework', async () => {
    shown = await showPage(SourcesPage, '/me/sources')
    await vi.waitFor(() => expect(shown!.text()).toContain('DigComp 2.2'))
    expect(shown.text()).toContain('CC BY 4.0')
    expect(document.querySelectorAll('main a[href^="http"], a[href^="https"]').length).toBeGreaterThan(5)
  })

  it.each([
    [0, 'en', '0 byte'],
    [1_500_000, 'en', '1.5 MB'],
    [25_000_000, 'fr', '25 Mo'],
  ])('says %i bytes in %s as %s', (bytes, language, expected) => {
    expect(sayBytes(bytes, language).replace(/\s/g, ' ')).toBe(expected)
  })
})
