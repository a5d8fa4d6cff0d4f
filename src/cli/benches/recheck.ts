// Checking a thousand kept badges again in Chromium, from the press to the summary, beside the bare limit of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import { bakePictures } from './bakedPictures.ts'
import type { Bench, BenchRow } from './bench.ts'
import { findBrowser, startBuiltHost } from './builtHost.ts'

const COUNT = 1000
const ROUNDS = 3
const BOUND = 2000
const IN_PAGE = fileURLToPath(new URL('recheckPage.js', import.meta.url))

interface Round {
  milliseconds: number
  longestTask: number
  said: string
}

/** Signed badges that need no issuer's answer: what is left is reading, checking and saving. */
export const recheckBench: Bench = {
  name: 'recheck',
  async run() {
    const browser = findBrowser()
    if (browser === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH')
    const pictures = await bakePictures(COUNT)
    const host = await startBuiltHost()
    const profile = mkdtempSync(join(tmpdir(), 'besace-profile-'))
    try {
      const { chromium } = await import('@playwright/test')
      const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: browser,
        args,
        locale: 'en-GB',
      })
      try {
        const page = await fillBag(context, host.url, pictures.paths)
        const rounds: Round[] = []
        for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(page, host.url))
        return rowsOf(rounds, await page.evaluate<number>('besaceRecheck.timeBare()'))
      } finally {
        await context.close()
      }
    } finally {
      rmSync(profile, { recursive: true, force: true })
      host.stop()
      pictures.remove()
    }
  },
}

async function fillBag(context: BrowserContext, url: string, paths: readonly string[]): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript({ path: IN_PAGE })
  await page.goto(`${url}/add`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...paths])
  await page.locator('.receive-results').waitFor({ timeout: 120_000 })
  return page
}

/** Each round in a fresh page: workers are started, and the parts for checking loaded, within the time. */
async function measure(page: Page, url: string): Promise<Round> {
  await page.goto(`${url}/me`)
  await page.getByRole('button', { name: 'Check all now' }).waitFor()
  // The app is at rest, as it is when someone has looked for the button.
  await page.waitForTimeout(2000)
  const round = await page.evaluate<Round>("besaceRecheck.timeRound('Check all now')")
  if (!round.said.includes(`${COUNT} badges checked`)) throw new Error(`said: ${round.said}`)
  return round
}

function rowsOf(rounds: readonly Round[], bare: number): BenchRow[] {
  const ours = median(rounds.map(({ milliseconds }) => milliseconds))
  const longest = Math.max(...rounds.map(({ longestTask }) => longestTask))
  return [
    {
      name: `verify ${COUNT} kept badges again vs the bare limit`,
      ours,
      peer: bare,
      ratio: ours / bare,
      unit: 'ms',
      note: `bound: ${BOUND} ms on two cores; bare: read, one signature each, write back`,
    },
    {
      name: 'verify again, longest task of the page',
      ours: longest,
      peer: 50,
      ratio: longest / 50,
      unit: 'ms',
      note: 'bound: 50 ms; shorter ones are not told by the browser and count as 0',
    },
  ]
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[values.length >> 1] as number
}
