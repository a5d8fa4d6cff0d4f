// The stores over a real IndexedDB: receiving, adding, sharing.
import { afterEach, describe, expect, it } from 'vitest'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { filesOf } from '../../src/contract/sharedFiles.ts'
import { readShareDraft } from '../../src/contract/readShareDraft.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { useSharesStore } from '../../src/stores/shares.ts'
import type { ShareHost } from '../../src/stores/shareHost.ts'
import { makeExamined, makeReport } from '../support/keptBadges.ts'
import { fileOf, startStores, textOf, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined

function start(...device: Parameters<typeof startStores>) {
  running = startStores(...device)
  return running
}

afterEach(() => {
  running?.stop()
  localStorage.clear()
})

describe('receiving', () => {
  it('takes files and texts one by one, in their order, and says what became of each', async () => {
    start()
    const badges = useBadgesStore()
    const progress: number[] = []
    const sources = [
      { kind: 'file', file: fileOf('Bread') },
      { kind: 'file', file: fileOf('not a badge', 'x.png') },
      { kind: 'text', text: 'Bread' },
      { kind: 'text', text: 'Cake' },
    ] as const
    const outcomes = await badges.receive([...sources], {
      onProgress: (done, total) => progress.push(done / total),
    })
    expect(outcomes.map((outcome) => outcome.sourceName)).toEqual(['Bread.json', 'x.png', 'Bread', 'Cake'])
    expect(outcomes.map((outcome) => outcome.state).sort()).toEqual([
      'added',
      'added',
      'already-there',
      'not-a-badge',
    ])
    expect(outcomes[1]).toMatchObject({ state: 'not-a-badge', fault: { code: 'unbake.text.no-badge' } })
    expect(progress).toEqual([0.25, 0.5, 0.75, 1])
    expect(badges.cards.map((card) => card.name).sort()).toEqual(['Bread', 'Cake'])
  })

  it('adds what is revoked or unproven, and says so', async () => {
    start({
      examine: (input) => {
        const verdict = textOf(input) === 'Old' ? 'revoked' : 'unverified'
        return Promise.resolve(ok(makeExamined(textOf(input), { report: makeReport(verdict) })))
      },
    })
    const outcomes = await useBadgesStore().receive([
      { kind: 'text', text: 'Old' },
      { kind: 'text', text: 'Far' },
    ])
    expect(outcomes).toMatchObject([
      { state: 'added', verdict: 'revoked' },
      { state: 'added', verdict: 'unverified', unproven: 'integrity.out-of-reach' },
    ])
    expect(outcomes[0]).not.toHaveProperty('unproven')
  })

  it('cannot check a bare link that is out of reach, and keeps nothing', async () => {
    start({
      examine: (input) => {
        const payload = { form: 'url', url: textOf(input) } as const
        const report = makeReport('unverified')
        return Promise.resolve(ok({ container: 'url', payload, report, snapshots: [] }))
      },
    })
    const badges = useBadgesStore()
    const [outcome] = await badges.receive([{ kind: 'text', text: 'https://issuer.example/a/1' }])
    expect(outcome).toMatchObject({ state: 'could-not-check', fault: { code: 'receive.out-of-reach' } })
    await badges.load()
    expect(badges.cards).toEqual([])
  })

  it('refuses a file that is too large without reading it', async () => {
    start()
    const file = fileOf('Bread')
    Object.defineProperty(file, 'size', { value: 51 * 1024 * 1024 })
    file.arrayBuffer = () => Promise.reject(new Error('was read'))
    const [outcome] = await useBadgesStore().receive([{ kind: 'file', file }])
    expect(outcome).toMatchObject({ state: 'not-a-badge', fault: { code: 'receive.too-large' } })
  })

  it('says that a file can no longer be read', async () => {
    start()
    const file = fileOf('Bread')
    file.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotReadableError'))
    const [outcome] = await useBadgesStore().receive([{ kind: 'file', file }])
    expect(outcome).toMatchObject({ state: 'not-saved', fault: { code: 'receive.unreadable-file' } })
  })

  it('stops when called off; what is saved stays', async () => {
    const controller = new AbortController()
    start()
    const badges = useBadgesStore()
    const sources = Array.from({ length: 20 }, (_, number) => ({
      kind: 'text' as const,
      text: `Badge ${number}`,
    }))
    const outcomes = await badges.receive(sources, {
      signal: controller.signal,
      onProgress: (done) => {
        if (done === 3) controller.abort()
      },
    })
    const added = outcomes.filter((outcome) => outcome.state === 'added')
    const stopped = outcomes.filter(
      (outcome) => 'fault' in outcome && outcome.fault.code === 'receive.stopped',
    )
    expect(added.length).toBeGreaterThanOrEqual(3)
    expect(stopped.length).toBeGreaterThan(0)
    expect(added.length + stopped.length).toBe(20)
    expect(badges.cards).toHaveLength(added.length)
  })

  it('says that one badge found no room and goes on with the others', async () => {
    const { storage } = start()
    await storage.door.run(async (database) => {
      database.cards.hook('creating', (_key, card) => {
        if (card.name === 'Big') throw new DOMException('no room', 'QuotaExceededError')
      })
    })
    const badges = useBadgesStore()
    const outcomes = await badges.receive(['Small', 'Big', 'Tiny'].map((text) => ({ kind: 'text', text })))
    expect(outcomes.map((outcome) => outcome.state)).toEqual(['added', 'not-saved', 'added'])
    expect(outcomes[1]).toMatchObject({ fault: { code: 'storage.full' } })
    expect(badges.cards).toHaveLength(2)
  })

  it('keeps what a link led to, and a picture as it is', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
    const body = new TextEncoder().encode('{"id":"there"}')
    const url = 'https://issuer.example/assertions/Linked'
    start({
      examine: (input) => {
        if (typeof input !== 'string')
          return Promise.resolve(ok(makeExamined('Picture', { container: 'png' })))
        const snapshot = {
          url,
          finalUrl: url,
          status: 200,
          mediaType: 'text/html',
          body,
          sha256: 'x',
          at: 'now',
        }
        return Promise.resolve(ok(makeExamined('Linked', { container: 'url', snapshots: [snapshot] })))
      },
    })
    const badges = useBadgesStore()
    const outcomes = await badges.receive([
      { kind: 'text', text: ` ${url} ` },
      { kind: 'text', text: `data:image/png;base64,${btoa(String.fromCharCode(...png))}` },
    ])
    const [linked, picture] = await Promise.all(
      outcomes.map(async (outcome) =>
        valueOf(await badges.open('badgeId' in outcome ? outcome.badgeId : '')),
      ),
    )
    expect(linked?.original).toMatchObject({ mediaType: 'application/json', fileName: 'Linked' })
    expect(textOf(new Uint8Array(linked?.original.bytes ?? new ArrayBuffer()))).toBe('{"id":"there"}')
    expect(picture?.original).toMatchObject({ mediaType: 'image/png', fileName: 'badge.png' })
    expect(
      new Uint8Array((await badges.picture(picture?.card.pictureId ?? ''))?.bytes ?? new ArrayBuffer()),
    ).toEqual(png)
  })

  it('checks again with what was kept, and shows the new verdict', async () => {
    let verdict: 'verified' | 'revoked' = 'verified'
    const heard: number[] = []
    start({
      examine: (input, options) => {
        heard.push(options?.snapshots?.length ?? -1)
        const snapshot = {
          url: 'https://k.example',
          finalUrl: '',
          status: 200,
          mediaType: '',
          body: new Uint8Array([1]),
          sha256: '',
          at: verdict,
        }
        return Promise.resolve(
          ok(makeExamined('Bread', { report: makeReport(verdict), snapshots: [snapshot] })),
        )
      },
    })
    const badges = useBadgesStore()
    await badges.receive([{ kind: 'text', text: 'Bread' }])
    const id = badges.cards[0]?.id ?? ''
    verdict = 'revoked'
    expect(valueOf(await badges.check(id)).verdict).toBe('revoked')
    expect(heard).toEqual([-1, 1])
    expect(badges.cards[0]?.verdict).toBe('revoked')
    expect(valueOf(await badges.open(id)).report.verdict).toBe('revoked')
  })

  it('asks the browser once to keep the store, at the first badge', async () => {
    start()
    const settings = useSettingsStore()
    await useBadgesStore().receive([{ kind: 'text', text: 'Bread' }])
    await expect.poll(() => settings.persistence?.isGranted).toBeTypeOf('boolean')
  })
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
    expect(valueOf(await passport.summary()).get(id)).toEqual({ evidence: 2, reflections: 1 })
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

describe('sharing', () => {
  const dates = {
    publishedAt: '2026-03-03T10:00:00Z',
    updatedAt: '2026-03-03T10:00:00Z',
    expiresAt: '2026-09-03T10:00:00Z',
  }

  function receiptFor(id: string): ShareReceipt {
    return { id, url: `https://besace.example/s/${id}`, etag: 'e', ...dates }
  }

  async function withCollection(host: Partial<ShareHost> = {}) {
    const tokens: string[] = []
    const { storage } = start({
      shareHost: () =>
        Promise.resolve({
          publish: (_prepared, token) => {
            tokens.push(token)
            return Promise.resolve<Result<ShareReceipt>>(ok(receiptFor('a'.repeat(22))))
          },
          change: (_prepared, share) => Promise.resolve(ok({ ...receiptFor(share.id), etag: 'e2' })),
          takeDown: () => Promise.resolve(ok(undefined)),
          ...host,
        }),
    })
    const badges = useBadgesStore()
    await badges.receive([{ kind: 'text', text: 'Bread' }])
    const badgeId = badges.cards[0]?.id ?? ''
    const passport = usePassportStore()
    const file = fileOf('pixels', 'photo.png', 'image/png')
    const open = valueOf(
      await passport.addEvidence(badgeId, { kind: 'file', title: 'Photo', text: 'me', file }),
    )
    valueOf(await passport.addEvidence(badgeId, { kind: 'text', title: 'Secret', text: 'mine alone' }))
    const reflection = valueOf(
      await passport.saveReflection(badgeId, { learned: 'much', use: '', develop: '' }),
    )
    const entries = [{ badgeId, sentence: 'I bake.\u202e' }]
    const collection = valueOf(
      await useCollectionsStore().create({ title: 'Mine', preamble: 'Hello', entries }),
    )
    const choices = {
      language: 'en' as const,
      days: 90,
      withEvidence: [open.id],
      withReflections: [reflection.id],
    }
    return { storage, badges, badgeId, collection, choices, tokens, shares: useSharesStore() }
  }

  it('shows only what was opened, with all files, in the form the host agrees to', async () => {
    const { shares, collection, choices } = await withCollection()
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    const { page, files, expiresInDays } = prepared
    expect(page).not.toHaveProperty('person')
    expect(page.badges).toMatchObject([
      {
        name: 'Bread',
        sentence: 'I bake.',
        description: 'What *Bread* is',
        criteria: 'Bake three loaves.',
        verdict: 'verified',
        evidence: [{ title: 'Photo', file: { mediaType: 'image/png', fileName: 'photo.png' } }],
        reflection: { learned: 'much' },
      },
    ])
    expect(JSON.stringify(page)).not.toContain('Secret')
    for (const file of filesOf(page)) expect(files.get(file.sha256)?.bytes.byteLength).toBeGreaterThan(0)
    expect(files.size).toBe(2)
    expect(readShareDraft({ ...page, expiresInDays })).toMatchObject({ ok: true })

    const bare = valueOf(
      await shares.prepare(collection.id, {
        ...choices,
        withEvidence: [],
        withReflections: [],
        person: ' Ada ',
      }),
    )
    expect(bare.page.person).toBe('Ada')
    expect(bare.page.badges[0]).toMatchObject({ evidence: [] })
    expect(bare.page.badges[0]).not.toHaveProperty('reflection')
    expect(bare.files.size).toBe(1)
  })

  it('publishes once, keeps the token to itself, and takes down when the host confirms', async () => {
    const { shares, badges, badgeId, collection, choices, storage } = await withCollection()
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    const [one, two] = await Promise.all([
      shares.publish(collection.id, prepared),
      shares.publish(collection.id, prepared),
    ])
    expect(one).toBe(two)
    const share = valueOf(one)
    expect(share).not.toHaveProperty('token')
    expect(shares.shares).toHaveLength(1)
    await badges.remove(badgeId)
    await useCollectionsStore().remove(collection.id)
    await shares.load()
    expect(shares.shares).toMatchObject([{ id: share.id, collectionId: collection.id }])
    valueOf(await shares.change(share.id, prepared))
    expect(valueOf(await storage.shares.list())).toMatchObject([{ etag: 'e2' }])
    valueOf(await shares.takeDown(share.id))
    expect(shares.shares).toEqual([])
  })

  it('asks again with the same token after a lost answer', async () => {
    const tokens: string[] = []
    let isAnswered = false
    const { shares, collection, choices } = await withCollection({
      publish: (_prepared, token) => {
        tokens.push(token)
        return Promise.resolve(
          isAnswered ? ok(receiptFor('a'.repeat(22))) : fail({ code: 'host.out-of-reach' }),
        )
      },
    })
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    expect(await shares.publish(collection.id, prepared)).toEqual(fail({ code: 'host.out-of-reach' }))
    expect(shares.shares).toEqual([])
    expect(shares.unconfirmed).toMatchObject([{ collectionId: collection.id, title: 'Mine' }])
    isAnswered = true
    valueOf(await shares.publish(collection.id, prepared))
    expect(new Set(tokens).size).toBe(1)
    expect(tokens).toHaveLength(2)
    expect(shares.unconfirmed).toEqual([])
    expect(shares.shares).toHaveLength(1)
  })

  it('forgets a page that the host clearly refused, and keeps one it did not take down', async () => {
    let refuses = true
    const { shares, collection, choices } = await withCollection({
      publish: () =>
        Promise.resolve(refuses ? fail({ code: 'share.invalid' }) : ok(receiptFor('a'.repeat(22)))),
      takeDown: () => Promise.resolve(fail({ code: 'host.busy' })),
    })
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    expect(await shares.publish(collection.id, prepared)).toEqual(fail({ code: 'share.invalid' }))
    expect(shares.unconfirmed).toEqual([])
    refuses = false
    const { id } = valueOf(await shares.publish(collection.id, prepared))
    expect(await shares.takeDown(id)).toEqual(fail({ code: 'host.busy' }))
    expect(shares.shares).toHaveLength(1)
  })

  it('cannot prepare a page without badges', async () => {
    const { shares, badges, badgeId, collection, choices } = await withCollection()
    await badges.remove(badgeId)
    expect(await shares.prepare(collection.id, choices)).toEqual(fail({ code: 'share.no-badges' }))
  })
})
