// Four publications of 50 MB at once: the memory they take, and that they arrive.
import type { BenchRow } from '../bench.ts'
import { ENGINES, withData, type EngineName } from './engines.ts'
import { startHostProcess } from './hostProcess.ts'
import { findFlaw, makePublication, publish } from './samplePublication.ts'

const AT_ONCE = 4
const MEGABYTE = 1024 * 1024
const BOUND_MB = 150

export async function measureUploads(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const engine of ENGINES) rows.push(await measure(engine))
  return rows
}

function measure(engine: EngineName): Promise<BenchRow> {
  return withData(engine, async (data) => {
    const host = await startHostProcess(data)
    try {
      const publications = Array.from({ length: AT_ONCE }, (_, index) =>
        makePublication(`Large ${index}`, { badges: 3, bytes: 16 * MEGABYTE }),
      )
      let megabytes = 0
      const watch = setInterval(
        () => void host.memory().then((now) => (megabytes = Math.max(megabytes, now))),
        50,
      )
      const receipts = await Promise.all(publications.map((publication) => publish(host.url, publication)))
      for (const [index, receipt] of receipts.entries()) {
        const flaw = receipt && (await findFlaw(host.url, receipt.id, publications[index]?.files ?? {}))
        if (receipt === undefined || flaw !== undefined)
          throw new Error(`upload ${index}: ${flaw ?? 'refused'}`)
      }
      clearInterval(watch)
      return {
        name: `memory, ${AT_ONCE} publications of 48 MB at once and read again, ${engine}`,
        ours: megabytes,
        peer: BOUND_MB,
        ratio: megabytes / BOUND_MB,
        unit: 'MB',
        note: `bound: ${BOUND_MB} MB`,
      }
    } finally {
      await host.stop()
    }
  })
}
