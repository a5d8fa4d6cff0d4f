// Fifty times killed in the middle of publishing: nothing that was answered for is lost, nothing is there by half.
import type { BenchOptions, BenchRow } from '../bench.ts'
import { ENGINES, withData, type EngineName } from './engines.ts'
import { listShares, startHostProcess, type HostData } from './hostProcess.ts'
import { findFlaw, makePublication, publish } from './samplePublication.ts'

const AT_ONCE = 4
const BYTES = 100_000

interface Outcome {
  answered: number
  lost: number
  halved: number
  unanswered: number
}

export async function measureCrashes({ brief }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const kills = brief ? 5 : 50
  for (const engine of ENGINES) rows.push(...rowsOf(engine, kills, await crash(engine, kills)))
  return rows
}

function crash(engine: EngineName, kills: number): Promise<Outcome> {
  return withData(engine, async (data) => {
    const answered = new Map<string, Record<string, string>>()
    for (let kill = 0; kill < kills; kill += 1) await publishUntilKilled(data, kill, answered)
    return inspect(data, answered)
  })
}

async function publishUntilKilled(
  data: HostData,
  kill: number,
  answered: Map<string, Record<string, string>>,
): Promise<void> {
  const host = await startHostProcess(data)
  let isOver = false
  const publishers = Array.from({ length: AT_ONCE }, async (_, lane) => {
    for (let count = 0; !isOver; count += 1) {
      const publication = makePublication(`Kill ${kill}, ${lane}, ${count}`, { badges: 2, bytes: BYTES })
      const receipt = await publish(host.url, publication)
      if (receipt !== undefined) answered.set(receipt.id, publication.files)
    }
  })
  // Not before something was answered for, and then at any moment of the next ones.
  const before = answered.size
  for (let wait = 0; answered.size === before && wait < 2000; wait += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
  isOver = true
  await host.kill()
  await Promise.all(publishers)
}

/** Every page that is public is looked at whole, those that were not answered for, too. */
async function inspect(
  data: HostData,
  answered: ReadonlyMap<string, Record<string, string>>,
): Promise<Outcome> {
  const host = await startHostProcess(data)
  try {
    const present = new Set(await listShares(data))
    const lost = [...answered.keys()].filter((id) => !present.has(id)).length
    let halved = 0
    for (const id of present) {
      const files = answered.get(id) ?? (await filesNamedBy(host.url, id))
      if ((await findFlaw(host.url, id, files)) !== undefined) halved += 1
    }
    const unanswered = [...present].filter((id) => !answered.has(id)).length
    return { answered: answered.size, lost, halved, unanswered }
  } finally {
    await host.stop()
  }
}

async function filesNamedBy(url: string, id: string): Promise<Record<string, string>> {
  const { badges } = (await (await fetch(`${url}/s/${id}.json`)).json()) as { badges: { sha256: string }[] }
  return Object.fromEntries(badges.map(({ sha256 }, index) => [`badges/${index + 1}`, sha256]))
}

function rowsOf(engine: EngineName, kills: number, outcome: Outcome): BenchRow[] {
  const { answered, lost, halved, unanswered } = outcome
  const note = `bound: 0; ${kills} × kill -9, ${answered} answered for, ${unanswered} written whole without an answer`
  const row = (name: string, ours: number): BenchRow => {
    return {
      name: `${name}, ${engine}`,
      ours,
      peer: 0,
      ratio: ours === 0 ? 0 : Infinity,
      unit: 'pages',
      note,
    }
  }
  return [row('lost after kill -9', lost), row('served by half after kill -9', halved)]
}
