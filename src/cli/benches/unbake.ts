// Taking a badge out of a PNG: ours, beside a common library and beside the least that must be done.
import extractChunks from 'png-chunks-extract'
import { bakePng } from '../../domain/badge/bakePng.ts'
import { CHUNK, crc32, walkChunks } from '../../domain/badge/png/chunks.ts'
import { unbake } from '../../domain/badge/unbake.ts'
import type { Bench, BenchRow } from './bench.ts'

const ROUNDS = 300
/** Short enough that most batches run without being interrupted, long enough for the clock. */
const CALLS = 20
const KEYWORD = 'openbadgecredential'
/** iTXt: keyword, zero, two flags, empty language and translated keyword with a zero each. */
const TEXT_OFFSET = KEYWORD.length + 5

/** Pictures of 20 kB and 1 MB; the text in them is that of an ordinary badge, and is parsed in every variant. */
export const unbakeBench: Bench = {
  name: 'unbake',
  async run() {
    return [...(await measure('20 kB', picture(20_000))), ...(await measure('1 MB', picture(1_000_000)))]
  },
}

/** Each peer is measured apart: the library leaves megabytes of garbage, and whoever runs next sweeps it up. */
async function measure(size: string, png: Uint8Array): Promise<BenchRow[]> {
  const ours = () => unbakeAndParse(png)
  const bare = await compare({ ours, peer: () => bareLimit(png), rounds: ROUNDS, peerCalls: CALLS })
  const library = await compare({ ours, peer: () => withLibrary(png), rounds: ROUNDS / 10, peerCalls: 1 })
  return [
    { name: `unbake ${size} vs bare limit`, ...bare, note: 'bound: ratio ≤ 2' },
    { name: `unbake ${size} vs png-chunks-extract`, ...library },
  ]
}

interface Comparison {
  ours: () => unknown
  peer: () => unknown
  rounds: number
  peerCalls: number
}

/** Both by turns, after a warm-up; the medians of the rounds. */
async function compare({ ours, peer, rounds, peerCalls }: Comparison): Promise<Omit<BenchRow, 'name'>> {
  const ownTimes: number[] = []
  const peerTimes: number[] = []
  await timeOf(100 * CALLS, ours)
  await timeOf(100 * peerCalls, peer)
  for (let round = 0; round < rounds; round++) {
    ownTimes.push(await timeOf(CALLS, ours))
    peerTimes.push(await timeOf(peerCalls, peer))
  }
  const [own, other] = [median(ownTimes), median(peerTimes)]
  return { ours: own, peer: other, ratio: own / other, unit: 'µs' }
}

async function unbakeAndParse(png: Uint8Array): Promise<unknown> {
  const unbaked = await unbake(png)
  const payload = unbaked.ok ? unbaked.value.payloads[0] : undefined
  if (payload?.form !== 'json') throw new Error('the benchmark picture lost its badge')
  return JSON.parse(payload.text)
}

const decoder = new TextDecoder()

/** Headers walked, the checksum of the one text chunk made, its JSON parsed; nothing checked, nothing general. */
function bareLimit(png: Uint8Array): unknown {
  let value: unknown
  walkChunks(png, (chunk) => {
    if (chunk.type !== CHUNK.iTXt) return
    if (crc32(png, chunk.start + 4, chunk.dataEnd) === 0) throw new Error('no checksum is zero here')
    value = JSON.parse(decoder.decode(png.subarray(chunk.dataStart + TEXT_OFFSET, chunk.dataEnd)))
  })
  return value
}

function withLibrary(png: Uint8Array): unknown {
  const chunk = extractChunks(png).find(({ name }) => name === 'iTXt')
  return JSON.parse(decoder.decode(chunk?.data.subarray(TEXT_OFFSET)))
}

/** Microseconds a call. */
async function timeOf(calls: number, work: () => unknown): Promise<number> {
  const start = performance.now()
  for (let call = 0; call < calls; call++) await work()
  return ((performance.now() - start) * 1000) / calls
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number
}

/** A baked PNG whose pixel data fill chunks of 8 kB, as libpng writes them. The pixels are never decoded here. */
function picture(size: number): Uint8Array {
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const pixels = Array.from({ length: Math.ceil(size / 8204) }, () =>
    chunk('IDAT', new Uint8Array(8192).fill(0x55)),
  )
  const parts = [signature, chunk('IHDR', new Uint8Array(13)), ...pixels, chunk('IEND', new Uint8Array(0))]
  const text = JSON.stringify(badge)
  const baked = bakePng(new Uint8Array(Buffer.concat(parts)), { form: 'json', text }, KEYWORD)
  if (!baked.ok) throw new Error(baked.error.code)
  return baked.value
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes, 4, 8 + data.length), 8 + data.length)
  return bytes
}

const badge = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:2b1f6d0c-6a3c-4b57-9d0d-3d4fcb1c8a11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Chairing a meeting',
  issuer: {
    id: 'did:key:z6MkrZdGFLW2HGiTT3vxssRC9ERiBiWwEUbwhQbNc7sUYrcm',
    type: ['Profile'],
    name: 'An association',
  },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:2b1f6d0c-6a3c-4b57-9d0d-3d4fcb1c8a12',
      type: ['Achievement'],
      name: 'Chairing a meeting',
      description:
        'Prepares a meeting, gives everyone the floor, keeps the time and writes down what was decided.',
      criteria: { narrative: 'Chaired three meetings, watched by a peer.' },
    },
  },
  proof: {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-01T00:00:00Z',
    verificationMethod:
      'did:key:z6MkrZdGFLW2HGiTT3vxssRC9ERiBiWwEUbwhQbNc7sUYrcm#z6MkrZdGFLW2HGiTT3vxssRC9ERiBiWwEUbw',
    proofPurpose: 'assertionMethod',
    proofValue: 'z5AXjcDA7qi5CNzk7yrMGxkbs3AuUu347Ev1KhLGho53FyFS3usaG3pXJqnXBi1CwiWhQTnUDDHYMGD4e87qw6vQv',
  },
}
