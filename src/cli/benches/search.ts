// Typing in the search box with many badges on the device: until the letter is painted, and until what it finds is.
import type { Page } from '@playwright/test'
import type { Bench, BenchRow } from './bench.ts'
import { median, withManyBadges, type ManyRun } from './manyRun.ts'

/** Found in names, in what badges say, in many and in none. */
const WORDS = ['animer', 'cooperer fablab', 'territoire 512', 'zebre']

export const searchBench: Bench = {
  name: 'search',
  run: async (options) => (await withManyBadges(options, measure)).flat(),
}

async function measure({ count, open, openBare }: ManyRun): Promise<BenchRow[]> {
  const bare = await openBare('<input>')
  await bare.locator('input').click()
  await bare.evaluate('besaceMany.watchKeys()')
  for (const word of WORDS) await type(bare, word)
  await bare.waitForTimeout(500)
  const bareKeys = await paintedKeys(bare)
  await bare.close()
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
      await type(page, letter)
      updates.push(await update)
    }
    await box.fill('')
    await page.waitForTimeout(800)
  }
  const all = await paintedKeys(page)
  const painted = updates.filter((time) => time > 0)
  await page.close()
  return [
    row('keystroke in an empty page, painted', median(bareKeys), 50, 'median'),
    row('keystroke in an empty page, painted, worst', Math.max(...bareKeys), 50, ''),
    row(`keystroke among ${count} badges, painted`, median(all), 50, 'bound: 50 ms; median'),
    row(`keystroke among ${count} badges, painted, worst`, Math.max(...all), 50, 'bound: 50 ms'),
    row(
      `keystroke among ${count} badges, its list painted`,
      median(painted),
      50,
      `median of ${painted.length}`,
    ),
    row(`keystroke among ${count} badges, its list painted, worst`, Math.max(...painted), 50, ''),
    row(
      `first search among ${count} badges, every word`,
      ready,
      read,
      'peer: reading the words raw from IndexedDB',
    ),
  ]
}

async function type(page: Page, letters: string): Promise<void> {
  for (const letter of letters) await page.keyboard.press(letter === ' ' ? 'Space' : letter)
}

/** The browser tells nothing of what took less than 16 ms. */
async function paintedKeys(page: Page): Promise<number[]> {
  const keys = await page.evaluate<number[]>('besaceMany.keys')
  const untold = Math.max(0, WORDS.join('').length - keys.length)
  return [...keys, ...Array.from({ length: untold }, () => 8)]
}

function row(name: string, ours: number, peer: number, note: string): BenchRow {
  return { name, ours, peer, ratio: ours / peer, unit: 'ms', note }
}
