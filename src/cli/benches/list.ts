// Scrolling fast through many badges: how long the longest frames take.
import type { Bench, BenchRow } from './bench.ts'
import { withManyBadges, type ManyRun } from './manyRun.ts'

const FRAMES = 240

export const listBench: Bench = {
  name: 'list',
  run: async (options) => (await withManyBadges(options, measure)).flat(),
}

async function measure({ count, open }: ManyRun): Promise<BenchRow[]> {
  const page = await open('/?view=all')
  await page.evaluate(`besaceMany.until(() => besaceMany.setSize() >= ${count})`)
  await page.waitForTimeout(3000)
  // Once to and fro: code that never ran is compiled, pictures are there.
  await page.evaluate('besaceMany.timeScroll(30)')
  await page.waitForTimeout(500)
  await page.evaluate('besaceMany.watchTasks()')
  const frames = await page.evaluate<number[]>(`besaceMany.timeScroll(${FRAMES})`)
  const tasks = await page.evaluate<number[]>('besaceMany.tasks')
  await page.close()
  const ordered = frames.toSorted((one, other) => one - other)
  const at = (share: number) => ordered[Math.floor(ordered.length * share)] ?? 0
  const late = frames.filter((time) => time > 50).length
  return [
    row(`scroll through ${count} badges, frame, median`, at(0.5), `a screen a frame, ${FRAMES} frames`),
    row(`scroll through ${count} badges, frame, 95 of 100 below`, at(0.95), ''),
    row(`scroll through ${count} badges, longest frame`, at(1 - 1e-9), `bound: 50 ms; ${late} frames above`),
    row(`scroll through ${count} badges, longest task`, Math.max(0, ...tasks), `${tasks.length} above 50 ms`),
  ]
}

function row(name: string, ours: number, note: string): BenchRow {
  return { name, ours, peer: 50, ratio: ours / 50, unit: 'ms', note }
}
