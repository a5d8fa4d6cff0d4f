// Publishing: only what a switch opened leaves the device, the preview is the host's own page, and doubt is told.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { filesOf } from '../../src/contract/sharedFiles.ts'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { Badge } from '../../src/domain/badge/badge.ts'
import PublishPage from '../../src/features/share/PublishPage.vue'
import SharingPage from '../../src/features/share/SharingPage.vue'
import { namesThePerson, whatFileReveals } from '../../src/features/share/whatFileReveals.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { useSharesStore, type PreparedShare } from '../../src/stores/shares.ts'
import type { ShareHost } from '../../src/stores/shareHost.ts'
import { makeBadge } from '../support/keptBadges.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined
let shown: ShownPage | undefined

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running?.stop()
  sessionStorage.clear()
  localStorage.clear()
})

const receipt = (id: string): ShareReceipt => ({
  id,
  url: `https://besace.example/s/${id}`,
  publishedAt: new Date().toISOString(),
  updatedAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  etag: 'e',
})

async function open(host: Partial<ShareHost> = {}) {
  const sent: PreparedShare[] = []
  running = startStores({
    shareHost: () =>
      Promise.resolve({
        publish: (prepared) => {
          sent.push(prepared)
          return Promise.resolve<Result<ShareReceipt>>(ok(receipt('a'.repeat(22))))
        },
        change: (prepared, share) => {
          sent.push(prepared)
          return Promise.resolve(ok(receipt(share.id)))
        },
        takeDown: () => Promise.resolve(ok(undefined)),
        ...host,
      }),
  })
  const badges = useBadgesStore()
  await badges.receive([{ kind: 'text', text: 'Bread' }])
  const badgeId = badges.cards[0]?.id ?? ''
  const passport = usePassportStore()
  valueOf(await passport.addEvidence(badgeId, { kind: 'text', title: 'Loaf', text: 'Three loaves.' }))
  valueOf(await passport.addEvidence(badgeId, { kind: 'text', title: 'Secret', text: 'Mine alone.' }))
  valueOf(await passport.saveReflection(badgeId, { learned: 'Patience', use: '', develop: '' }))
  const entries = [{ badgeId, sentence: 'I bake.' }]
  const store = useCollectionsStore()
  const collection = valueOf(await store.create({ title: 'Baker', preamble: '', entries }))
  const prepare = vi.spyOn(useSharesStore(), 'prepare')
  shown = await showPage(PublishPage, '/sharing/:id/publish', `/sharing/${collection.id}/publish`)
  const page = shown
  await vi.waitFor(() => expect(document.querySelector('iframe')).not.toBeNull())

  const toggle = (label: string) =>
    (page.find('.ui-switch', label).querySelector('input') as HTMLElement).click()
  const publish = async () => {
    await vi.waitFor(() =>
      expect(page.find('button', /^(I publish|Update the public page)/)).toHaveProperty('disabled', false),
    )
    await page.press('button', /^(I publish|Update the public page)/)
    await vi.waitFor(() => page.find('dialog[open] button', 'Yes, '))
    await page.press('dialog[open] button', 'Yes, ')
  }
  return { page, prepare, sent, toggle, publish, collection }
}

