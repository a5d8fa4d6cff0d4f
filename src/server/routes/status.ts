// Whether the host is well, and how it does: for machines.
import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import type { Metrics } from '../metrics.ts'
import type { Counts } from '../store/store.ts'
import { StoreError } from '../store/storeError.ts'

/** Counting a million rows takes a moment: it is done at most this often, however often one asks. */
const COUNTED_EVERY_MS = 60_000

type Status = Pick<Dependencies, 'store' | 'monotonic'> & { metrics: Metrics }

/** `GET /health` and `GET /metrics`. */
export function status({ store, metrics, monotonic }: Status): Hono {
  const app = new Hono()
  let counted: { counts: Counts; at: number } | undefined

  app.get('/health', async (context) => {
    // Throws, and so answers 503, when the store does not.
    await store.check()
    return context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' })
  })

  app.get('/metrics', async (context) => {
    const gauges = { ...(await storeGauges()), ...processGauges() }
    return context.body(metrics.print(gauges), 200, {
      'content-type': 'text/plain; version=0.0.4',
      'cache-control': 'no-store',
    })
  })

  return app

  /** What is kept; of a store that does not answer only that. */
  async function storeGauges(): Promise<Record<string, number>> {
    try {
      await store.check()
      if (counted === undefined || monotonic() - counted.at >= COUNTED_EVERY_MS)
        counted = { counts: await store.counts(), at: monotonic() }
    } catch (error) {
      if (error instanceof StoreError) return { besace_store_up: 0 }
      throw error
    }
    const { shares, files, bytes, mailboxes, messages, sessions } = counted.counts
    return {
      besace_store_up: 1,
      besace_shares: shares,
      besace_files: files,
      besace_file_bytes: bytes,
      besace_mailboxes: mailboxes,
      besace_messages: messages,
      besace_sessions: sessions,
    }
  }
}

function processGauges(): Record<string, number> {
  const { user, system } = process.cpuUsage()
  return {
    process_cpu_seconds: (user + system) / 1e6,
    process_resident_memory_bytes: process.memoryUsage.rss(),
    process_uptime_seconds: Math.round(process.uptime()),
  }
}
