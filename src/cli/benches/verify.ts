// Checking one badge: Data Integrity beside a library of verifiers, VC-JWT beside the bare signature check.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { JsonObject } from '../../domain/json.ts'
import { examine } from '../../domain/verification/examine.ts'
import { canonizeWithLibrary } from '../../domain/verification/proofs/canonizeWithLibrary.ts'
import type { Bench, BenchRow } from './bench.ts'
import { median, sideBySide } from './sideBySide.ts'
import { outsideWith, signedCredential } from './signedBadges.ts'
import { loadPeer, PEERS } from './verifyPeer.ts'
import type { Peer } from './verifyPeer.ts'
import type { TokenTimes } from './verifyTokens.ts'

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
  const { signature, whole } = await measureTokens()
  const note = 'the peer is crypto.subtle alone: importKey and verify'
  return [
    row('verify VC-JWT (RS256), token to signature', ...signature, note),
    row('verify VC-JWT (RS256), whole report', ...whole, note),
  ]
}

/**
 * In a process of its own and as it ships: built. Here the difference matters, for the loader that runs the sources
 * names every function again each time one is made.
 */
async function measureTokens(): Promise<TokenTimes> {
  const outDir = mkdtempSync(join(tmpdir(), 'besace-bench-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL('verifyTokens.ts', import.meta.url)),
        outDir,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: 'verifyTokens.mjs', codeSplitting: false } },
      },
    })
    const script = join(outDir, 'verifyTokens.mjs')
    const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
    if (stderr) throw new Error(stderr)
    return JSON.parse(stdout) as TokenTimes
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

function row(name: string, ours: number, peer: number, note?: string): BenchRow {
  return { name, ours, peer, ratio: ours / peer, unit: 'ms', ...(note && { note }) }
}
