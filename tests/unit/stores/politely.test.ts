// Errands to other people's hosts: never two at once to the same, with a pause, in an order nobody can foresee.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPoliteRound, inOrderOfChance, type Manners } from '../../../src/stores/politely.ts'

interface Visit {
  name: string
  addresses: string[]
  from: number
  to: number
}

/** A day in which waiting takes no time, and asking takes 100 ms a new address. */
function makeDay(manners: Manners, chances: () => number = () => 0) {
  let time = 0
  const timers: { at: number; ring(): void }[] = []
  const stopping = new AbortController()
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => timers.push({ at: time + milliseconds, ring: resolve }))
  const round = createPoliteRound(manners, {
    now: () => time,
    sleep,
    chance: chances,
    signal: stopping.signal,
  })
  const visits: Visit[] = []

  async function run(errands: { name: string; addresses: string[] }[], onVisit?: (visit: Visit) => void) {
    let isDone = false
    const running = round.run(errands, async (errand) => {
      const visit = { ...errand, from: time, to: Infinity }
      visits.push(visit)
      onVisit?.(visit)
      await sleep(100)
      visit.to = time
    })
    void running.finally(() => (isDone = true))
    for (;;) {
      // Whatever follows from the last bell has its turn before the next one.
      await new Promise((resolve) => setTimeout(resolve))
      if (isDone) return running
      timers.sort((first, second) => first.at - second.at)
      const next = timers.shift()
      if (!next) throw new Error('nobody is waited for any more')
      time = Math.max(time, next.at)
      next.ring()
    }
  }
  return { run, visits, stop: () => stopping.abort(), isOver: () => round.isOver() }
}

const at = (name: string, ...addresses: string[]) => ({ name, addresses })

describe('errands to the same host', () => {
  it('go one after the other with a pause, while others go on', async () => {
    const day = makeDay({ atOnce: 4, pause: [1000, 1000] })
    await day.run([
      at('a1', 'https://a.example/1'),
      at('a2', 'https://a.example/2'),
      at('b1', 'https://b.example/1'),
      at('ab', 'https://a.example/3', 'https://b.example/2'),
    ])
    const toA = day.visits.filter(({ addresses }) => addresses[0]?.includes('a.example'))
    expect(toA.map(({ from }) => from)).toEqual([0, 1100, 2200])
    expect(day.visits.filter(({ from }) => from === 0)).toHaveLength(2)
  })

  it('wait for nobody when all they need has been answered', async () => {
    const day = makeDay({ atOnce: 2, pause: [1000, 1000] })
    const list = 'https://a.example/list'
    await day.run(Array.from({ length: 9 }, (_, place) => at(`same ${place}`, list)))
    expect(day.visits.map(({ from }) => from)).toEqual([0, 100, 100, 200, 200, 300, 300, 400, 400])
  })

  it('are put off for another round beyond a number', async () => {
    const day = makeDay({ atOnce: 1, pause: [10, 10], mostPerHost: 2 })
    const left = await day.run([
      ...[1, 2, 3, 4].map((number) => at(`a${number}`, `https://a.example/${number}`)),
      at('mine'),
      at('b', 'https://b.example/1'),
    ])
    expect(day.visits).toHaveLength(4)
    expect(left.every(({ addresses }) => addresses[0]?.includes('a.example'))).toBe(true)
    expect(left).toHaveLength(2)
  })
})

it('ends after so many, and when it is called off', async () => {
  const some = Array.from({ length: 9 }, (_, place) => at(`${place}`))
  const short = makeDay({ atOnce: 1, pause: [0, 0], most: 3 })
  expect(await short.run(some)).toHaveLength(6)
  expect(short.isOver()).toBe(true)
  const stopped = makeDay({ atOnce: 1, pause: [0, 0] })
  expect(await stopped.run(some, () => stopped.visits.length === 2 && stopped.stop())).toHaveLength(7)
})

it('whatever there is to do, no host is pressed and everything is done once', async () => {
  const errand = fc.record({
    name: fc.uuid(),
    addresses: fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 }))
        .map(([host, page]) => `https://h${host}.example/${page}`),
      { maxLength: 3 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(errand, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1 }),
      async (errands, atOnce, chances) => {
        let turn = 0
        const day = makeDay({ atOnce, pause: [500, 700] }, () => chances[turn++ % chances.length] as number)
        await day.run(errands)
        expect(day.visits.map(({ name }) => name).sort()).toEqual(errands.map(({ name }) => name).sort())
        const answered = new Set<string>()
        const lastAsked = new Map<string, number>()
        for (const { addresses, from, to } of day.visits) {
          const fresh = addresses.filter((address) => !answered.has(address))
          for (const host of new Set(fresh.map((address) => new URL(address).host))) {
            if (lastAsked.has(host))
              expect(from).toBeGreaterThanOrEqual((lastAsked.get(host) as number) + 500)
            lastAsked.set(host, to)
          }
          for (const address of fresh) answered.add(address)
        }
      },
    ),
    { numRuns: 40 },
  )
})

it('mixes without losing or doubling anything', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer()),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (things, chances) => {
        const mixed = inOrderOfChance(things, () => chances.next().value)
        expect(mixed.toSorted()).toEqual(things.toSorted())
      },
    ),
  )
  // Every order of three comes up.
  const orders = new Set(Array.from({ length: 200 }, () => inOrderOfChance([1, 2, 3], Math.random).join('')))
  expect(orders.size).toBe(6)
})
