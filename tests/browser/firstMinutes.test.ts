// The first minutes, screen by screen: the empty bag on a first visit, answers, lessons, and a demonstration being filled.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endFirstVisit, isFirstVisit } from '../../src/composables/firstVisit.ts'
import EmptyBackpack from '../../src/features/backpack/EmptyBackpack.vue'
import HelpPage from '../../src/features/help/HelpPage.vue'
import LessonPage from '../../src/features/help/LessonPage.vue'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { fillDemonstration, isDemonstrationFilled } from '../../src/stores/fillDemonstration.ts'
import { useLessonsStore } from '../../src/stores/lessons.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { makeReceived } from '../support/keptBadges.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  localStorage.clear()
  running = startStores()
})
afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
  vi.restoreAllMocks()
})

const says = (words: string | RegExp) => vi.waitFor(() => expect(shown!.text()).toMatch(words), 5000)

describe('a first visit', () => {
  it('is one until it was ended, and never where nothing can be kept', () => {
    expect(isFirstVisit()).toBe(true)
    endFirstVisit()
    expect(isFirstVisit()).toBe(false)
    const refuse = () => {
      throw new DOMException('off', 'SecurityError')
    }
    expect(isFirstVisit(refuse)).toBe(false)
    expect(() => endFirstVisit(refuse)).not.toThrow()
  })

  it('explains in three screens, with the first gesture in sight', async () => {
    shown = await showPage(EmptyBackpack, '/')
    await says('1 of 3')
    expect(shown.find('a', 'Add my first badge').getAttribute('href')).toBe('/add')
    await shown.press('button', 'Next')
    await says(/It is yours.*stay on this device/)
    await shown.press('button', 'Back')
    await says('Your badges come here')
    await shown.press('button', 'Next')
    await shown.press('button', 'Next')
    await says('Your first gesture')
    expect(shown.find('a', 'Open the demonstration').getAttribute('href')).toBe('/demo/')
    await shown.press('button', 'Done')
    await says('Add my first badge')
    expect(shown.text()).not.toContain('of 3')
    expect(isFirstVisit()).toBe(false)
  })
})

describe('help', () => {
  it('answers with the way to the screen', async () => {
    shown = await showPage(HelpPage, '/help')
    await shown.fill('Your question', 'somebody stole my mobile')
    await says(/Do you mean.*My phone is lost/)
    await shown.press('button', 'Find an answer')
    await says('Besace keeps no copy anywhere else')
    expect(shown.find('a', 'Open Backup').getAttribute('href')).toBe('/me/backup')
    expect(shown.router.currentRoute.value.query).toEqual({ ask: 'lost-phone' })
  })

  it('says that it does not know, and asks nobody', async () => {
    const asked = vi.spyOn(globalThis, 'fetch')
    shown = await showPage(HelpPage, '/help')
    await shown.fill('Your question', 'pancake recipe')
    await shown.press('button', 'Find an answer')
    await says('I do not know')
    expect(
      asked.mock.calls.map(([address]) => String(address)).filter((address) => /pancake/.test(address)),
    ).toEqual([])
  })
})

describe('a lesson', () => {
  const openLesson = async (id: string) => {
    shown = await showPage(LessonPage, '/help/lessons/:id', `/help/lessons/${id}`)
    await says('Card 1 of 4')
    for (let card = 1; card < 4; card++) await shown.press('button', 'Next')
  }

  it('leads to a badge that still wants words, and knows when they are there', async () => {
    valueOf(await running.storage.badges.save(makeReceived('first')))
    await openLesson('describe')
    await says('Your turn')
    await shown!.press('button', 'Tell about a badge')
    await vi.waitFor(() => expect(shown!.router.currentRoute.value.path).toMatch(/^\/badges\//))
    const badgeId = shown!.router.currentRoute.value.path.split('/').at(-1)!
    // To look whether the gesture is made is no reason to look again.
    const read = vi.spyOn(running.storage.badges, 'list')
    await useBadgesStore().reload()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(read.mock.calls.length).toBeLessThan(4)
    expect(useLessonsStore().progress['describe']?.doneAt).toBeUndefined()
    valueOf(await usePassportStore().saveReflection(badgeId, { learned: 'To listen.', use: '', develop: '' }))
    await vi.waitFor(() => expect(useLessonsStore().progress['describe']?.doneAt).toBeDefined())
  })

  it('without a badge offers to add one or to try it in the demonstration', async () => {
    await openLesson('enrich')
    await says('You need a badge for this')
    expect(shown!.find('a', 'Try it in the demonstration').getAttribute('href')).toBe(
      '/demo/help/lessons/enrich',
    )
  })

  it('that does not exist is told', async () => {
    shown = await showPage(LessonPage, '/help/lessons/:id', '/help/lessons/__proto__')
    await says('There is no such lesson')
  })
})

describe('filling the demonstration', () => {
  const PICTURE = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  )
  const badge = (key: string) => ({
    key,
    picture: `${key}.png`,
    credential: { proof: {}, name: key },
    evidence: [{ kind: 'text' as const, title: 'Seen', text: 'One day.' }],
    reflection: { learned: 'A lot.', use: '', develop: '' },
  })
  const file = {
    learner: { name: 'Camille', email: 'camille@example.org' },
    knownIssuers: ['did:key:z6Mk'],
    badges: [badge('one'), badge('two')],
    collection: { title: 'Mine', preamble: '', entries: [{ badge: 'two', sentence: 'Look.' }] },
  }
  const answers: typeof fetch = (address) =>
    Promise.resolve(
      String(address).endsWith('.json') ? new Response(JSON.stringify(file)) : new Response(PICTURE),
    )

  it('is refused anywhere but in the demonstration', async () => {
    await expect(fillDemonstration({ language: 'en', fetch: answers })).rejects.toThrow(
      'not the demonstration',
    )
  })

  it('keeps badges with their proofs, stories and collection', async () => {
    const steps: number[] = []
    const filled = await fillDemonstration({
      language: 'en',
      isAllowed: true,
      fetch: answers,
      onProgress: (done) => steps.push(done),
    })
    expect(filled.ok).toBe(true)
    expect(steps).toEqual([0, 1])
    const cards = valueOf(await running.storage.badges.list())
    expect(cards).toHaveLength(2)
    expect(cards.every(({ hasEvidence, hasReflection }) => hasEvidence && hasReflection)).toBe(true)
    const collections = useCollectionsStore()
    await collections.load()
    expect(collections.collections[0]).toMatchObject({ title: 'Mine', entries: [{ sentence: 'Look.' }] })
    expect(await isDemonstrationFilled()).toBe(true)
  })

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an error of the host', () => Promise.resolve(new Response('', { status: 500 }))],
    ['a page in the way', () => Promise.resolve(new Response('<html>Log in</html>'))],
  ])('says so when there is %s, and keeps nothing', async (_case, fetchNothing) => {
    const filled = await fillDemonstration({ language: 'en', isAllowed: true, fetch: fetchNothing })
    expect(filled).toEqual({ ok: false, error: { code: 'demo.out-of-reach' } })
    expect(valueOf(await running.storage.badges.list())).toEqual([])
    expect(await isDemonstrationFilled()).toBe(false)
  })
})
