// Everything the host's app needs from outside itself; tests hand in their own.
import type { Context } from 'hono'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { RelayNetwork } from './relay/relayNetwork.ts'
import type { Spool } from './shares/spool.ts'
import type { Site } from './site/site.ts'
import type { Store } from './store/store.ts'

export interface Dependencies {
  config: Pick<Config, 'publicUrl' | 'issuerHosts'>
  store: Store
  /** Where uploads lie while they come. */
  spool: Spool
  /** The current moment. */
  now(): Date
  /** Milliseconds that only go forward, to measure durations and to count requests. */
  monotonic(): number
  /** The relay's way to names and sockets. */
  network: RelayNetwork
  /** The built app, in memory. */
  site: Site
  /** The typefaces of share pages by name. */
  fonts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  /** The caller's address, for counting requests only; it is never logged. */
  addressOf(context: Context): string
  log: Log
}
