// Receiving badges into a real IndexedDB: what is kept, what is not, and why.
import { afterEach, describe, expect, it } from 'vitest'
import { ok } from '../../src/domain/result.ts'
import type { Examined } from '../../src/domain/verification/examine.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
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

function unreadable(): Examined {
  const checkedAt = '2026-03-03T10:00:00.000Z'
  const check = { id: 'format', state: 'failed', code: 'read.not-a-badge', checkedAt } as const
  return { report: { verdict: 'unreadable', checks: [check], checkedAt }, snapshots: [] }
}

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
      { state: 'added', verdict: 'unverified', unproven: { code: 'integrity.no-proof' } },
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
    const sources = Array.from({ length: 200 }, (_, number) => ({
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
    expect(added.length + stopped.length).toBe(200)
    expect(badges.cards).toHaveLength(added.length)
  })

  it('receives what an archive and a record hold, one by one, and remembers where it came from', async () => {
    const part = (content: string, name = '') => ({ name, content, bundle: { id: 'bundle-1' } })
    const holding: Record<string, ReturnType<typeof part>[]> = {
      'not an archive': [part('Bread', 'bread.png'), part('Record'), part('not a badge', 'photo.jpg')],
      Record: [part('Cake'), part('Bread')],
    }
    start({
      examine: (input) => {
        const text = textOf(input)
        const examined = text.startsWith('not') ? unreadable() : makeExamined(text)
        return Promise.resolve(ok({ ...examined, ...(holding[text] && { parts: holding[text] }) }))
      },
    })
    const badges = useBadgesStore()
    const progress: string[] = []
    const outcomes = await badges.receive(
      [
        { kind: 'file', file: fileOf('not an archive', 'mine.zip') },
        { kind: 'text', text: 'Pie' },
      ],
      { onProgress: (done, total) => progress.push(`${done}/${total}`) },
    )
    expect(outcomes.map(({ state, sourceName }) => `${sourceName}: ${state}`)).toEqual([
      'bread.png: added',
      'mine.zip (2): added',
      'mine.zip (2) (1): added',
      'mine.zip (2) (2): already-there',
      'photo.jpg: not-a-badge',
      'Pie: added',
    ])
    expect(progress.at(-1)).toBe('7/7')
    expect(outcomes[4]!.source).toMatchObject({ kind: 'text', text: 'not a badge', name: 'photo.jpg' })
    const kept = valueOf(await badges.all())
    expect(
      Object.fromEntries(kept.map(({ badge, bundle }) => [badge.achievement.name, bundle?.name])),
    ).toEqual({
      Bread: 'mine.zip',
      Record: 'mine.zip',
      Cake: 'mine.zip (2)',
      Pie: undefined,
    })
    const cake = kept.find(({ badge }) => badge.achievement.name === 'Cake')!
    expect(valueOf(await badges.open(cake.card.id)).bundle).toEqual({ id: 'bundle-1', name: 'mine.zip (2)' })
  })

  it('gives up on what holds itself, and says so', async () => {
    const endless = { name: 'again', content: 'not one', bundle: { id: 'x' } }
    start({ examine: () => Promise.resolve(ok({ ...unreadable(), parts: [endless] })) })
    const outcomes = await useBadgesStore().receive([{ kind: 'text', text: 'not one' }])
    expect(outcomes).toMatchObject([{ state: 'not-a-badge', fault: { code: 'read.several-badges' } }])
  })

  it('says why a part could not be taken out', async () => {
    const parts = [{ name: 'locked.png', fault: { code: 'unbake.archive.locked' }, bundle: { id: 'x' } }]
    start({ examine: () => Promise.resolve(ok({ ...unreadable(), parts })) })
    expect(await useBadgesStore().receive([{ kind: 'text', text: 'zip' }])).toMatchObject([
      { state: 'not-a-badge', sourceName: 'locked.png', fault: { code: 'unbake.archive.locked' } },
    ])
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
