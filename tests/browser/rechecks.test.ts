// What the learner sees of later checks: the news, the history, the round they asked for; and when rounds come by themselves.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '../../src/domain/result.ts'
import type { Report } from '../../src/domain/verification/report.ts'
import { startBackgroundChecks } from '../../src/composables/backgroundChecks.ts'
import BackpackPage from '../../src/features/backpack/BackpackPage.vue'
import BadgePage from '../../src/features/badge/BadgePage.vue'
import RecheckSettings from '../../src/features/settings/RecheckSettings.vue'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useRechecksStore } from '../../src/stores/rechecks.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { alone, sleep } from '../../src/stores/waiting.ts'
import { makeBadge, makeExamined, makeReceived, makeReport } from '../support/keptBadges.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

const LATER = '2026-03-10T10:00:00.000Z'
let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined
/** What examining finds, by the words of the badge; it waits until told to go on. */
let nextReport: (input: string) => Report
let gate: Promise<void>

beforeEach(() => {
  nextReport = () => makeReport('verified', LATER)
  gate = Promise.resolve()
  running = startStores({
    isOnline: () => true,
    examine: async (input, _options, signal) => {
      const isCalledOff = new Promise((resolve) => signal?.addEventListener('abort', resolve))
      if (signal?.aborted !== true) await Promise.race([gate, isCalledOff])
      if (signal?.aborted) return fail({ code: 'examine.stopped' })
      return ok(makeExamined('Bread', { report: nextReport(String(input)) }))
    },
  })
})

/** A machine that does other work besides may be late. */
const PATIENCE = 5000

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Vue ignores a press in the very millisecond in which a button came. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 10))

async function keep(name: string, change: Parameters<typeof makeReceived>[1] = {}): Promise<string> {
  const received = makeReceived(name, { id: name.toLowerCase(), ...change })
  valueOf(await running.storage.badges.save(received))
  return received.id
}

async function found(id: string, verdict: Report['verdict']): Promise<void> {
  const report = makeReport(verdict, LATER)
  valueOf(await running.storage.checks.save([{ id, report, snapshots: [], isSeen: false }]))
}

describe('the news', () => {
  it('stand above the badges, each leads to its badge, and go once they are seen', async () => {
    await keep('Bread')
    await keep('Cake')
    await keep('Pie')
    await found('bread', 'revoked')
    await found('cake', 'expired')
    shown = await showPage(BackpackPage, '/')
    const { text, find, press } = shown
    await vi.waitFor(() => expect(text()).toContain('2 badges have changed since 3 March 2026'), PATIENCE)
    const notice = find('.ui-notice', '2 badges')
    expect([...notice.querySelectorAll('a')].map((link) => link.getAttribute('href')).sort()).toEqual([
      '/badges/bread',
      '/badges/cake',
    ])
    expect(text()).toContain('withdrawn by its issuer')
    expect(text()).toContain('its time has passed')
    await press('button', 'I have seen it')
    await vi.waitFor(() => expect(text()).not.toContain('have changed'))
    expect(valueOf(await running.storage.badges.list()).some(({ news }) => news)).toBe(false)
  })

  it('are told by number when they are many', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await keep(name)
      await found(name, 'suspended')
    }
    shown = await showPage(BackpackPage, '/')
    await vi.waitFor(() => expect(shown?.text()).toContain('6 badges have changed'), PATIENCE)
    expect(shown.text()).toContain('and 2 more')
  })

  it('are hidden in one tab when another has seen them', async () => {
    await keep('Bread')
    await found('bread', 'revoked')
    shown = await showPage(BackpackPage, '/')
    await vi.waitFor(() => expect(shown?.text()).toContain('1 badge has changed'), PATIENCE)
    valueOf(await running.storage.checks.markSeen(['bread']))
    const otherTab = new BroadcastChannel('besace')
    otherTab.postMessage(['badges'])
    await vi.waitFor(() => expect(shown?.text()).not.toContain('has changed'))
    otherTab.close()
  })

  it('stand on the badge until they are seen, and stay in its history', async () => {
    await keep('Bread')
    await found('bread', 'revoked')
    shown = await showPage(BadgePage, '/badges/:id', '/badges/bread')
    const { text, press, find } = shown
    await vi.waitFor(() => expect(text()).toContain('Changed since you last looked'))
    expect(text()).toContain('3 March 2026: verified. Found on 10 March 2026: withdrawn by its issuer.')
    await press('button', 'I have seen it')
    await vi.waitFor(() => expect(text()).not.toContain('Changed since you last looked'))
    find('summary', 'All the data').click()
    await vi.waitFor(() =>
      expect(text()).toContain('10 March 2026: withdrawn by its issuer. Before: verified.'),
    )
  })

  it('are seen when the page is left', async () => {
    await keep('Bread')
    await found('bread', 'revoked')
    shown = await showPage(BadgePage, '/badges/:id', '/badges/bread')
    await vi.waitFor(() => expect(shown?.text()).toContain('Changed since you last looked'))
    await shown.router.push('/elsewhere')
    await vi.waitFor(async () =>
      expect(
        (await running.storage.badges.list()).ok && valueOf(await running.storage.badges.list())[0],
      ).not.toHaveProperty('news'),
    )
  })

  it('an issuer who is silent is told apart from a check of today', async () => {
    const remembered = makeReport('verified', LATER)
    const issuer = {
      id: 'issuer',
      state: 'ok',
      code: 'issuer.confirmed',
      because: { domain: 'issuer.example' },
      source: 'snapshot',
      checkedAt: '2026-03-03T10:00:00.000Z',
    } as const
    await keep('Bread', { report: { ...remembered, checks: [...remembered.checks, issuer] } })
    shown = await showPage(BadgePage, '/badges/:id', '/badges/bread')
    await vi.waitFor(() => expect(shown?.text()).toContain('Verified on 3 March 2026.'))
    expect(shown.text()).toContain('Asked again on 10 March 2026: no answer.')
  })
})

