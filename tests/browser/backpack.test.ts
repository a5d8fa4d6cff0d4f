// My badges: what a learner sees of none, of a few and of ten thousand, and how more come in.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeOver } from '../../src/composables/incoming.ts'
import { fail } from '../../src/domain/result.ts'
import BackpackPage from '../../src/features/backpack/BackpackPage.vue'
import { layout } from '../../src/features/backpack/layoutChoice.ts'
import { remembered } from '../../src/features/backpack/remembered.ts'
import type { BadgeCard } from '../../src/storage/rows.ts'
import { makeBadge, makeReceived, makeReport } from '../support/keptBadges.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  running = startStores()
  Object.assign(remembered, { address: '', top: 0, measured: [], open: new Set() })
  layout.value = 'grid'
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
  takeOver()
  vi.restoreAllMocks()
})

async function keep(...names: string[]): Promise<void> {
  for (const name of names) valueOf(await running.storage.badges.save(makeReceived(name)))
}

async function open(at = '/'): Promise<ShownPage> {
  shown = await showPage(BackpackPage, '/', at)
  await vi.waitFor(
    () => expect(shown!.text()).toMatch(/You received one|Try again|None of|No badge|issuer/i),
    5000,
  )
  return shown
}

const tiles = () => [...document.querySelectorAll('.badge-tile strong')].map((name) => name.textContent)

describe('the list', () => {
  it('teaches what a badge is and the next gesture while it is empty', async () => {
    const { text, find } = await open()
    expect(text()).toContain('A badge says what you can do.')
    expect(find('a', 'Add my first badge').getAttribute('href')).toBe('/add')
  })

  it('shows each badge with its issuer, its month and its verdict in words', async () => {
    const received = makeReceived('Bread', { report: makeReport('revoked') })
    valueOf(await running.storage.badges.save(received))
    const { find } = await open()
    const tile = find('a', /Bread/)
    expect(tile.textContent).toContain('Issuer')
    expect(tile.textContent).toContain('January 2026')
    expect(tile.querySelector('.ui-verdict.is-bad')?.textContent).not.toBe('')
    expect(tile.getAttribute('href')).toBe(`/badges/${received.id}`)
  })

  it('says the days that are left when the end is near', async () => {
    const expires = new Date(Date.now() + 20.5 * 86_400_000).toISOString()
    valueOf(
      await running.storage.badges.save(makeReceived('Bread', { badge: makeBadge('Bread', { expires }) })),
    )
    const { find } = await open()
    expect(find('a', /Bread/).textContent).toContain('21 days left')
  })

  it('finds a badge whatever its accents, says how many, and forgets the search at a press', async () => {
    await keep('Médiation', 'Bread', 'Cake')
    const { fill, press } = await open()
    await fill('Search your badges', 'mediat')
    await vi.waitFor(() => expect(tiles()).toEqual(['Médiation']))
    await vi.waitFor(() =>
      expect(document.querySelector('[role="status"]')?.textContent).toBe('1 badge found'),
    )
    await fill('Search your badges', 'zebra')
    await vi.waitFor(() => expect(document.body.textContent).toContain('No badge matches “zebra”'))
    await press('button', 'Clear the search')
    await vi.waitFor(() => expect(tiles()).toHaveLength(3))
  })

  it('finds by the issuer too, every word in any order', async () => {
    await keep('Bread', 'Cake')
    const { fill } = await open()
    await fill('Search your badges', 'issuer cak')
    await vi.waitFor(() => expect(tiles()).toEqual(['Cake']))
  })

  it('keeps ten thousand at hand, draws only those near the screen, and each says its place', async () => {
    const cards = Array.from({ length: 10_000 }, (_, index) => makeCard(`Badge ${index + 100}`))
    vi.spyOn(running.storage.badges, 'newest').mockResolvedValue({ ok: true, value: cards.slice(0, 48) })
    vi.spyOn(running.storage.badges, 'list').mockResolvedValue({ ok: true, value: cards })
    const { fill } = await open('/?view=all')
    const places = () => [...document.querySelectorAll('.badge-grid > li[aria-posinset]')]
    await vi.waitFor(() => expect(places()[0]?.getAttribute('aria-setsize')).toBe('10000'), 5000)
    expect(places()[0]?.getAttribute('aria-posinset')).toBe('1')
    expect(tiles().length).toBeLessThan(100)
    await fill('Search your badges', 'badge 9999')
    await vi.waitFor(() => expect(tiles()).toEqual(['Badge 9999']), 5000)
  })

  it('says what went wrong when it cannot be opened, and tries again', async () => {
    await keep('Bread')
    const broken = fail({ code: 'storage.unavailable' } as const)
    vi.spyOn(running.storage.badges, 'newest').mockResolvedValueOnce(broken)
    vi.spyOn(running.storage.badges, 'list').mockResolvedValueOnce(broken)
    const { text, press } = await open()
    expect(text()).toContain('Your badges could not be opened')
    await press('button', 'Try again')
    await vi.waitFor(() => expect(tiles()).toEqual(['Bread']))
  })
})

describe('badges to complete', () => {
  it('counts those without a word of mine and leads to the first', async () => {
    await keep('Bread', 'Cake')
    const { find } = await open()
    const link = find('a', /badges to complete/)
    expect(link.textContent).toContain('2')
    expect(link.getAttribute('href')).toMatch(/^\/badges\/id-.+\?part=enrich$/)
  })
})

describe('dropping and pasting', () => {
  it('hands a dropped file to the page that adds badges', async () => {
    const { router } = await open()
    const data = new DataTransfer()
    data.items.add(new File(['Bread'], 'bread.png', { type: 'image/png' }))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    )
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/add'))
    expect(takeOver()).toMatchObject([{ kind: 'file', file: { name: 'bread.png' } }])
  })

  it('takes a pasted link, and leaves a pasted word alone', async () => {
    const { router } = await open()
    paste('bread')
    expect(takeOver()).toEqual([])
    paste('https://issuer.example/assertions/1')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/add'))
    expect(takeOver()).toEqual([{ kind: 'text', text: 'https://issuer.example/assertions/1' }])
  })

  it('lets the search field keep what is pasted into it', async () => {
    await keep('Bread')
    const { find } = await open()
    const field = find('label', 'Search your badges').nextElementSibling?.nextElementSibling
    paste('https://issuer.example/assertions/1', field)
    expect(takeOver()).toEqual([])
  })
})

function paste(text: string, target: Element | null = document.body): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  target?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

function makeCard(name: string, change: Partial<BadgeCard> = {}): BadgeCard {
  return {
    id: name,
    name,
    issuerName: 'Issuer',
    verdict: 'verified',
    checkedAt: '2026-03-03T10:00:00.000Z',
    addedAt: '2026-03-03T10:00:00.000Z',
    hasEvidence: false,
    hasReflection: false,
    ...change,
  }
}
