// Checking one badge: Data Integrity beside a library of verifiers, VC-JWT beside the bare signature check.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../domain/json.ts'
import { examine } from '../../domain/verification/examine.ts'
import { startInquiry } from '../../domain/verification/inquiry.ts'
import { canonizeWithLibrary } from '../../domain/verification/proofs/canonizeWithLibrary.ts'
import { parseJws } from '../../domain/verification/proofs/jws.ts'
import { verifyVcJwt } from '../../domain/verification/proofs/vcJwt.ts'
import type { Bench, BenchRow } from './bench.ts'
import { outsideWith, signedCredential, signedToken } from './signedBadges.ts'
import { loadPeer, PEERS } from './verifyPeer.ts'
import type { Peer } from './verifyPeer.ts'

const ROUNDS = 120
const BLOCKS = 8
const FIRST_CALLS = 5

export const verifyBench: Bench = {
  name: 'verify',
  async run() {
    const credential = await signedCredential()
    const rows: BenchRow[] = []
    for (const peer of PEERS) rows.push(await warmRow(credential, peer), await firstRow(credential, peer))
    return [...rows, ...(await tokenRows())]
  },
}

async function warmRow(credential: JsonObject, name: Peer): Promise<BenchRow> {
  const bytes = new TextEncoder().encode(JSON.stringify(credential))
  const outside = outsideWith()
  const library = await loadPeer(name)
  const peer = library ? () => library(credential) : () => canonizeAlone(credential)
  const { report } = await examine(bytes, outside)
  if (report.verdict !== 'intact') throw new Error(`the badge measured is ${report.verdict}`)
  const [ours, theirs] = await sideBySide(() => examine(bytes, outside), peer)
  return row('verify Data Integrity, warm', ours, theirs, noteOn(name, library))
}

function noteOn(name: Peer, library: unknown): string {
  return library
    ? `the peer is ${name}`
    : `${name} is not installed; the peer is jsonld canonicalising the same badge, only a part of the work`
}

/** What any verifier must do at least: the canonical form of badge and proof options. */
async function canonizeAlone({ proof, ...unsecured }: JsonObject): Promise<void> {
  const limits = { workFactor: 1, timeLimit: 5000 }
  await canonizeWithLibrary(unsecured, limits)
  await canonizeWithLibrary({ ...(proof as JsonObject), '@context': unsecured['@context'] }, limits)
}

/** Each first call in a process of its own, its modules loaded and nothing called yet. */
async function firstRow(credential: JsonObject, name: Peer): Promise<BenchRow> {
  const library = await loadPeer(name)
  const theirs = library ? name : 'jsonld'
  const text = JSON.stringify(credential)
  const times: [number[], number[]] = [[], []]
  for (let call = 0; call < FIRST_CALLS; call++) {
    times[0].push(measureFirstCall('ours', text))
    times[1].push(measureFirstCall(theirs, text))
  }
  return row('verify Data Integrity, first call', median(times[0]), median(times[1]), noteOn(name, library))
}

function measureFirstCall(who: 'ours' | 'jsonld' | Peer, text: string): number {
  const script = fileURLToPath(new URL('verifyFirstCall.ts', import.meta.url))
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, who, text], { encoding: 'utf8' })
  return Number.parseFloat(stdout)
}

async function tokenRows(): Promise<BenchRow[]> {
  const { token, outside, bare } = await signedToken()
  const { report } = await examine(token, outside)
  if (report.verdict !== 'verified') throw new Error(`the token measured is ${report.verdict}`)
  const proof = async () => verifyVcJwt(startInquiry(outside), parseJws(token)!)
  const [signature, alone] = await sideBySide(proof, bare)
  const [whole, again] = await sideBySide(() => examine(token, outside), bare)
  const note = 'the peer is crypto.subtle alone: importKey and verify'
  return [
    row('verify VC-JWT (RS256), token to signature', signature, alone, note),
    row('verify VC-JWT (RS256), whole report', whole, again, note),
  ]
}

/**
 * Medians in milliseconds. The two take turns in blocks, so that a busy machine is busy for both; the start of each
 * block is not counted, for it sweeps up what the other left behind.
 */
async function sideBySide(ours: () => unknown, peer: () => unknown): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let block = 0; block < BLOCKS; block++) {
    for (const [index, work] of [ours, peer].entries()) {
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now()
        await work()
        if (round >= ROUNDS / 4) times[index as 0 | 1].push(performance.now() - start)
      }
    }
  }
  return [median(times[0]), median(times[1])]
}

function median(times: number[]): number {
  return times.toSorted((first, second) => first - second)[times.length >> 1]!
}

function row(name: string, ours: number, peer: number, note?: string): BenchRow {
  return { name, ours, peer, ratio: ours / peer, unit: 'ms', ...(note && { note }) }
}
