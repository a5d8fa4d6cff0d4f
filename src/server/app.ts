// The host as a pure function of what it is given: routes, and what surrounds them all.
import { Hono } from 'hono'
import { MAILBOXES_PATH, RELAY_PATH, SESSIONS_PATH, SHARES_PATH } from '../contract/paths.ts'
import type { Dependencies } from './dependencies.ts'
import { createMetrics } from './metrics.ts'
import { observe } from './middleware/observe.ts'
import { problem } from './middleware/problem.ts'
import { securityHeaders } from './middleware/securityHeaders.ts'
import { mailboxes } from './routes/mailboxes.ts'
import { oembed } from './routes/oembed.ts'
import { relay } from './routes/relay.ts'
import { sessions } from './routes/sessions.ts'
import { shareApi } from './routes/shareApi.ts'
import { sharePages } from './routes/sharePages.ts'
import { siteRoutes } from './routes/siteRoutes.ts'
import { status } from './routes/status.ts'
import { StoreError } from './store/storeError.ts'

/** The whole host, to be served or asked by `app.request()`. */
export function createApp(dependencies: Dependencies, metrics = createMetrics()): Hono {
  const { config, log } = dependencies
  const app = new Hono()
  app.use(observe(metrics, dependencies))
  app.use(securityHeaders(config.publicUrl))
  app.route('/', status({ ...dependencies, metrics }))
  app.route(SHARES_PATH, shareApi(dependencies))
  app.route(MAILBOXES_PATH, mailboxes(dependencies))
  app.route(SESSIONS_PATH, sessions(dependencies))
  app.route(RELAY_PATH, relay(dependencies))
  app.all('/api/*', (context) => problem(context, 'host.not-found'))
  app.route('/s', sharePages(dependencies))
  app.all('/s/*', (context) => problem(context, 'host.not-found'))
  app.route('/oembed', oembed(dependencies))
  app.route('/', siteRoutes(dependencies))
  app.notFound((context) => problem(context, 'host.not-found'))
  app.onError((error, context) => {
    if (error instanceof StoreError) {
      log('warn', 'store', { trouble: error.trouble })
      return problem(context, error.trouble === 'full' ? 'host.full' : 'host.store-unavailable')
    }
    // The message of a bug, never what was sent: it may hold what people wrote.
    log('error', 'bug', { name: error.name, where: error.stack?.split('\n')[1]?.trim() ?? '' })
    return problem(context, 'host.broken')
  })
  return app
}
