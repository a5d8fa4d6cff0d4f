// The same questions with a thousand pages and with a million, and the memory they take.
import type { BenchOptions, BenchRow } from '../bench.ts'
import { ENGINES, withData, type EngineName } from './engines.ts'
import { startHostProcess, type HostProcess } from './hostProcess.ts'
import { load, type Load } from './load.ts'
import { multiplyShare } from './multiply.ts'
import { makePublication, publish } from './samplePublication.ts'

const PER_SECOND = 500
const FEW = 1000
const BOUND_MB = 150
/** As every browser asks: what is sent is what lies in the database. */
const headers = { 'accept-encoding': 'br' }

interface Visited extends Load {
  megabytes: number
}

/** p99 at 500 requests a second over all pages alike, and the most memory meanwhile. */
export async function measureMillion(options: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const engine of ENGINES) rows.push(...(await measure(engine, options)))
  return rows
}

function measure(engine: EngineName, { brief }: BenchOptions): Promise<BenchRow[]> {
  const many = brief ? 20_000 : 1_000_000
  const seconds = brief ? 5 : 60
  return withData(engine, async (data) => {
    let host = await startHostProcess(data)
    const receipt = await publish(host.url, makePublication('Animatrice numérique'))
    if (receipt === undefined) throw new Error('nothing was published')
    const visit = async (count: number) => {
      const ids = await multiplyShare(data, receipt.id, count)
      // A fresh process each time: what it has seen before would help the second.
      await host.stop()
      host = await startHostProcess(data)
      return visitAll(host, ids, seconds)
    }
    try {
      const few = await visit(FEW)
      const all = await visit(many - FEW)
      return rowsOf(engine, many, { few, all })
    } finally {
      await host.stop()
    }
  })
}

async function visitAll(host: HostProcess, ids: readonly string[], seconds: number): Promise<Visited> {
  const path = () => `/s/${ids[Math.floor(Math.random() * ids.length)]}`
  const rate = { port: host.port, path, headers, connections: 32, perSecond: PER_SECOND }
  // Counts what is kept, as it does once a minute: not in the middle of it.
  await host.memory()
  await load({ ...rate, seconds: Math.min(5, seconds) })
  let megabytes = 0
  const watch = setInterval(
    () => void host.memory().then((now) => (megabytes = Math.max(megabytes, now))),
    1000,
  )
  const seen = await load({ ...rate, seconds })
  clearInterval(watch)
  if (Object.keys(seen.statuses).join() !== '200')
    throw new Error(`answers: ${JSON.stringify(seen.statuses)}`)
  return { ...seen, megabytes: Math.max(megabytes, await host.memory()) }
}

function rowsOf(engine: EngineName, many: number, { few, all }: { few: Visited; all: Visited }): BenchRow[] {
  const shares = many.toLocaleString('en')
  const note = `${PER_SECOND} requests/s over all pages alike, compressed as browsers ask`
  const row = (name: string, ours: number, peer: number, unit: string, more: string): BenchRow => {
    return { name: `${name}, ${engine}`, ours, peer, ratio: ours / peer, unit, note: `${note}; ${more}` }
  }
  return [
    row(`p99 with ${shares} pages, with ${FEW} beside`, all.p99, few.p99, 'ms', 'bound: ratio ≤ 1.2'),
    row(`p50 with ${shares} pages, with ${FEW} beside`, all.p50, few.p50, 'ms', 'no bound'),
    row(`memory with ${shares} pages`, all.megabytes, BOUND_MB, 'MB', `bound: ${BOUND_MB} MB`),
  ]
}
