// One page as fast as it goes, beside nginx with the same file and the same headers.
import type { BenchOptions, BenchRow } from '../bench.ts'
import { ENGINES, withData, type EngineName } from './engines.ts'
import { startHostProcess } from './hostProcess.ts'
import { load, type Load } from './load.ts'
import { startNginx } from './nginxPeer.ts'
import { makePublication, publish } from './samplePublication.ts'

const CONNECTIONS = 32
/** Set by the connection itself, or by nginx for itself. */
const NOT_COPIED = /^(content-length|content-type|date|connection|keep-alive|etag|last-modified|server)$/

/** Requests a second and the time they take, on each engine. */
export async function measureThroughput(options: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const engine of ENGINES) rows.push(...(await measure(engine, options)))
  return rows
}

function measure(engine: EngineName, { brief }: BenchOptions): Promise<BenchRow[]> {
  return withData(engine, async (data) => {
    const host = await startHostProcess(data)
    const receipt = await publish(host.url, makePublication('Animatrice numérique'))
    if (receipt === undefined) throw new Error('nothing was published')
    const path = `/s/${receipt.id}`
    const page = await fetch(host.url + path, { headers: { 'accept-encoding': 'identity' } })
    const body = new Uint8Array(await page.arrayBuffer())
    const headers = Object.fromEntries([...page.headers].filter(([name]) => !NOT_COPIED.test(name)))
    const nginx = await startNginx(path, { body, headers })
    try {
      const seconds = brief ? 2 : 10
      const ask = (port: number) => load({ port, path: () => path, connections: CONNECTIONS, seconds })
      await ask(host.port) // The first seconds are the compiler's.
      const ours: Load[] = []
      const theirs: Load[] = []
      // In turn, so that what else the machine does falls on both.
      for (let round = 0; round < (brief ? 1 : 3); round += 1) {
        ours.push(await ask(host.port))
        if (nginx !== undefined) theirs.push(await ask(nginx.port))
      }
      return rowsOf(engine, body.byteLength, { ours: best(ours), theirs: best(theirs) })
    } finally {
      nginx?.stop()
      await host.stop()
    }
  })
}

/** The round that was disturbed least. */
function best(loads: readonly Load[]): Load | undefined {
  return loads.toSorted((one, other) => other.perSecond - one.perSecond)[0]
}

function rowsOf(
  engine: EngineName,
  bytes: number,
  { ours, theirs }: { ours: Load | undefined; theirs: Load | undefined },
): BenchRow[] {
  if (ours === undefined) return []
  const wrong = Object.entries(ours.statuses).filter(([status]) => status !== '200')
  if (wrong.length > 0) throw new Error(`answers that are none: ${JSON.stringify(wrong)}`)
  const note = theirs === undefined ? 'nginx is not installed' : `${bytes} bytes, ${CONNECTIONS} connections`
  const row = (name: string, unit: string, read: (load: Load) => number): BenchRow => {
    const peer = theirs === undefined ? Number.NaN : read(theirs)
    return {
      name: `GET /s/{id}, ${engine}: ${name}, nginx beside`,
      ours: read(ours),
      peer,
      ratio: read(ours) / peer,
      unit,
      note,
    }
  }
  return [
    row('requests', '1/s', (load) => load.perSecond),
    row('p50', 'ms', (load) => load.p50),
    row('p99', 'ms', (load) => load.p99),
  ]
}