describe('all the data', () => {
  it('names what the badge came in together with, and its earlier editions, in words', async () => {
    const bundle = { id: 'urn:zip', name: 'summer.zip' }
    const earlier = {
      badge: makeBadge('Bread, first edition'),
      payload: { form: 'json', text: '{}' } as const,
    }
    await keep('Bread', { bundle, earlier })
    await keep('Cake', { bundle })
    await keep('Pie')
    shown = await showPage(BadgePage, '/badges/:id', '/badges/bread')
    const { text, find } = shown
    await vi.waitFor(() => find('summary', 'All the data').click())
    await vi.waitFor(() => expect(text()).toContain('All of it came in “summer.zip”:'))
    expect(find('a', 'Cake').getAttribute('href')).toBe('/badges/cake')
    expect([...document.querySelectorAll('.see-company a')]).toHaveLength(1)
    expect(text()).toContain('“Bread, first edition”, given on 2 January 2026; replaced on 3 March 2026.')
  })
})

describe('checking all now', () => {
  it('shows how far it is, and a summary by cause with the way to what changed', async () => {
    await keep('Bread')
    await keep('Cake')
    let open = () => {}
    gate = new Promise((resolve) => (open = resolve))
    nextReport = (input) => makeReport(input.includes('Bread') ? 'revoked' : 'verified', LATER)
    shown = await showPage(RecheckSettings, '/me')
    const { text, press } = shown
    await aMoment()
    await press('button', 'Check all now')
    await vi.waitFor(() => expect(text()).toContain('0 of 2 badges checked'), PATIENCE)
    open()
    await vi.waitFor(() => expect(text()).toContain('2 badges checked. 1 badge has changed.'), PATIENCE)
    expect(document.querySelector('a.ui-button')?.getAttribute('href')).toBe('/')
    expect(useBadgesStore().cards.filter(({ news }) => news)).toHaveLength(1)
  })

  it('can be stopped, and goes on when the page is left', async () => {
    await keep('Bread')
    gate = new Promise(() => {})
    shown = await showPage(RecheckSettings, '/me')
    await aMoment()
    await shown.press('button', 'Check all now')
    await vi.waitFor(() => expect(shown?.text()).toContain('0 of 1 badges checked'), PATIENCE)
    await shown.router.push('/elsewhere')
    expect(useRechecksStore().progress).toBeDefined()
    await shown.router.push('/me')
    await aMoment()
    await shown.press('button', 'Stop')
    await vi.waitFor(() => expect(shown?.text()).toContain('You stopped before the end.'), PATIENCE)
  })

  it('says when it cannot be done, and remembers that rounds are not wanted', async () => {
    await keep('Bread')
    shown = await showPage(RecheckSettings, '/me')
    vi.spyOn(running.storage.checks, 'all').mockResolvedValueOnce(fail({ code: 'storage.connection-lost' }))
    await aMoment()
    await shown.press('button', 'Check all now')
    await vi.waitFor(
      () => expect(shown?.text()).toContain('This device lost touch with its own memory'),
      PATIENCE,
    )
    document.querySelector<HTMLInputElement>('input[role="switch"]')!.click()
    await vi.waitFor(() => expect(shown?.text()).toContain('only when you ask for it'), PATIENCE)
    await vi.waitFor(async () =>
      expect(valueOf(await running.storage.settings.get('learner'))).toMatchObject({
        backgroundChecks: false,
      }),
    )
    expect(useSettingsStore().settings.backgroundChecks).toBe(false)
  })
})

