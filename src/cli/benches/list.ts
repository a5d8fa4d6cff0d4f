// Scrolling fast through many badges: how long the longest frames take.
import type { Page } from '@playwright/test'
import type { Bench, BenchRow } from './bench.ts'
import { withManyBadges, type ManyRun } from './manyRun.ts'

const FRAMES = 240

export const listBench: Bench = {
  name: 'list',
  run: async (options) => (await withManyBadges(options, measure)).flat(),
}

/** Frames come sixty times a second: three of them are 50 ms and a little. */
const LATE = 51
/** A long page of plain stripes: what scrolling it takes is the machine's own. */
const STRIPES =
  '<body style="margin: 0; height: 1000000px; background: repeating-linear-gradient(#fff 0 200px, #ddd 200px 250px)">'

async function measure({ count, open, openBare }: ManyRun): Promise<BenchRow[]> {
  const bare = await openBare(STRIPES)
  const bareFrames = await scroll(bare)
  await bare.close()
  const page = await open('/?view=all')
  await page.evaluate(`besaceMany.until(() => besaceMany.setSize() >= ${count})`)
  await page.waitForTimeout(3000)
  const frames = await scroll(page)
  const tasks = await page.evaluate<number[]>('besaceMany.tasks')
  await page.close()
  return [
    ...rowsOf('scroll through an empty page', bareFrames),
    ...rowsOf(`scroll through ${count} badges`, frames),
    row(`scroll through ${count} badges, longest task`, Math.max(0, ...tasks), `${tasks.length} above 50 ms`),
  ]
}

async function scroll(page: Page): Promise<number[]> {
  // Once to and fro: code that never ran is compiled, pictures are there.
  await page.evaluate('besaceMany.timeScroll(30)')
  await page.waitForTimeout(500)
  await page.evaluate('besaceMany.watchTasks()')
  return page.evaluate<number[]>(`besaceMany.timeScroll(${FRAMES})`)
}

function rowsOf(what: string, frames: readonly number[]): BenchRow[] {
  const ordered = frames.toSorted((one, other) => one - other)
  const at = (share: number) => ordered[Math.floor(ordered.length * share)] ?? 0
  const late = frames.filter((time) => time > LATE).length
  return [
    row(`${what}, frame, median`, at(0.5), `a screen a frame, ${FRAMES} frames`),
    row(`${what}, frame, 95 of 100 below`, at(0.95), ''),
    row(`${what}, longest frame`, at(1 - 1e-9), `bound: 50 ms; ${late} frames above`),
  ]
}

function row(name: string, ours: number, note: string): BenchRow {
  return { name, ours, peer: 50, ratio: ours / 50, unit: 'ms', note }
}