describe('publishing a page', () => {
  it('has every proof and reflection closed, and prepares without them', async () => {
    const { page, prepare } = await open()
    const own = [...document.querySelectorAll<HTMLInputElement>('.consent-mine [role=switch]')]
    expect(own).toHaveLength(3)
    expect(own.every((control) => !control.checked)).toBe(true)
    expect(prepare.mock.lastCall?.[1]).toMatchObject({ withEvidence: [], withReflections: [], days: 182 })
    expect(page.text()).toContain('Nothing opened: only the badges and your sentences')
  })

  it('sends what a switch opened, and nothing else', async () => {
    const { page, sent, toggle, publish } = await open()
    await page.fill('Name shown', 'Ada')
    toggle('Proof “Loaf”')
    await publish()
    await vi.waitFor(() => expect(page.text()).toContain('Your page is online'))
    expect(sent).toHaveLength(1)
    const [badge] = sent[0]!.page.badges
    expect(badge?.evidence.map((one) => one.title)).toEqual(['Loaf'])
    expect(badge).not.toHaveProperty('reflection')
    expect(sent[0]!.page.person).toBe('Ada')
    expect(JSON.stringify(sent[0]!.page)).not.toMatch(/Secret|Patience/)
  })

  it('closes again what is switched off, and leaves the name out of an anonymous page', async () => {
    const { page, sent, toggle, publish } = await open()
    await page.fill('Name shown', 'Ada')
    toggle('Proof “Secret”')
    toggle('My reflection')
    toggle('Proof “Secret”')
    toggle('Without a name')
    await publish()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]!.page).not.toHaveProperty('person')
    expect(sent[0]!.page.badges[0]?.evidence).toEqual([])
    expect(sent[0]!.page.badges[0]?.reflection?.learned).toBe('Patience')
  })

  it('sends a picture of 1200×627 that the page names', async () => {
    const { sent, publish } = await open()
    await publish()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    const { page, files } = sent[0]!
    const bytes = files.get(page.preview?.sha256 ?? '')!.bytes
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    expect([picture.width, picture.height]).toEqual([1200, 627])
    expect(filesOf(page).every((file) => files.has(file.sha256))).toBe(true)
  })

  it('shows the page itself in a frame where nothing runs and no link leads away', async () => {
    await open()
    const frame = document.querySelector('iframe')!
    expect(frame.getAttribute('sandbox')).toBe('allow-same-origin')
    await vi.waitFor(() => expect(frame.contentDocument?.querySelector('h1')?.textContent).toBe('Baker'))
    const inside = frame.contentDocument!
    expect(inside.querySelectorAll('a').length).toBeGreaterThan(0)
    expect(inside.querySelectorAll('a[href], script')).toHaveLength(0)
    expect(inside.body.textContent).toContain('I bake.')
  })

  it('warns when a page without a name carries a file that names the person', async () => {
    const { page, toggle } = await open()
    expect(page.text()).toContain('It holds your address in full: ada@example.org')
    toggle('Without a name')
    await vi.waitFor(() =>
      expect(page.text()).toContain('at least one badge file holds a name or an address'),
    )
  })

  it('keeps the choices over a reload', async () => {
    const { page, toggle, collection } = await open()
    await page.fill('Name shown', 'Ada')
    toggle('Proof “Loaf”')
    await vi.waitFor(() => expect(page.text()).toContain('1 part opened'))
    page.page.unmount()
    shown = await showPage(PublishPage, '/sharing/:id/publish', `/sharing/${collection.id}/publish`)
    const again = shown
    await vi.waitFor(() => expect(again.text()).toContain('1 part opened'))
    expect(document.querySelector<HTMLInputElement>('.step-card input')?.value).toBe('Ada')
  })

  it('says that nobody knows whether the page is public when the answer was lost, here and in the list', async () => {
    const { page, publish } = await open({
      publish: () => Promise.resolve(fail({ code: 'share.host-unreachable' })),
    })
    await publish()
    await vi.waitFor(() => expect(page.text()).toContain('we do not know whether the page is public'))
    page.page.unmount()
    shown = await showPage(SharingPage, '/sharing')
    const list = shown
    await vi.waitFor(() => expect(list.text()).toContain('We do not know whether it is public'))
    expect(list.find('a', 'Try again').getAttribute('href')).toMatch(/\/publish$/)
  })

  it('updates a page that is public, beginning with what is open on it', async () => {
    const { page, sent, toggle, publish, collection } = await open()
    toggle('Proof “Loaf”')
    await publish()
    await vi.waitFor(() => expect(page.text()).toContain('Your page is online'))
    page.page.unmount()
    shown = await showPage(PublishPage, '/sharing/:id/publish', `/sharing/${collection.id}/publish`)
    const again = shown
    await vi.waitFor(() => expect(again.text()).toContain('Readers will see your changes at once.'))
    await vi.waitFor(() => expect(again.text()).toContain('1 part opened'))
    await publish()
    await vi.waitFor(() => expect(again.text()).toContain('Your page is up to date'))
    expect(sent).toHaveLength(2)
    expect(useSharesStore().shares).toHaveLength(1)
  })

  it('takes a page down only after asking, and says when it is still public', async () => {
    const takeDown = vi.fn<ShareHost['takeDown']>(() =>
      Promise.resolve(fail({ code: 'share.host-unreachable' })),
    )
    const { page, publish } = await open({ takeDown })
    await publish()
    await vi.waitFor(() => expect(page.text()).toContain('Your page is online'))
    await page.press('button', 'Take down')
    await vi.waitFor(() => page.find('dialog[open] button', 'Yes, take it down'))
    expect(takeDown).not.toHaveBeenCalled()
    await page.press('dialog[open] button', 'Yes, take it down')
    await vi.waitFor(() => expect(page.text()).toContain('it is still public'))
    takeDown.mockResolvedValue(ok(undefined))
    await page.press('dialog[open] button', 'Yes, take it down')
    await vi.waitFor(() => expect(useSharesStore().shares).toHaveLength(0))
  })
})

describe('what a badge file tells of the person', () => {
  const told = (recipients: Badge['recipients'], change: Partial<Badge> = {}) =>
    whatFileReveals(makeBadge('Bread', { recipients, ...change })).map((line) => line.kind)

  it('is said for each way of naming', () => {
    expect(told([{ kind: 'email', value: 'a@b.c', hashed: false }])).toEqual(['plainEmail'])
    expect(told([{ kind: 'email', value: 'sha256$12', hashed: true }])).toEqual(['hashedEmail'])
    expect(told([{ kind: 'name', value: 'Ada', hashed: false }])).toEqual(['name'])
    expect(told([{ kind: 'did', value: 'did:x', hashed: false }])).toEqual(['other'])
    expect(told([{ kind: 'other', value: 'sha256$12', hashed: true }])).toEqual(['hashedOther'])
    expect(told([])).toEqual(['nothing'])
    expect(told([], { narrative: 'She baked.' })).toEqual(['nothing', 'evidence'])
    expect(whatFileReveals(undefined)).toEqual([{ kind: 'unknown' }])
  })

  it('counts a scrambled address as not readable, and what could not be opened as readable', () => {
    const hashed = makeBadge('Bread', { recipients: [{ kind: 'email', value: 'sha256$12', hashed: true }] })
    expect(namesThePerson(hashed)).toBe(false)
    expect(namesThePerson(undefined)).toBe(true)
  })
})
