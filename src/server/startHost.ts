// The host with everything real plugged in: store, clock, network, files. Started by main.ts and by tests.
import { join } from 'node:path'
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { clientAddress } from './clientAddress.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'
import { createLog, inBatches } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createPageListener } from './pages/pageListener.ts'
import { createRelayNetwork } from './relay/relayNetwork.ts'
import { loadFonts } from './site/fonts.ts'
import { loadSite } from './site/site.ts'
import { createSpool } from './shares/spool.ts'
import { openStore } from './store/openStore.ts'
import type { Store } from './store/store.ts'

const SWEEP_EVERY = 10 * 60 * 1000
const CLOSE_WITHIN = 10_000

export interface Host {
  url: string
  /** Lets what is under way finish, then closes the store. */
  close(): Promise<void>
}

/** What the app needs, all real. */
export async function realDependencies(
  config: Config,
  appDirectory: string,
  write: (line: string) => void = inBatches((lines) => process.stdout.write(lines)),
): Promise<Dependencies> {
  const now = () => new Date()
  const log = createLog(write, now)
  return {
    config,
    store: await openStore(config, { now, onLost: () => log('warn', 'database-connection-lost') }),
    spool: createSpool(join(config.dataDirectory, 'uploads'), now),
    now,
    monotonic: () => performance.now(),
    network: createRelayNetwork(),
    site: await loadSite(appDirectory),
    fonts: await loadFonts(),
    addressOf: (context) => clientAddress(context, config.trustedProxies),
    log,
  }
}

/** Listens, and sweeps what has expired. */
export async function startHost(
  config: Config,
  appDirectory: string,
  write?: (line: string) => void,
): Promise<Host> {
  const dependencies = await realDependencies(config, appDirectory, write)
  const { store, log } = dependencies
  const metrics = createMetrics()
  const app = createApp(dependencies, metrics)
  // The one question that is asked by far the most has a way of its own, with the same answer.
  const listener = createPageListener({ ...dependencies, metrics }, getRequestListener(app.fetch))
  const server = await listen(listener, config)
  const stopSweeping = keepSweeping(dependencies)
  log('info', 'listening', { port: config.port, publicUrl: config.publicUrl })
  return {
    url: config.publicUrl,
    async close() {
      stopSweeping()
      await closeServer(server)
      await store.close()
      log('info', 'closed')
    },
  }
}

/** Ends expired shares until none is left. */
export async function sweep(store: Store, now: Date): Promise<number> {
  let ended = 0
  for (;;) {
    const more = await store.endExpired(now)
    ended += more
    if (more === 0) return ended
  }
}

/** Sweeps now and then; a failure is logged and tried again. */
export function keepSweeping({ store, now, log }: Pick<Dependencies, 'store' | 'now' | 'log'>): () => void {
  const run = () => {
    sweep(store, now()).then(
      (ended) => ended > 0 && log('info', 'swept', { shares: ended }),
      () => log('error', 'sweep-failed'),
    )
  }
  run()
  const timer = setInterval(run, SWEEP_EVERY)
  timer.unref()
  return () => clearInterval(timer)
}

function listen(listener: RequestListener, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener)
    server.once('error', reject)
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => resolve(server))
  })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN)
  await closed
  clearTimeout(force)
}
