// Pathways by eye, by keyboard and by ear: making one, putting it in order, where one stands, what comes next.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAnnouncer } from '../../src/composables/useAnnouncer.ts'
import PathEditPage from '../../src/features/paths/PathEditPage.vue'
import PathPage from '../../src/features/paths/PathPage.vue'
import PathsPage from '../../src/features/paths/PathsPage.vue'
import { usePathwaysStore } from '../../src/stores/pathways.ts'
import { makeReceived, makeReport } from '../support/keptBadges.ts'
import { showPage, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  running = startStores()
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
})

const hold = async (name: string) =>
  valueOf(await running.storage.badges.save(makeReceived(name, { report: makeReport('verified') })))
const badgeStop = (name: string) => ({ id: name, title: name, need: { kind: 'badge' as const, name } })

async function edit(): Promise<ShownPage> {
  shown = await showPage(PathEditPage, '/paths/new')
  const page = shown
  await vi.waitFor(() => page.find('button', 'Add this stop'))
  return page
}

async function addBadge(page: ShownPage, name: string): Promise<void> {
  await page.fill('Name of the badge', name)
  await page.press('button', 'Add this stop')
}

describe('making a pathway', () => {
  it('asks before what is not kept is left, and lets go of what is', async () => {
    const page = await edit()
    const where = () => page.router.currentRoute.value.path
    await page.fill('Where would you like to go?', 'Baker')
    const asked = page.router.push('/elsewhere')
    await vi.waitFor(() => page.find('dialog[open] h2', 'Leave without keeping?'))
    await page.press('dialog[open] button', 'Stay here')
    await asked
    expect(where()).toBe('/paths/new')

    const gone = page.router.push('/elsewhere')
    await vi.waitFor(() => page.find('dialog[open] h2', 'Leave without keeping?'))
    await page.press('dialog[open] button', 'Leave without keeping')
    await gone
    expect(where()).toBe('/elsewhere')
  })

  it('puts stops in order by buttons, says so, keeps the focus, and keeps what was made', async () => {
    const page = await edit()
    for (const name of ['Alpha', 'Beta', 'Gamma']) await addBadge(page, name)
    const order = () =>
      [...document.querySelectorAll('.stop-row strong')].map((one) => one.textContent?.trim())
    expect(page.find('button', 'Move “Alpha” up')).toHaveProperty('disabled', true)
    await page.press('button', 'Move “Gamma” up')
    await vi.waitFor(() => expect(order()).toEqual(['Alpha', 'Gamma', 'Beta']))
    await vi.waitFor(() => expect(document.activeElement).toBe(page.find('button', 'Move “Gamma” up')))
    expect(useAnnouncer().message.value).toContain('“Gamma” is now 2 of 3.')

    await page.press('button', 'Remove “Alpha”')
    expect(order()).toEqual(['Gamma', 'Beta'])
    await undoLast()
    await vi.waitFor(() => expect(order()).toEqual(['Alpha', 'Gamma', 'Beta']))

    await page.press('button', 'Keep this pathway')
    expect(page.text()).toContain('Give your goal a few words.')
    await page.fill('Where would you like to go?', 'Baker')
    await page.press('button', 'Keep this pathway')
    const store = usePathwaysStore()
    await vi.waitFor(() => expect(store.pathways).toHaveLength(1))
    expect(store.pathways[0]?.stops.map(({ title }) => title)).toEqual(['Alpha', 'Gamma', 'Beta'])
  })

  it('refuses a stop without a name, and an address that is none', async () => {
    const page = await edit()
    await page.press('button', 'Add this stop')
    expect(page.text()).toContain('Give the badge a name.')
    await page.fill('Name of the badge', 'Alpha')
    await page.fill('Where to get it', 'javascript:alert(1)')
    await page.press('button', 'Add this stop')
    expect(page.text()).toContain('The address should begin with https://')
    expect(document.querySelectorAll('.stop-row')).toHaveLength(0)
  })
})

describe('a pathway', () => {
  it('tells what is done and by which badge, where one is, and what to do next', async () => {
    await hold('Bread')
    const store = usePathwaysStore()
    const stops = [badgeStop('Bread'), badgeStop('Cake'), { ...badgeStop('Tart'), isOptional: true }]
    const kept = valueOf(await store.keep({ title: 'Baker', stops, done: 'all' }))
    shown = await showPage(PathPage, '/paths/:id', `/paths/${kept.id}`)
    const page = shown
    await vi.waitFor(() => expect(document.querySelectorAll('.path-line > li')).toHaveLength(3))
    expect(page.text()).toContain('1 stop done. 1 stop to go.')
    const [first, second, third] = document.querySelectorAll<HTMLElement>('.path-line > li')
    expect(first?.innerText).toContain('Done on 2 January 2026')
    expect(first?.querySelector('a')?.textContent).toBe('Bread')
    expect(second?.getAttribute('aria-current')).toBe('step')
    expect(second?.innerText).toContain('You are here')
    expect(third?.innerText).toContain('optional')
    expect(page.text()).toContain('You do not have “Cake” yet.')

    await hold('Cake')
    shown.page.unmount()
    shown = await showPage(PathPage, '/paths/:id', `/paths/${kept.id}`)
    const later = shown
    await vi.waitFor(() => expect(later.text()).toContain('You have arrived'))
  })

  it('is deleted with a way back', async () => {
    const store = usePathwaysStore()
    const kept = valueOf(await store.keep({ title: 'Baker', stops: [badgeStop('Cake')], done: 'all' }))
    shown = await showPage(PathPage, '/paths/:id', `/paths/${kept.id}`)
    const page = shown
    await vi.waitFor(() => page.find('button', 'Delete'))
    await page.press('button', 'Delete')
    await vi.waitFor(() => expect(store.pathways).toEqual([]))
    await undoLast()
    await vi.waitFor(() => expect(store.pathways).toHaveLength(1))
  })
})

describe('my pathways', () => {
  const give = (page: ShownPage, text: string) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'p.json', { type: 'application/json' }))
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    input.files = transfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    return page
  }

  it('teach the first gesture, and take a pathway from a file; a wrong one ends in a sentence', async () => {
    shown = await showPage(PathsPage, '/paths')
    const page = shown
    await vi.waitFor(() => expect(page.text()).toContain('Say your goal in your own words'))
    give(page, '{"format":"something else"}')
    await vi.waitFor(() => expect(page.text()).toContain('This file is not a pathway.'))
    give(
      page,
      JSON.stringify({
        format: 'besace-pathway',
        title: 'Baker',
        stops: [{ need: { kind: 'badge', name: 'Cake' } }],
      }),
    )
    await vi.waitFor(() => expect(usePathwaysStore().pathways).toMatchObject([{ title: 'Baker' }]))
    expect(page.router.currentRoute.value.path).toBe(`/paths/${usePathwaysStore().pathways[0]?.id}`)
  })
})
