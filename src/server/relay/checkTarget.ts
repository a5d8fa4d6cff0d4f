// Whether the relay may go to an address at all, before any name is looked up.
import { isIP } from 'node:net'
import type { HostFault } from '../../contract/problems.ts'
import { RELAY_LIMITS } from '../../contract/limits.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { parseAddress } from '../../domain/webAddress.ts'
import { isPublicAddress } from './publicAddress.ts'
import type { RelayNetwork, ResolvedAddress } from './relayNetwork.ts'

export interface Target {
  url: URL
  addresses: ResolvedAddress[]
}

/** What the operator allows beyond the public internet. */
export interface Allowance {
  network: Pick<RelayNetwork, 'resolve'>
  /** `host:port`, lower case. */
  issuerHosts: readonly string[]
}

/** The address with what its name stands for now; the same look for the first hop and for every redirect. */
export async function checkTarget(address: string, allowance: Allowance): Promise<Result<Target, HostFault>> {
  const url = address.length > RELAY_LIMITS.url ? undefined : parseAddress(address)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return fail({ code: 'relay.url-invalid' })
  if (url.username !== '' || url.password !== '' || url.hostname === '')
    return fail({ code: 'relay.url-invalid' })
  url.hash = ''
  const isAllowed = allowance.issuerHosts.includes(`${url.hostname}:${portOf(url)}`)
  if (!isAllowed && portOf(url) !== '80' && portOf(url) !== '443') return fail({ code: 'relay.blocked-port' })
  const addresses = await addressesOf(url.hostname, allowance.network)
  if (addresses === undefined) return fail({ code: 'relay.unreachable' })
  // One inside address among several is enough to refuse: which one a connection takes is not ours to choose.
  const isFit = isAllowed || addresses.every(({ address }) => isPublicAddress(address))
  return isFit ? ok({ url, addresses }) : fail({ code: 'relay.blocked-address' })
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

/** Literals are looked at as they are: no look-up is ever made for them. */
async function addressesOf(
  hostname: string,
  network: Pick<RelayNetwork, 'resolve'>,
): Promise<ResolvedAddress[] | undefined> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(literal)
  if (family !== 0) return [{ address: literal, family }]
  try {
    const addresses = await network.resolve(hostname)
    return addresses.length > 0 ? addresses : undefined
  } catch {
    // The resolver throws for a name that does not exist or a server that does not answer: out of reach, both.
    return undefined
  }
}
