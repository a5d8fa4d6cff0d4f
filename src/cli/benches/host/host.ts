// The host under load, with much in it, killed and left alone for long; the figures go to docs/host-figures.md.
import type { Bench, BenchRow } from '../bench.ts'
import { measureCrashes } from './crashes.ts'
import { writeFigures } from './figures.ts'
import { measureMillion } from './million.ts'
import { measureSoak } from './soak.ts'
import { measureThroughput } from './throughput.ts'
import { measureUploads } from './uploads.ts'

export const hostBench: Bench = {
  name: 'host',
  isOnlyByName: true,
  async run(options) {
    const rows: BenchRow[] = []
    const part = async (name: string, measure: () => Promise<BenchRow[]>) => {
      console.error(`host: ${name} …`)
      rows.push(...(await measure()))
    }
    await part('requests beside nginx', () => measureThroughput(options))
    await part('four large uploads', measureUploads)
    await part('a thousand pages and a million', () => measureMillion(options))
    await part('killed while publishing', () => measureCrashes(options))
    if (options.soak) await part('soak', () => measureSoak(options))
    writeFigures(rows, options, new Date())
    return rows
  },
}
