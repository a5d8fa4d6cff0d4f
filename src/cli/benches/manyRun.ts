// A browser with many badges on the device, its processor slowed: what the benchmarks of long lists share.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import type { BenchOptions } from './bench.ts'
import { findBrowser, startBuiltHost } from './builtHost.ts'
import { makeManyBadges } from './manyBadges.ts'

const SIZES = [1000, 10_000]
/** A cheap phone, as lighthouse sees one. */
const SLOWED = 4
const AT_ONCE = 500
const IN_PAGE = fileURLToPath(new URL('manyPage.js', import.meta.url))
const PHONE = { width: 360, height: 740 }

export interface ManyRun {
  url: string
  count: number
  /** A page of its own, slowed from its first byte on. */
  open(path: string): Promise<Page>
  /** A page as slow with this content and nothing else: what the machine itself takes. */
  openBare(html: string): Promise<Page>
}

/** Runs the work for each size, on an app that was visited before: kept by its service worker, as when installed. */
export async function withManyBadges<T>(
  { brief }: BenchOptions,
  work: (run: ManyRun) => Promise<T>,
): Promise<T[]> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH')
  const { chromium } = await import('@playwright/test')
  const host = await startBuiltHost()
  const results: T[] = []
  try {
    for (const count of brief ? SIZES.slice(0, 1) : SIZES) {
      const profile = mkdtempSync(join(tmpdir(), 'besace-profile-'))
      const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        args,
        viewport: PHONE,
      })
      try {
        await context.addInitScript({ path: IN_PAGE })
        await fill(context, host.url, count)
        results.push(
          await work({
            url: host.url,
            count,
            open: (path) => openSlowly(context, host.url + path),
            openBare: async (html) => {
              const page = await openSlowly(context, 'about:blank')
              await page.setContent(html)
              return page
            },
          }),
        )
      } finally {
        await context.close()
        rmSync(profile, { recursive: true, force: true })
      }
    }
  } finally {
    host.stop()
  }
  return results
}

async function fill(context: BrowserContext, url: string, count: number): Promise<void> {
  const page = await context.newPage()
  // This page asks for settings: the database is there then, with its tables.
  await page.goto(`${url}/me`)
  await page.evaluate('besaceMany.until(() => besaceMany.hasDatabase())')
  await page.waitForTimeout(500)
  const { cards, badges, digests, pictures } = makeManyBadges(count)
  const put = (tables: object) => page.evaluate(`besaceMany.fill(${JSON.stringify(tables)})`)
  await put({ pictures })
  for (let start = 0; start < count; start += AT_ONCE) {
    const end = start + AT_ONCE
    await put({
      cards: cards.slice(start, end),
      badges: badges.slice(start, end),
      digests: digests.slice(start, end),
    })
  }
  await page.goto(url)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  // The worker keeps the whole app: that is not what is measured.
  await page.waitForTimeout(4000)
  await page.close()
}

async function openSlowly(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  await page.goto(url, { waitUntil: 'commit' })
  return page
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}
