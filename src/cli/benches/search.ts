// Typing in the search box with many badges on the device: until the letter is painted, and until what it finds is.
import type { Bench, BenchRow } from './bench.ts'
import { median, withManyBadges, type ManyRun } from './manyRun.ts'

/** Found in names, in what badges say, in many and in none. */
const WORDS = ['animer', 'cooperer fablab', 'territoire 512', 'zebre']

export const searchBench: Bench = {
  name: 'search',
  run: async (options) => (await withManyBadges(options, measure)).flat(),
}

async function measure({ count, open }: ManyRun): Promise<BenchRow[]> {
  const raw = await open('/favicon.svg')
  const read = await raw.evaluate<number>(`besaceMany.timeRawRead('digests')`)
  await raw.close()
  const page = await open('/?view=all')
  await page.evaluate(`besaceMany.until(() => besaceMany.setSize() >= ${count})`)
  await page.waitForTimeout(3000)
  const box = page.locator('.badge-search input')
  const start = Date.now()
  await box.click()
  await page.keyboard.type('observer')
  await page.evaluate('besaceMany.until(() => besaceMany.isFoundInside())')
  const ready = Date.now() - start
  await box.fill('')
  await page.waitForTimeout(3000)
  await page.evaluate('besaceMany.watchKeys()')
  const updates: number[] = []
  for (const word of WORDS) {
    for (const letter of word) {
      const update = page.evaluate<number>('besaceMany.listUpdate()')
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      updates.push(await update)
    }
    await box.fill('')
    await page.waitForTimeout(800)
  }
  const keys = await page.evaluate<number[]>('besaceMany.keys')
  const letters = WORDS.join('').length
  // The browser tells nothing of what took less than 16 ms.
  const all = [...keys, ...Array.from({ length: Math.max(0, letters - keys.length) }, () => 8)]
  const painted = updates.filter((time) => time > 0)
  await page.close()
  return [
    row(`keystroke among ${count} badges, painted`, median(all), 50, 'bound: 50 ms; median'),
    row(`keystroke among ${count} badges, painted, worst`, Math.max(...all), 50, 'bound: 50 ms'),
    row(`keystroke among ${count} badges, its list painted`, median(painted), 50, 'median'),
    row(`keystroke among ${count} badges, its list painted, worst`, Math.max(...painted), 50, ''),
    row(
      `first search among ${count} badges, every word`,
      ready,
      read,
      'peer: reading the words raw from IndexedDB',
    ),
  ]
}

function row(name: string, ours: number, peer: number, note: string): BenchRow {
  return { name, ours, peer, ratio: ours / peer, unit: 'ms', note }
}
