// Whether the host is well, and how it does: for machines.
import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import type { Metrics } from '../metrics.ts'

/** `GET /health` and `GET /metrics`. */
export function status({ store, metrics }: Pick<Dependencies, 'store'> & { metrics: Metrics }): Hono {
  const app = new Hono()
  app.get('/health', async (context) => {
    // Throws, and so answers 503, when the store does not.
    await store.check()
    return context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' })
  })
  app.get('/metrics', async (context) => {
    const { shares, files, bytes } = await store.counts()
    const text = metrics.print({
      besace_shares: shares,
      besace_files: files,
      besace_file_bytes: bytes,
      process_resident_memory_bytes: process.memoryUsage.rss(),
    })
    return context.body(text, 200, {
      'content-type': 'text/plain; version=0.0.4',
      'cache-control': 'no-store',
    })
  })
  return app
}
