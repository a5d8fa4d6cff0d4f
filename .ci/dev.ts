// Develops app and host on one port: Vite serves the app and reloads it; the host's routes are loaded anew when changed.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { createServer as createVite } from 'vite'
import { readConfig } from '../src/server/config.ts'
import type { Dependencies } from '../src/server/dependencies.ts'
import { realDependencies } from '../src/server/startHost.ts'

/** What the host answers; all else is the app's. */
const HOST_PATHS = /^\/(api|s|fonts)\/|^\/(health|metrics|share-target|oembed)$/

const root = fileURLToPath(new URL('..', import.meta.url))
const config = readConfig(process.env)
const dependencies = await realDependencies(config, `${root}dist/app/`)
const server = createServer()
const vite = await createVite({
  root,
  server: { middlewareMode: true, hmr: { server } },
  appType: 'spa',
})

/** The routes as they are now; Vite hands out the same module until one of its files changes. */
async function currentApp(): Promise<Hono> {
  const { createApp } = (await vite.ssrLoadModule('/src/server/app.ts')) as {
    createApp(dependencies: Dependencies): Hono
  }
  const known = apps.get(createApp) ?? createApp(dependencies)
  apps.set(createApp, known)
  return known
}
const apps = new WeakMap<object, Hono>()
const answer = getRequestListener(async (request, env) => (await currentApp()).fetch(request, env))

server.on('request', (request, response) => {
  if (HOST_PATHS.test((request.url ?? '').split('?')[0] ?? '')) void answer(request, response)
  else vite.middlewares(request, response)
})
server.listen(config.port, () => console.log(`Besace: ${config.publicUrl}`))

async function stop(): Promise<void> {
  server.closeAllConnections()
  server.close()
  await vite.close()
  await dependencies.store.close()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
