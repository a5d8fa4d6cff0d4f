// One first call in a fresh process, for the verify benchmark: prints its milliseconds, or NaN without the peer.
import { examine } from '../../domain/verification/examine.ts'
import { loadFastWay } from '../../domain/verification/proofs/canonize.ts'
import type { JsonObject } from '../../domain/json.ts'
import { findListings } from '../../domain/verification/registries/registries.ts'
import { loadPeer } from './verifyPeer.ts'
import type { Peer } from './verifyPeer.ts'
import { outsideWith } from './signedBadges.ts'

/** The badge comes from outside: signing here would warm up what is measured. */
const [who, text = ''] = process.argv.slice(2)
const work = await prepare()
const start = performance.now()
await work?.()
console.log(work ? performance.now() - start : NaN)

async function prepare(): Promise<(() => Promise<unknown>) | undefined> {
  const credential = JSON.parse(text) as JsonObject
  if (who === 'ours') {
    await Promise.all([loadFastWay(), findListings('did:key:nobody')])
    const bytes = new TextEncoder().encode(text)
    return () => examine(bytes, outsideWith())
  }
  if (who === 'jsonld') {
    const { canonizeWithLibrary } = await import('../../domain/verification/proofs/canonizeWithLibrary.ts')
    return () => canonizeWithLibrary(credential, { workFactor: 1, timeLimit: 5000 })
  }
  const peer = await loadPeer(who as Peer)
  return peer && (() => peer(credential))
}
