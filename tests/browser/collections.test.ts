// Arranging a collection: order by buttons, choosing, taking out with a way back, and nothing typed is lost.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { useAnnouncer } from '../../src/composables/useAnnouncer.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { Collection } from '../../src/domain/passport/passport.ts'
import CollectionPage from '../../src/features/share/CollectionPage.vue'
import { matchesWords } from '../../src/features/share/matchesWords.ts'
import {
  useCollectionDraft,
  type CollectionKeeper,
  type CollectionWords,
} from '../../src/features/share/useCollectionDraft.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { showPage, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined
let shown: ShownPage | undefined

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running?.stop()
  sessionStorage.clear()
})

async function open(names: string[], taken = names) {
  running = startStores()
  const badges = useBadgesStore()
  await badges.receive(names.map((text) => ({ kind: 'text' as const, text })))
  const idOf = (name: string) => badges.cards.find((card) => card.name === name)?.id ?? ''
  const entries = taken.map((name) => ({ badgeId: idOf(name), sentence: '' }))
  const store = useCollectionsStore()
  const collection = valueOf(await store.create({ title: 'Mine', preamble: '', entries }))
  shown = await showPage(CollectionPage, '/sharing/:id', `/sharing/${collection.id}`)
  const page = shown
  await vi.waitFor(() => expect(page.text()).toContain('The badges, in this order'))
  const order = () =>
    [...document.querySelectorAll('.collection-entry h3')].map((heading) => heading.textContent?.trim())
  const kept = () =>
    store.collections
      .find((one) => one.id === collection.id)
      ?.entries.map((entry) => badges.cards.find((card) => card.id === entry.badgeId)?.name)
  return { page, order, kept, store, collection }
}

describe('a collection', () => {
  it('is put in order by buttons, says so, and keeps the focus on the badge that moved', async () => {
    const { page, order, kept } = await open(['Alpha', 'Beta', 'Gamma'])
    expect(page.find('button', 'Move “Alpha” up')).toHaveProperty('disabled', true)
    expect(page.find('button', 'Move “Gamma” down')).toHaveProperty('disabled', true)

    await page.press('button', 'Move “Gamma” up')
    expect(order()).toEqual(['Alpha', 'Gamma', 'Beta'])
    await vi.waitFor(() => expect(document.activeElement).toBe(page.find('button', 'Move “Gamma” up')))
    expect(useAnnouncer().message.value).toContain('“Gamma” is now 2 of 3.')

    await page.press('button', 'Move “Gamma” up')
    expect(order()).toEqual(['Gamma', 'Alpha', 'Beta'])
    // At the top there is no further up: the focus goes to the other button, not to nowhere.
    await vi.waitFor(() => expect(document.activeElement).toBe(page.find('button', 'Move “Gamma” down')))
    await vi.waitFor(() => expect(kept()).toEqual(['Gamma', 'Alpha', 'Beta']))
  })

  it('lets a badge go and takes it back to its place', async () => {
    const { page, order, kept } = await open(['Alpha', 'Beta', 'Gamma'])
    await page.press('button', 'Take “Beta” out')
    expect(order()).toEqual(['Alpha', 'Gamma'])
    await vi.waitFor(() => expect(kept()).toEqual(['Alpha', 'Gamma']))
    await undoLast()
    await nextTick()
    expect(order()).toEqual(['Alpha', 'Beta', 'Gamma'])
    await vi.waitFor(() => expect(kept()).toEqual(['Alpha', 'Beta', 'Gamma']))
  })

  it('takes several badges chosen after a search', async () => {
    const { page, order } = await open(['Alpha', 'Beta', 'Écoute', 'Gamma'], ['Alpha'])
    await page.press('button', 'Add other badges')
    await vi.waitFor(() => page.find('label', 'Search a badge'))
    await page.fill('Search a badge', 'ecou')
    expect(document.querySelectorAll('.picker-row')).toHaveLength(1)
    await page.press('.picker-row label', /Écoute/)
    await page.fill('Search a badge', '')
    await page.press('.picker-row label', /Beta/)
    await page.press('button', 'Add 2 badges')
    expect(order()).toEqual(['Alpha', 'Écoute', 'Beta'])
  })

  it('counts what is left of a sentence and saves it by itself', async () => {
    const { page, store } = await open(['Alpha'])
    const sentence = document.querySelector<HTMLTextAreaElement>('.collection-entry textarea')!
    expect(sentence.maxLength).toBe(1000)
    sentence.value = 'I did it.'
    sentence.dispatchEvent(new Event('input', { bubbles: true }))
    await vi.waitFor(() => expect(page.text()).toContain('991 characters left'))
    await vi.waitFor(() => expect(store.collections[0]?.entries[0]?.sentence).toBe('I did it.'))
    expect(page.text()).toContain('Saved on this device')
  })

  it('is deleted with a way back', async () => {
    const { page, store } = await open(['Alpha'])
    await page.press('button', 'Delete this collection')
    await vi.waitFor(() => expect(store.collections).toHaveLength(0))
    await vi.waitFor(() => expect(page.router.currentRoute.value.path).toBe('/sharing'))
    await undoLast()
    await vi.waitFor(() => expect(store.collections.map((one) => one.title)).toEqual(['Mine']))
  })

  it('says that a collection of elsewhere is not here', async () => {
    running = startStores()
    shown = await showPage(CollectionPage, '/sharing/:id', '/sharing/none')
    const page = shown
    await vi.waitFor(() => expect(page.text()).toContain('This collection is no longer here'))
  })

  it('begins with the badge it was opened for', async () => {
    running = startStores()
    const badges = useBadgesStore()
    await badges.receive([{ kind: 'text', text: 'Alpha' }])
    shown = await showPage(CollectionPage, '/sharing/new', `/sharing/new?badge=${badges.cards[0]?.id}`)
    await vi.waitFor(() =>
      expect(document.querySelector('.collection-entry h3')?.textContent).toContain('Alpha'),
    )
    await vi.waitFor(() => expect(useCollectionsStore().collections).toHaveLength(1))
  })
})

