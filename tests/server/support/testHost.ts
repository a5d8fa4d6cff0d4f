// A host for tests: the real routes over a real database file, with a clock of its own and a network that only records.
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createApp } from '../../../src/server/app.ts'
import { createLog } from '../../../src/server/log.ts'
import type { RelayNetwork } from '../../../src/server/relay/relayNetwork.ts'
import { createSpool } from '../../../src/server/shares/spool.ts'
import { siteFile, type SiteFile } from '../../../src/server/site/site.ts'
import type { Store } from '../../../src/server/store/store.ts'
import { openTestStore, type EngineName } from './engines.ts'
import { sampleForm } from './samplePage.ts'

export const PUBLIC_URL = 'https://besace.example'
export const TOKEN = 'A'.repeat(42) + 'E'
export const OTHER_TOKEN = 'B'.repeat(42) + 'E'
export const DAY = 24 * 60 * 60 * 1000

export interface TestHost {
  app: Hono
  store: Store
  directory: string
  lines: string[]
  /** Moves the clock. */
  pass(milliseconds: number): void
  ask(path: string, init?: RequestInit): Promise<Response>
  publish(form?: FormData, token?: string): Promise<Response>
  put(id: string, options: { form?: FormData; token?: string; ifMatch?: string }): Promise<Response>
  close(): Promise<void>
}

export interface TestHostOptions {
  /** SQLite by default. */
  engine?: EngineName
  /** Puts something between the routes and the store. */
  around?: (store: Store) => Store
  network?: RelayNetwork
  issuerHosts?: string[]
  site?: Record<string, string>
  address?: () => string
  publicUrl?: string
}

export const noNetwork: RelayNetwork = {
  resolve: () => Promise.reject(new Error('no names in this test')),
  get: () => Promise.reject(new Error('no sockets in this test')),
}

export async function testHost(options: TestHostOptions = {}): Promise<TestHost> {
  let time = Date.parse('2026-11-22T10:00:00Z')
  const now = () => new Date(time)
  const opened = await openTestStore(options.engine ?? 'sqlite', now)
  const { directory } = opened
  const store = options.around?.(opened.store) ?? opened.store
  const lines: string[] = []
  const app = createApp({
    config: { publicUrl: options.publicUrl ?? PUBLIC_URL, issuerHosts: options.issuerHosts ?? [] },
    store,
    spool: createSpool(join(directory, 'uploads'), now),
    now,
    monotonic: () => time,
    network: options.network ?? noNetwork,
    site: siteOf(options.site ?? {}),
    fonts: new Map([['bricolage', new Uint8Array([1, 2, 3])]]),
    addressOf: options.address ?? (() => '203.0.113.9'),
    log: createLog((line) => lines.push(line), now),
  })
  const ask = async (path: string, init: RequestInit = {}) => app.request(path, init)
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    app,
    store,
    directory,
    lines,
    pass(milliseconds) {
      time += milliseconds
    },
    ask,
    publish: (form = sampleForm(), token = TOKEN) =>
      ask('/api/shares', { method: 'POST', headers: bearer(token), body: form }),
    put: (id, { form = sampleForm(), token = TOKEN, ifMatch }) => {
      const condition: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch }
      return ask(`/api/shares/${id}`, {
        method: 'PUT',
        headers: { ...bearer(token), ...condition },
        body: form,
      })
    },
    close: () => opened.close(),
  }
}

function siteOf(files: Record<string, string>): Map<string, SiteFile> {
  return new Map(
    Object.entries(files).map(([path, text]) => [`/${path}`, siteFile(path, new TextEncoder().encode(text))]),
  )
}
