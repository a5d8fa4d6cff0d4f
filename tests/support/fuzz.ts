// Mutates badges and gives them to every reader: nothing may throw, hang or hoard. Use: npx tsx tests/support/fuzz.ts
// [COUNT] [SEED]; it prints what it did, and ends with 1 and the bytes in base64 when something failed.
import { decodeText } from '../../src/domain/badge/decodeText.ts'
import { alternatesIn } from '../../src/domain/badge/links/alternatesIn.ts'
import { assertionAddressOf } from '../../src/domain/badge/links/assertionAddressOf.ts'
import { openBundle } from '../../src/domain/badge/openBundle.ts'
import { readBadge } from '../../src/domain/badge/readBadge.ts'
import { unbake, unbakeText } from '../../src/domain/badge/unbake.ts'
import { examine } from '../../src/domain/verification/examine.ts'
import { readPem } from '../../src/domain/verification/keys/pem.ts'
import { readMultikey } from '../../src/domain/verification/keys/multikey.ts'
import { parseJws } from '../../src/domain/verification/proofs/jws.ts'
import {
  parseBaseProof,
  parseDerivedProof,
} from '../../src/domain/verification/proofs/selective/proofValue.ts'
import { fakeOutside } from './fakeOutside.ts'
import { corpus, words } from './fuzzCorpus.ts'
import { chance, mutate } from './mutate.ts'

/** Milliseconds of computing that one input may take, by the fastest of three tries: memory is tidied up in between. */
const MOST_TIME = 200
/** How much more memory the process may hold in the end than when it was warm. */
const MOST_GROWTH = 300 * 1024 * 1024

const outside = fakeOutside()
/** How derived and base proofs begin; what follows is CBOR. */
const DERIVED = Buffer.from([0xd9, 0x5d, 0x01])
const BASE = Buffer.from([0xd9, 0x5d, 0x00])

/** What is done with every input; each line is a parser of its own. */
const targets: Record<string, (bytes: Uint8Array, text: string) => unknown> = {
  async unbake(bytes) {
    const unbaked = await unbake(bytes)
    if (unbaked.ok) for (const payload of unbaked.value.payloads) readBadge(payload)
  },
  unbakeText(_, text) {
    const unbaked = unbakeText(text)
    if (unbaked.ok) for (const payload of unbaked.value.payloads) readBadge(payload)
  },
  openBundle: (bytes) => openBundle(bytes),
  links: (_, text) => [assertionAddressOf(text.slice(0, 9000)), alternatesIn(text, 'https://a.example/')],
  proofs(bytes, text) {
    parseJws(text)
    parseDerivedProof(`u${Buffer.concat([DERIVED, bytes]).toString('base64url')}`)
    parseBaseProof(`u${Buffer.concat([BASE, bytes]).toString('base64url')}`)
  },
  keys: (_, text) => [readMultikey(text), readPem(text)][1],
}

/** The whole way, with nobody to ask; dearer, so every fiftieth time. */
const wholeWay = (bytes: Uint8Array) => examine(bytes, outside)

/** Of computing, in all threads: the clock on the wall also counts what else the machine has to do. */
async function timeOf(run: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

async function main(count: number, seed: number): Promise<number> {
  const next = chance(seed)
  const slowest: Record<string, number> = {}
  const start = performance.now()
  let warm = 0
  for (let round = 1; round <= count; round++) {
    const bytes = mutate({ corpus, words }, next)
    const text = decodeText(bytes)
    const runs: [string, () => unknown][] = Object.entries(targets).map(([name, target]) => [
      name,
      () => target(bytes, text),
    ])
    if (round % 50 === 0) runs.push(['examine', () => wholeWay(bytes)])
    for (const [name, run] of runs) {
      try {
        let time = await timeOf(run)
        for (let again = 0; again < 2 && time > MOST_TIME; again++) time = Math.min(time, await timeOf(run))
        slowest[name] = Math.max(slowest[name] ?? 0, time)
        if (time > MOST_TIME) return failed(`${name} took ${Math.round(time)} ms`, round, bytes)
      } catch (error) {
        return failed(`${name} threw ${String(error)}`, round, bytes)
      }
    }
    outside.asked.length = 0
    if (round === Math.min(count, 20_000)) warm = process.memoryUsage().rss
    if (round % 100_000 === 0)
      console.log(`${round} after ${Math.round((performance.now() - start) / 1000)} s`)
  }
  const growth = process.memoryUsage().rss - warm
  const seconds = Math.round((performance.now() - start) / 1000)
  const times = Object.entries(slowest).map(([name, time]) => `${name} ${Math.round(time)} ms`)
  console.log(`${count} mutations of ${corpus.length} examples, seed ${seed}: clean, in ${seconds} s`)
  console.log(`slowest input: ${times.join(', ')}`)
  console.log(`memory: ${Math.round(growth / 1048576)} MB more at the end than when warm`)
  if (growth > MOST_GROWTH) console.error('memory grew beyond its bound')
  return growth > MOST_GROWTH ? 1 : 0
}

function failed(what: string, round: number, bytes: Uint8Array): number {
  console.error(`round ${round}: ${what}\n${Buffer.from(bytes).toString('base64')}`)
  return 1
}

process.exitCode = await main(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1))
