// The relay's way out: names to addresses, and one GET to an address that was looked at before.
import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'

export interface ResolvedAddress {
  address: string
  family: number
}

/** One request, ready to be sent. */
export interface RelayRequest {
  url: URL
  /** Already found fit; the connection goes to one of these and to no other. */
  addresses: ResolvedAddress[]
  headers: Record<string, string>
  signal: AbortSignal
}

/** Tests hand in one that records instead of connecting. */
export interface RelayNetwork {
  resolve(hostname: string): Promise<ResolvedAddress[]>
  get(request: RelayRequest): Promise<IncomingMessage>
}

/** The real network. */
export function createRelayNetwork(): RelayNetwork {
  return { resolve: (hostname) => lookup(hostname, { all: true }), get }
}

function get({ url, addresses, headers, signal }: RelayRequest): Promise<IncomingMessage> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const options: RequestOptions = {
    method: 'GET',
    host: hostname,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: url.pathname + url.search,
    headers: { host: url.host, ...headers },
    signal,
    // No connection is kept: the next request shall look at its address anew.
    agent: false,
    // > [!WARNING] A second look-up of the name could give another address than the one that was found fit. So there is
    // > none: whoever asks here gets the addresses that were looked at.
    lookup: (_hostname, { all }, answer) => {
      const [first] = addresses
      if (all === true) answer(null, addresses)
      else answer(first ? null : new Error('no address'), first?.address ?? '', first?.family)
    },
  }
  const secure = { ...options, servername: isIP(hostname) === 0 ? hostname : '' }
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest(secure) : httpRequest(options)
    request.once('response', resolve)
    request.once('error', reject)
    request.end()
  })
}