describe('the draft of a collection', () => {
  const kept: CollectionWords = { title: 'Old', preamble: '', entries: [] }

  function draftWith(keeper: Partial<CollectionKeeper>, key = 'c1') {
    const scope = effectScope()
    const whole: CollectionKeeper = {
      create: () => Promise.reject(new Error('not expected')),
      change: () => Promise.resolve(ok(undefined)),
      ...keeper,
    }
    const known = key === 'new' ? {} : { id: key, kept }
    const draft = scope.run(() => useCollectionDraft({ key, keeper: whole, delay: 5, ...known }))!
    return { draft, scope }
  }

  it('survives a reload before the database answers', () => {
    const never = new Promise<Result<unknown>>(() => {})
    draftWith({ change: () => never }).draft.draft.title = 'New words'
    expect(draftWith({ change: () => never }).draft.draft.title).toBe('New words')
  })

  it('leaves nothing behind once it is saved', async () => {
    const { draft } = draftWith({})
    draft.draft.title = 'New words'
    expect(await draft.flush()).toBe(true)
    expect(draft.state.value).toBe('saved')
    expect(draftWith({}).draft.draft.title).toBe('Old')
    draft.draft.title = 'Newer words'
    expect(draft.state.value).toBe('saving')
  })

  it('keeps what could not be saved, and says why', async () => {
    const { draft } = draftWith({ change: () => Promise.resolve(fail({ code: 'storage.full' })) })
    draft.draft.title = 'New words'
    expect(await draft.flush()).toBe(false)
    expect(draft.state.value).toEqual({ failed: 'storage.full' })
    expect(draftWith({}).draft.draft.title).toBe('New words')
  })

  it('saves what was typed while an earlier save was running, once each', async () => {
    const saved: string[] = []
    let finish = () => {}
    const first = new Promise<void>((resolve) => (finish = resolve))
    const { draft } = draftWith({
      change: async (_id, words) => {
        saved.push(words.title)
        if (saved.length === 1) await first
        return ok(undefined)
      },
    })
    draft.draft.title = 'One'
    const flushed = draft.flush()
    draft.draft.title = 'Two'
    finish()
    expect(await flushed).toBe(true)
    expect(saved).toEqual(['One', 'Two'])
  })

  it('creates a new collection once, and only when there is something in it', async () => {
    const create = vi.fn((words: CollectionWords) =>
      Promise.resolve(ok({ ...words, id: 'made', createdAt: '', updatedAt: '' } as Collection)),
    )
    const change = vi.fn(() => Promise.resolve(ok(undefined)))
    const { draft } = draftWith({ create, change }, 'new')
    expect(await draft.flush()).toBe(true)
    expect(create).not.toHaveBeenCalled()
    draft.draft.title = 'Mine'
    await draft.flush()
    draft.draft.title = 'Mine too'
    await draft.flush()
    expect(create).toHaveBeenCalledTimes(1)
    expect(change).toHaveBeenCalledWith('made', expect.objectContaining({ title: 'Mine too' }))
  })
})

describe('searching', () => {
  it('finds every word, whatever accents and case', () => {
    expect(matchesWords('Médiation numérique UTBM', 'NUMERIQUE med')).toBe(true)
    expect(matchesWords('Médiation numérique UTBM', 'numerique lyon')).toBe(false)
  })
})
