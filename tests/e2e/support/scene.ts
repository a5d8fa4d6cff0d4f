// What every test of bad days starts from: a real host, an issuer, a fresh learner; and what must hold at each end.
import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { Passport } from '../screens/passport.ts'
import { startHost, type RunningHost } from './host.ts'
import { startIssuer, type LocalIssuer } from './issuer.ts'

/** What a browser complained of, and whom it asked besides the host and the issuer. */
export interface Watch {
  strangers: string[]
  complaints: string[]
}

interface TestParts {
  passport: Passport
  watch: Watch
}

interface WorkerParts {
  issuer: LocalIssuer
  host: RunningHost
}

/** Notes what pages of this context ask and complain of. */
export function watchOver(context: BrowserContext, own: readonly string[]): Watch {
  const watch: Watch = { strangers: [], complaints: [] }
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && !own.includes(origin)) watch.strangers.push(request.url())
  })
  context.on('console', (message) => {
    if (/Content Security Policy|Uncaught|\[Vue warn\]/.test(message.text()))
      watch.complaints.push(message.text())
  })
  context.on('weberror', (error) => watch.complaints.push(String(error.error().stack ?? error.error())))
  return watch
}

export const test = base.extend<TestParts, WorkerParts>({
  issuer: [
    // Playwright reads the parts a fixture needs from this pattern, empty or not.
    async ({}, use) => {
      const issuer = await startIssuer()
      await use(issuer)
      await issuer.close()
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ issuer }, use) => {
      const host = await startHost({ issuerHosts: issuer.authority })
      await use(host)
      await host.remove()
    },
    { scope: 'worker' },
  ],
  watch: async ({ context, host, issuer }, use) => {
    const watch = watchOver(context, [host.url, issuer.origin])
    await use(watch)
    base.expect(watch, 'strangers asked and policies broken').toEqual({ strangers: [], complaints: [] })
  },
  passport: async ({ page, host, watch: _watch }, use) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.addInitScript(withoutServiceWorker)
    await use(new Passport(page, host.url))
    if (!page.isClosed()) base.expect(await hasRunScript(page), 'a script of a badge has run').toBe(false)
  },
})

export { expect } from '@playwright/test'

/** Each learner is new: keeping the whole app for flight mode would only take time. */
function withoutServiceWorker(): void {
  navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError'))
}

/** Whether a script that came with a badge has left its mark. */
export function hasRunScript(page: Page): Promise<boolean> {
  return page.evaluate(() => 'hacked' in window)
}
