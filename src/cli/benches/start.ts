// From the tap on the icon to a list one can use, with many badges on the device.
import type { Bench, BenchRow } from './bench.ts'
import { median, withManyBadges, type ManyRun } from './manyRun.ts'

const ROUNDS = 5

export const startBench: Bench = {
  name: 'start',
  run: async (options) => (await withManyBadges(options, measure)).flat(),
}

async function measure({ count, open }: ManyRun): Promise<BenchRow[]> {
  const rounds: { bare: number; read: number; first: number; whole: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const raw = await open('/favicon.svg')
    const bare = await raw.evaluate<number>('besaceMany.whenPainted(() => true)')
    const read = await raw.evaluate<number>(`besaceMany.timeRawRead('cards')`)
    await raw.close()
    const page = await open('/?view=all')
    const first = page.evaluate<number>('besaceMany.firstPainted()')
    const whole = page.evaluate<number>(`besaceMany.allPainted(${count})`)
    rounds.push({ bare, read, first: await first, whole: await whole })
    await page.close()
  }
  const of = (what: 'bare' | 'read' | 'first' | 'whole') => median(rounds.map((round) => round[what]))
  return [
    {
      name: 'start of an empty page, painted',
      ours: of('bare'),
      peer: 1000,
      ratio: of('bare') / 1000,
      unit: 'ms',
      note: 'one picture through the same service worker: what the machine itself takes',
    },
    {
      name: `start with ${count} badges, first ones painted`,
      ours: of('first'),
      peer: 1000,
      ratio: of('first') / 1000,
      unit: 'ms',
      note: 'bound: 1 s from the navigation on, processor slowed 4×',
    },
    {
      name: `start with ${count} badges, all of them there`,
      ours: of('whole'),
      peer: of('read'),
      ratio: of('whole') / of('read'),
      unit: 'ms',
      note: 'bound: 1 s; peer: opening IndexedDB and reading the cards raw, nothing else',
    },
  ]
}