describe('one tab at a time', () => {
  it('a second round does not begin, and one that is waited for comes when the first is over', async () => {
    const name = `lock-${crypto.randomUUID()}`
    let end = () => {}
    const first = alone(name, 0, () => new Promise<string>((resolve) => (end = () => resolve('first'))))
    await vi.waitFor(async () =>
      expect((await navigator.locks.query()).held?.some((lock) => lock.name === name)).toBe(true),
    )
    expect(await alone(name, 0, () => Promise.resolve('second'))).toBeUndefined()
    expect(await alone(name, 20, () => Promise.resolve('second'))).toBeUndefined()
    const waiting = alone(name, 5000, () => Promise.resolve('third'))
    end()
    expect([await first, await waiting]).toEqual(['first', 'third'])
  })

  it('sleep ends when it is called off', async () => {
    const stopping = new AbortController()
    const sleeping = sleep(60_000, stopping.signal)
    stopping.abort()
    await sleeping
    await sleep(60_000, stopping.signal)
  })
})

describe('rounds by themselves', () => {
  function begin(change: { saveData?: boolean; isHidden?: boolean } = {}) {
    vi.useFakeTimers()
    const rechecks = { checkDue: vi.fn(() => Promise.resolve(true)), pause: vi.fn() }
    if (change.saveData)
      Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } })
    if (change.isHidden) vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    const stop = startBackgroundChecks({ rechecks, chance: () => 0 })
    return { rechecks, stop }
  }

  it('begin after a while, come again, and stop', async () => {
    const { rechecks, stop } = begin()
    await vi.advanceTimersByTimeAsync(19_000)
    expect(rechecks.checkDue).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(rechecks.checkDue).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(rechecks.checkDue).toHaveBeenCalledTimes(2)
    stop()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(rechecks.checkDue).toHaveBeenCalledTimes(2)
  })

  it('wait until nobody presses anything', async () => {
    const { rechecks, stop } = begin()
    await vi.advanceTimersByTimeAsync(18_000)
    window.dispatchEvent(new KeyboardEvent('keydown'))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(rechecks.checkDue).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(rechecks.checkDue).toHaveBeenCalledTimes(1)
    stop()
  })

  it('do not come where data is saved', async () => {
    const { rechecks, stop } = begin({ saveData: true })
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(rechecks.checkDue).not.toHaveBeenCalled()
    stop()
    Reflect.deleteProperty(navigator, 'connection')
  })

  it('do not come behind the learner’s back, and what is under way ends', async () => {
    const { rechecks, stop } = begin({ isHidden: true })
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(rechecks.checkDue).not.toHaveBeenCalled()
    document.dispatchEvent(new Event('visibilitychange'))
    expect(rechecks.pause).toHaveBeenCalled()
    stop()
  })
})
