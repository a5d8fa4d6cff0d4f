// The peers of the verify benchmark, as far as they are installed: checking never needs them.
import type { JsonObject } from '../../domain/json.ts'
import { fixedContext } from '../../domain/verification/contexts/fixedContexts.ts'

export const PEERS = ['@digitalcredentials/verifier-core', '@digitalbazaar/vc'] as const
export type Peer = (typeof PEERS)[number]
type Check = (credential: JsonObject) => Promise<unknown>

/** A peer's check of one credential, or nothing when it is not installed. A check that refuses the badge throws. */
export async function loadPeer(peer: Peer): Promise<Check | undefined> {
  try {
    return await (peer === '@digitalbazaar/vc' ? loadDigitalBazaar() : loadVerifierCore())
  } catch {
    // Not installed.
    return undefined
  }
}

/** No network answers it, as none answers us, and it keeps its thoughts to itself. */
async function loadVerifierCore(): Promise<Check> {
  const { verifyCredential } = await import('@digitalcredentials/verifier-core')
  return async (credential) => {
    const { fetch } = globalThis
    const { log, error } = console
    globalThis.fetch = () => Promise.reject(new Error('no network while measuring'))
    console.log = console.error = () => undefined
    try {
      const answer = await verifyCredential({ credential, knownDIDRegistries: [] } as never)
      const { log: steps } = answer as { log?: { id: string; valid: boolean }[] }
      return holding(steps?.some(({ id, valid }) => id === 'valid_signature' && valid))
    } finally {
      globalThis.fetch = fetch
      Object.assign(console, { log, error })
    }
  }
}

async function loadDigitalBazaar(): Promise<Check> {
  const [vc, integrity, eddsa] = await Promise.all([
    import('@digitalbazaar/vc'),
    import('@digitalbazaar/data-integrity'),
    import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
  ])
  const suite = new integrity.DataIntegrityProof({ cryptosuite: eddsa.cryptosuite })
  return async (credential) =>
    holding((await vc.verifyCredential({ credential, suite, documentLoader })).verified)
}

/** The contexts we know, and did:key: all that the measured badge needs. */
export function documentLoader(url: string): Promise<object> {
  const document = fixedContext(url) ?? didKeyDocument(url)
  return document
    ? Promise.resolve({ contextUrl: null, documentUrl: url, document })
    : Promise.reject(new Error(`not found: ${url}`))
}

function didKeyDocument(url: string): object | undefined {
  if (!url.startsWith('did:key:')) return undefined
  const [did = '', fragment] = url.split('#')
  const publicKeyMultibase = did.slice('did:key:'.length)
  const multikey = 'https://w3id.org/security/multikey/v1'
  const method = { id: `${did}#${publicKeyMultibase}`, type: 'Multikey', controller: did, publicKeyMultibase }
  if (fragment) return { '@context': multikey, ...method }
  const context = ['https://www.w3.org/ns/did/v1', multikey]
  return { '@context': context, id: did, verificationMethod: [method], assertionMethod: [method.id] }
}

/** A peer that refuses the badge would be measured at something else. */
function holding(isHeld: boolean | undefined): true {
  if (!isHeld) throw new Error('the peer does not accept the badge measured')
  return true
}
