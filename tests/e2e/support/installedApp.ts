// The app as a device keeps it: a browser profile of its own, the real worker, and a host that answers.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, test as base, type BrowserContext, type Page } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../../.ci/findChromium.ts'
import { Passport } from '../screens/passport.ts'
import { startHost, type RunningHost } from './host.ts'

interface Parts {
  /** A profile on disk: an ordinary test context counts as private browsing, which installs nothing. */
  profile: BrowserContext
  page: Page
  passport: Passport
}

export const test = base.extend<Parts, { host: RunningHost }>({
  host: [
    // Playwright reads the parts a fixture needs from this pattern, empty or not.
    async ({}, use) => {
      const host = await startHost()
      await use(host)
      await host.remove()
    },
    { scope: 'worker' },
  ],
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'besace-profile-'))
    const profile = await chromium.launchPersistentContext(folder, {
      executablePath: findChromium(),
      args: chromiumArguments(),
      viewport: { width: 360, height: 740 },
      locale: 'fr-FR',
      reducedMotion: 'reduce',
    })
    await use(profile)
    await profile.close()
    rmSync(folder, { recursive: true, force: true })
  },
  page: async ({ profile }, use) => use(await profile.newPage()),
  passport: async ({ page, host }, use) => use(new Passport(page, host.url)),
})

/** Opens the app and waits until its worker has taken over: from then on it needs no network. */
export async function install(passport: Passport): Promise<void> {
  await passport.open('/')
  await passport.page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })
}

/** Posts a form to the app as the system's share sheet does. */
export async function shareTo(
  { page, url }: Passport,
  words: Record<string, string>,
  files: { name: string; type: string; base64: string }[] = [],
): Promise<void> {
  await Promise.all([
    page.waitForURL(`${url}/inbox*`),
    page.evaluate(
      ({ words, files }) => {
        const form = document.createElement('form')
        form.method = 'POST'
        form.action = '/share-target'
        form.enctype = 'multipart/form-data'
        for (const [name, value] of Object.entries(words)) {
          const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value })
          form.append(field)
        }
        const data = new DataTransfer()
        for (const { name, type, base64 } of files)
          data.items.add(
            new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name, { type }),
          )
        const picker = Object.assign(document.createElement('input'), {
          type: 'file',
          name: 'files',
          multiple: true,
        })
        picker.files = data.files
        form.append(picker)
        document.body.append(form)
        form.submit()
      },
      { words, files },
    ),
  ])
}

export { expect } from '@playwright/test'
