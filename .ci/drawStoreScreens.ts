// Pictures of the app for the dialog that offers to install it, taken in the demonstration of a built app:
// `npx tsx .ci/drawStoreScreens.ts`
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { SCREENSHOTS } from '../src/pwa/manifest.ts'
import { startHost } from '../tests/e2e/support/host.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'

const folder = fileURLToPath(new URL('../public/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })
const host = await startHost()
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })

/** Where each picture is taken. */
const WAYS: Record<(typeof SCREENSHOTS)[number]['word'], (page: Page) => Promise<unknown>> = {
  badges: async (page) => {
    await page.goto(`${host.url}/demo/`)
    await page.locator('main img.is-there').nth(3).waitFor({ timeout: 30_000 })
  },
  badge: async (page) => {
    await page
      .locator('main li', { hasText: /vérifié|verified/ })
      .locator('a[href*="/badges/"]')
      .first()
      .click()
    await page.getByRole('tab').first().waitFor()
  },
  wide: async (page) => {
    await page.goto(`${host.url}/demo/map`)
    await page.locator('button.map-cell.is-step-4').first().click()
  },
}

try {
  for (const [language, locale] of [
    ['fr', 'fr-FR'],
    ['en', 'en-GB'],
  ]) {
    const context = await browser.newContext({ locale, reducedMotion: 'reduce', serviceWorkers: 'block' })
    const page = await context.newPage()
    for (const { word, width, height } of SCREENSHOTS) {
      await page.setViewportSize({ width, height })
      await WAYS[word](page)
      // It says that these badges are invented: true, and out of place in a shop window.
      await page
        .locator('.app-demonstration')
        .evaluateAll((banners) => banners.forEach((banner) => banner.remove()))
      await page.waitForTimeout(700)
      // Playwright gives no WebP, the browser does.
      const session = await context.newCDPSession(page)
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
      const path = `${folder}${language}-${word}.webp`
      writeFileSync(path, Buffer.from(data, 'base64'))
      console.log(`${language}-${word}.webp: ${statSync(path).size} bytes`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  await host.remove()
}
