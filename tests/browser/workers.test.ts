// Examining off the main thread: queue, crash, time-out, abort, idle stop; and the real worker.
import { afterEach, describe, expect, it } from 'vitest'
import {
  createExamineBridge,
  type ExamineBridge,
  type ExamineBridgeSettings,
} from '../../src/workers/examineBridge.ts'

const bridges: ExamineBridge[] = []
let workers: { isAlive: boolean }[] = []

function makeBridge(settings: ExamineBridgeSettings = {}): ExamineBridge {
  workers = []
  const bridge = createExamineBridge({
    startWorker() {
      const worker = new Worker(new URL('../support/examineTest.worker.ts', import.meta.url), {
        type: 'module',
      })
      const state = { isAlive: true }
      const terminate = worker.terminate.bind(worker)
      worker.terminate = () => {
        state.isAlive = false
        terminate()
      }
      workers.push(state)
      return worker
    },
    ...settings,
  })
  bridges.push(bridge)
  return bridge
}

afterEach(() => {
  for (const bridge of bridges.splice(0)) bridge.stop()
})

const alive = () => workers.filter((worker) => worker.isAlive).length

async function nameOf(answer: ReturnType<ExamineBridge['examine']>): Promise<string | undefined> {
  const result = await answer
  return result.ok ? result.value.badge?.achievement.name : result.error.code
}

describe('the bridge', () => {
  it('starts no worker before it is needed, and two at most', async () => {
    const bridge = makeBridge()
    expect(workers).toHaveLength(0)
    const names = await Promise.all(
      ['a', 'wait', 'b', 'c', 'd'].map((input) => nameOf(bridge.examine(input))),
    )
    expect(names.map((name) => name?.split(' ')[0])).toEqual(['a', 'wait', 'b', 'c', 'd'])
    expect(workers).toHaveLength(2)
  })

  it('goes on with a new worker after a crash', async () => {
    const bridge = makeBridge({ mostWorkers: 1, jobsPerWorker: 1 })
    const names = await Promise.all(
      ['a', 'crash', 'b', 'die', 'c'].map((input) => nameOf(bridge.examine(input))),
    )
    expect(names).toEqual(['a 1', 'examine.crashed', 'b 1', 'examine.crashed', 'c 1'])
    expect(alive()).toBe(1)
  })

  it('has several examinations in one worker, and tries again alone when nobody knows who broke it', async () => {
    const bridge = makeBridge({ mostWorkers: 1, jobsPerWorker: 4, timeoutMs: 1000 })
    const names = await Promise.all(
      ['wait', 'die', 'b', 'hang', 'c', 'crash', 'd'].map((input) => nameOf(bridge.examine(input))),
    )
    expect(names.map((name) => name?.split(' ')[0])).toEqual([
      'wait',
      'examine.crashed',
      'b',
      'examine.too-slow',
      'c',
      'examine.crashed',
      'd',
    ])
    expect(alive()).toBe(1)
  })

  it('stops a worker that takes too long', async () => {
    const bridge = makeBridge({ mostWorkers: 1, timeoutMs: 400 })
    const names = await Promise.all(['hang', 'b'].map((input) => nameOf(bridge.examine(input))))
    expect(names).toEqual(['examine.too-slow', 'b 1'])
  })

  it('ends at once when called off, waiting or under way, and spares the others', async () => {
    const bridge = makeBridge({ mostWorkers: 1 })
    const underWay = new AbortController()
    const waiting = new AbortController()
    const hanging = nameOf(bridge.examine('hang', {}, underWay.signal))
    const queued = nameOf(bridge.examine('a', {}, waiting.signal))
    const other = nameOf(bridge.examine('b'))
    waiting.abort()
    expect(await queued).toBe('examine.stopped')
    underWay.abort()
    expect(await hanging).toBe('examine.stopped')
    expect(await other).toBe('b 1')
    expect(await nameOf(bridge.examine('c', {}, underWay.signal))).toBe('examine.stopped')
  })

  it('starts no worker for what is called off together', async () => {
    const bridge = makeBridge()
    const all = new AbortController()
    const names = Array.from({ length: 20 }, () => nameOf(bridge.examine('hang', {}, all.signal)))
    all.abort()
    expect(new Set(await Promise.all(names))).toEqual(new Set(['examine.stopped']))
    expect(workers).toHaveLength(2)
    expect(alive()).toBe(0)
  })

  it('lets workers go when there is nothing to do, and starts again', async () => {
    const bridge = makeBridge({ idleMs: 50 })
    await bridge.examine('a')
    expect(alive()).toBe(1)
    await expect.poll(alive).toBe(0)
    expect(await nameOf(bridge.examine('b'))).toBe('b 1')
  })

  it('settles everything when stopped', async () => {
    const bridge = makeBridge({ mostWorkers: 1 })
    const names = ['hang', 'a'].map((input) => nameOf(bridge.examine(input)))
    bridge.stop()
    expect(await Promise.all(names)).toEqual(['examine.stopped', 'examine.stopped'])
    expect(alive()).toBe(0)
  })
})

describe('the real worker', () => {
  it('reads a file itself and hands it back with its sum', async () => {
    const bridge = createExamineBridge()
    bridges.push(bridge)
    const result = await bridge.examine(new File(['abc'], 'a.json'))
    if (!result.ok) throw new Error(result.error.code)
    const { file, report } = result.value
    expect(report.verdict).toBe('unreadable')
    expect(new TextDecoder().decode(file?.bytes)).toBe('abc')
    expect(file?.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('gives a report for what is no badge', async () => {
    const bridge = createExamineBridge()
    bridges.push(bridge)
    const result = await bridge.examine(new TextEncoder().encode('not a badge'))
    expect(result).toMatchObject({ ok: true, value: { report: { verdict: 'unreadable' } } })
  })

  it('gives of a kept badge what was found, not what is known', async () => {
    const bridge = createExamineBridge()
    bridges.push(bridge)
    const { origin } = location
    const issuer = { type: 'Profile', id: `${origin}/nobody`, name: 'I', url: origin }
    const text = JSON.stringify({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: `${origin}/nothing-here`,
      recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
      badge: {
        type: 'BadgeClass',
        id: `${origin}/c`,
        name: 'B',
        description: 'd',
        criteria: { narrative: 'c' },
        issuer,
      },
      issuedOn: '2026-01-01T00:00:00Z',
      verification: { type: 'HostedBadge' },
    })
    const [received, kept] = await Promise.all([
      bridge.examine(text),
      bridge.examine(text, { isKept: true, snapshots: [] }),
    ])
    if (!received.ok || !kept.ok) throw new Error('no answer')
    expect(received.value.badge?.achievement.name).toBe('B')
    expect(Object.keys(kept.value).sort()).toEqual(['report', 'snapshots'])
    expect(kept.value.report.verdict).toBe(received.value.report.verdict)
  })
})
