// Ten minutes of everything at once: readers, publishers, changes and take-downs; what grows meanwhile is a leak.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchOptions, BenchRow } from '../bench.ts'
import { ENGINES, withData, type EngineName } from './engines.ts'
import { startHostProcess, type HostProcess } from './hostProcess.ts'
import { load } from './load.ts'
import { makePublication, publish } from './samplePublication.ts'

const PER_SECOND = 200

export async function measureSoak({ brief }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const engine of ENGINES) rows.push(...(await soak(engine, brief ? 0.5 : 10)))
  return rows
}

function soak(engine: EngineName, minutes: number): Promise<BenchRow[]> {
  return withData(engine, async (data) => {
    const host = await startHostProcess(data)
    try {
      const ids: string[] = []
      for (let count = 0; count < 50; count += 1) {
        const receipt = await publish(host.url, makePublication(`Soak ${count}`, { bytes: 20_000 }))
        if (receipt !== undefined) ids.push(receipt.id)
      }
      const paths = ids.flatMap((id) => [
        `/s/${id}`,
        `/s/${id}`,
        `/s/${id}.json`,
        `/s/${id}/badges/1`,
        '/',
        '/health',
      ])
      const path = () => paths[Math.floor(Math.random() * paths.length)] ?? '/'
      const reading = (seconds: number) =>
        load({ port: host.port, path, connections: 32, seconds, perSecond: PER_SECOND })
      const tenth = minutes * 6
      const writer = keepWriting(host)
      await reading(5 * tenth)
      const early = { megabytes: await calm(host), handles: host.handles() }
      const seen = await reading(5 * tenth)
      await writer.stop()
      const late = { megabytes: await calm(host), handles: host.handles() }
      const { 200: right = 0, ...others } = seen.statuses
      const wrong = Object.values(others).reduce((sum, count) => sum + count, 0)
      const kinds = Object.entries(others).map(([status, count]) => `${count} × ${status}`)
      const left = readdirSync(join(data.directory, 'uploads')).length
      const note = `${minutes} minutes, ${PER_SECOND} requests/s, ${writer.written()} pages published and taken down`
      const row = (name: string, ours: number, peer: number, unit: string, more?: string): BenchRow => {
        const said = more ? `${note}; ${more}` : note
        return { name: `soak, ${name}, ${engine}`, ours, peer, ratio: ours / peer, unit, note: said }
      }
      return [
        row('memory at the end, after half of the time beside', late.megabytes, early.megabytes, 'MB'),
        row('open files at the end, after half beside', late.handles ?? 0, early.handles ?? 0, ''),
        row('answers other than 200, of all', wrong, right + wrong, '', kinds.join(', ')),
        row('uploads left on the disk', left, 0, ''),
        row('p99', seen.p99, seen.p50, 'ms'),
      ]
    } finally {
      await host.stop()
    }
  })
}

/** The least of some looks: what a collection of garbage leaves. */
async function calm(host: HostProcess): Promise<number> {
  let least = Infinity
  for (let look = 0; look < 20; look += 1) {
    least = Math.min(least, await host.memory())
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return least
}

/** Publishes and takes down, one page after the other, within what one address may (one a second). */
function keepWriting({ url }: HostProcess): { stop(): Promise<void>; written(): number } {
  let isOver = false
  let count = 0
  const work = async () => {
    while (!isOver) {
      const publication = makePublication(`Passing ${count}`, { bytes: 200_000 })
      const receipt = await publish(url, publication)
      const headers = { authorization: `Bearer ${publication.token}` }
      if (receipt !== undefined) await fetch(`${url}/api/shares/${receipt.id}`, { method: 'DELETE', headers })
      if (receipt !== undefined) count += 1
      await new Promise((resolve) => setTimeout(resolve, 2500))
    }
  }
  const done = work()
  return {
    written: () => count,
    stop() {
      isOver = true
      return done
    },
  }
}
