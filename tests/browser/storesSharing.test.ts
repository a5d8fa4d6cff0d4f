// Sharing from a real IndexedDB: only what was opened, and never twice.
import { afterEach, describe, expect, it } from 'vitest'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { filesOf } from '../../src/contract/sharedFiles.ts'
import { readShareDraft } from '../../src/contract/readShareDraft.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { useSharesStore } from '../../src/stores/shares.ts'
import type { ShareHost } from '../../src/stores/shareHost.ts'
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

  it('knows when evidence and reflections on the page were changed since, and when that was undone', async () => {
    const { storage, shares, collection, choices, badgeId } = await withCollection()
    const passport = usePassportStore()
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    valueOf(await shares.publish(collection.id, prepared))
    const isOther = async () => {
      const [share] = shares.shares
      return share?.shown && (await shares.isShownOtherwise(share.shown))
    }
    const [photo = '', secret = ''] = valueOf(await storage.passport.evidenceOf(badgeId)).map(({ id }) => id)
    expect(await isOther()).toBe(false)
    valueOf(await passport.changeEvidence(secret, { title: 'Still mine alone' }))
    valueOf(await passport.addEvidence(badgeId, { kind: 'text', title: 'New', text: 'not opened' }))
    expect(await isOther()).toBe(false)
    valueOf(await passport.changeEvidence(photo, { title: 'Another photo' }))
    expect(await isOther()).toBe(true)
    valueOf(await passport.changeEvidence(photo, { title: 'Photo' }))
    expect(await isOther()).toBe(false)
    const [reflectionId] = choices.withReflections
    const answers = { learned: 'less', use: '', develop: '' }
    valueOf(await passport.saveReflection(badgeId, answers, reflectionId))
    expect(await isOther()).toBe(true)
    // Published again, the page says so.
    const id = shares.shares[0]?.id ?? ''
    valueOf(await shares.change(id, valueOf(await shares.prepare(collection.id, choices))))
    expect(await isOther()).toBe(false)
    const removed = valueOf(await passport.removeEvidence(photo))
    expect(await isOther()).toBe(true)
    valueOf(await removed.undo())
    expect(await isOther()).toBe(false)
    // With nothing of them opened, there is nothing to change.
    const closed = { ...choices, withEvidence: [], withReflections: [] }
    valueOf(await shares.change(id, valueOf(await shares.prepare(collection.id, closed))))
    expect(shares.shares[0]).not.toHaveProperty('shown')
  })

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
          isAnswered ? ok(receiptFor('a'.repeat(22))) : fail({ code: 'share.host-unreachable' }),
        )
      },
    })
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    expect(await shares.publish(collection.id, prepared)).toEqual(fail({ code: 'share.host-unreachable' }))
    expect(shares.shares).toEqual([])
    expect(shares.unconfirmed).toMatchObject([{ collectionId: collection.id, title: 'Mine' }])
    isAnswered = true
    valueOf(await shares.publish(collection.id, prepared))
    expect(new Set(tokens).size).toBe(1)
    expect(tokens).toHaveLength(2)
    expect(shares.unconfirmed).toEqual([])
    expect(shares.shares).toHaveLength(1)
  })

  it('does not insist on a version it no longer knows after a lost answer', async () => {
    const etags: (string | undefined)[] = []
    const answers = [fail({ code: 'share.host-unreachable' }), fail({ code: 'share.invalid' })]
    const { shares, collection, choices } = await withCollection({
      change: (_prepared, share) => {
        etags.push(share.etag)
        return Promise.resolve(answers.shift() ?? ok({ ...receiptFor(share.id), etag: 'new' }))
      },
    })
    const prepared = valueOf(await shares.prepare(collection.id, choices))
    const { id } = valueOf(await shares.publish(collection.id, prepared))
    expect(await shares.change(id, prepared)).toEqual(fail({ code: 'share.host-unreachable' }))
    expect(await shares.change(id, prepared)).toEqual(fail({ code: 'share.invalid' }))
    valueOf(await shares.change(id, prepared))
    valueOf(await shares.change(id, prepared))
    expect(etags).toEqual(['e', undefined, undefined, 'new'])
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
