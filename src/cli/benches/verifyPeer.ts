// The peer of the verify benchmark, if it is installed: checking never needs it.
import type { JsonObject } from '../../domain/json.ts'

export const PEER = '@digitalcredentials/verifier-core'

/** Its check of one credential, or nothing. No network answers it, as none answers us, and it keeps its thoughts to itself. */
export async function loadPeer(): Promise<((credential: JsonObject) => Promise<unknown>) | undefined> {
  try {
    const { verifyCredential } = await import('@digitalcredentials/verifier-core')
    const calmly = { fetch: () => Promise.reject(new Error('no network while measuring')) }
    return async (credential) => {
      const world = { fetch: globalThis.fetch, log: console.log, error: console.error }
      Object.assign(globalThis, calmly)
      console.log = console.error = () => undefined
      try {
        return holding(await verifyCredential({ credential, knownDIDRegistries: [] } as never))
      } finally {
        globalThis.fetch = world.fetch
        Object.assign(console, { log: world.log, error: world.error })
      }
    }
  } catch {
    // Not installed.
    return undefined
  }
}

/** A peer that refuses the badge would be measured at something else. */
function holding(answer: object): unknown {
  const { log } = answer as { log?: { id: string; valid: boolean }[] }
  const isHeld = log?.some(({ id, valid }) => id === 'valid_signature' && valid)
  if (!isHeld) throw new Error('the peer does not accept the badge measured')
  return answer
}
