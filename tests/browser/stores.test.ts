// The stores over a real IndexedDB: what the learner adds, collections, settings.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { fail } from '../../src/domain/result.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { fileOf, startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined

function start(...device: Parameters<typeof startStores>) {
  running = startStores(...device)
  return running
}

afterEach(() => {
  running?.stop()
  localStorage.clear()
})

describe('what the learner adds', () => {
  async function withBadge() {
    start()
    const badges = useBadgesStore()
    await badges.receive([{ kind: 'text', text: 'Bread' }])
    return { badges, passport: usePassportStore(), id: badges.cards[0]?.id ?? '' }
  }

  it('keeps files, links and stories, and marks the card', async () => {
    const { badges, passport, id } = await withBadge()
    const photo = fileOf('pixels', 'photo.png', 'image/png')
    const evidence = valueOf(
      await passport.addEvidence(id, { kind: 'file', title: 'Photo', text: '', file: photo }),
    )
    valueOf(await passport.addEvidence(id, { kind: 'link', title: 'Site', text: '', url: 'example.org/me' }))
    valueOf(await passport.saveReflection(id, { learned: 'to bake', use: '', develop: '' }))
    expect(valueOf(await passport.evidenceOf(id)).map(({ kind, url }) => [kind, url])).toEqual([
      ['file', undefined],
      ['link', 'https://example.org/me'],
    ])
    const file = await passport.fileBytes(evidence.fileId ?? '')
    expect(file).toMatchObject({ mediaType: 'image/png', fileName: 'photo.png' })
    expect(valueOf(await passport.summary()).get(id)).toEqual({
      evidence: 2,
      reflections: 1,
      latest: expect.any(String),
    })
    expect(badges.cards[0]).toMatchObject({ hasEvidence: true, hasReflection: true })
  })

  it('changes and removes with a way back', async () => {
    const { passport, id } = await withBadge()
    const evidence = valueOf(await passport.addEvidence(id, { kind: 'text', title: 'Story', text: 'once' }))
    valueOf(await passport.changeEvidence(evidence.id, { text: 'twice' }))
    const removal = valueOf(await passport.removeEvidence(evidence.id))
    expect(valueOf(await passport.evidenceOf(id))).toEqual([])
    valueOf(await removal.undo())
    expect(valueOf(await passport.evidenceOf(id))).toMatchObject([{ id: evidence.id, text: 'twice' }])
    const first = valueOf(await passport.saveReflection(id, { learned: 'a', use: '', develop: '' }))
    const second = valueOf(
      await passport.saveReflection(id, { learned: 'b', use: '', develop: '' }, first.id),
    )
    expect(second.createdAt).toBe(first.createdAt)
    expect(valueOf(await passport.reflectionsOf(id))).toMatchObject([{ learned: 'b' }])
    expect(await passport.saveReflection(id, { learned: ' ', use: '', develop: '' })).toEqual(
      fail({ code: 'reflection.empty' }),
    )
  })

  it('does not add to a badge that is gone', async () => {
    const { passport } = await withBadge()
    expect(await passport.addEvidence('gone', { kind: 'text', title: 'a', text: 'b' })).toEqual(
      fail({ code: 'storage.not-found' }),
    )
  })

  it('brings badge, evidence and places back after removing', async () => {
    const { badges, passport, id } = await withBadge()
    const collections = useCollectionsStore()
    valueOf(await passport.addEvidence(id, { kind: 'text', title: 'Story', text: 'once' }))
    const collection = valueOf(
      await collections.create({ title: 'Mine', preamble: '', entries: [{ badgeId: id, sentence: 'yes' }] }),
    )
    const removal = valueOf(await badges.remove(id))
    expect(badges.cards).toEqual([])
    valueOf(await removal.undo())
    expect(badges.cards).toMatchObject([{ id, hasEvidence: true }])
    await collections.load()
    expect(collections.collections).toMatchObject([
      { id: collection.id, entries: [{ badgeId: id, sentence: 'yes' }] },
    ])
  })
})

describe('collections and settings', () => {
  it('moves entries, whatever place is asked for', async () => {
    start()
    const collections = useCollectionsStore()
    const entries = ['a', 'b', 'c'].map((badgeId) => ({ badgeId, sentence: '' }))
    const { id } = valueOf(await collections.create({ title: 'Mine', preamble: '', entries }))
    const order = async (from: number, to: number) =>
      valueOf(await collections.moveEntry(id, from, to))
        .entries.map((entry) => entry.badgeId)
        .join('')
    expect(await order(0, 2)).toBe('bca')
    expect(await order(2, 0)).toBe('abc')
    expect(await order(1, 99)).toBe('acb')
    expect(await order(7, 0)).toBe('acb')
    valueOf(await collections.change(id, { title: 'Ours' }))
    const removal = valueOf(await collections.remove(id))
    expect(collections.collections).toEqual([])
    valueOf(await removal.undo())
    expect(collections.collections).toMatchObject([{ title: 'Ours' }])
  })

  it('remembers settings, and has language and theme before the database is open', async () => {
    const { storage } = start()
    const settings = useSettingsStore()
    valueOf(
      await settings.change({ theme: 'dark', identities: [{ kind: 'email', value: 'ada@example.org' }] }),
    )
    start({ storage: () => Promise.resolve(storage) })
    const later = useSettingsStore()
    expect(later.settings.theme).toBe('dark')
    expect(later.settings.identities).toEqual([])
    valueOf(await later.load())
    expect(later.settings.identities).toEqual([{ kind: 'email', value: 'ada@example.org' }])
    storage.door.close()
  })

  it('news from another tab does not take back what is being saved here', async () => {
    const { storage } = start()
    const store = useSettingsStore()
    valueOf(await store.change({ shownName: 'Before' }))
    const set = storage.settings.set.bind(storage.settings)
    const kept: string[] = []
    vi.spyOn(storage.settings, 'set').mockImplementation(async (key, value) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      kept.push(key)
      return set(key, value)
    })
    const otherTab = new BroadcastChannel('besace')
    const saving = store.change({ shownName: 'Amina' })
    await vi.waitFor(() => expect(store.settings.shownName).toBe('Amina'))
    otherTab.postMessage(['settings'])
    const names: string[] = []
    const stop = watch(
      () => store.settings.shownName,
      (name) => names.push(name),
      { flush: 'sync' },
    )
    valueOf(await saving)
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 5))
    stop()
    otherTab.close()
    expect([kept, store.settings.shownName, names]).toEqual([['learner'], 'Amina', []])
  })

  it('hears from another tab', async () => {
    const { storage } = start()
    const collections = useCollectionsStore()
    await collections.load()
    await storage.collections.save({
      id: 'c',
      title: 'Elsewhere',
      preamble: '',
      entries: [],
      createdAt: '',
      updatedAt: '',
    })
    const otherTab = new BroadcastChannel('besace')
    otherTab.postMessage(['collections'])
    await expect.poll(() => collections.collections.map(({ title }) => title)).toEqual(['Elsewhere'])
    otherTab.close()
  })
})
