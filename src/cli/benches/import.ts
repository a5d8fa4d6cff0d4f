// Importing a thousand baked PNGs in Chromium, from the chosen files to the saved badges, beside a raw put of their bytes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bakePictures } from './bakedPictures.ts'
import type { Bench, BenchRow } from './bench.ts'
import { findBrowser, startBuiltHost } from './builtHost.ts'

const COUNT = 1000
const ROUNDS = 3
const IN_PAGE = fileURLToPath(new URL('importPage.js', import.meta.url))

interface Round {
  imported: number
  raw: number
  longestTask: number
}

/** Every badge is read, checked and saved; every round begins with an empty profile on disk. */
export const importBench: Bench = {
  name: 'import',
  async run() {
    const browser = findBrowser()
    if (browser === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH')
    const pictures = await bakePictures(COUNT)
    const host = await startBuiltHost()
    const rounds: Round[] = []
    try {
      for (let round = 0; round < ROUNDS; round++)
        rounds.push(await measure(browser, host.url, pictures.paths))
    } finally {
      host.stop()
      pictures.remove()
    }
    return rowsOf(rounds)
  },
}

async function measure(browser: string, url: string, paths: readonly string[]): Promise<Round> {
  const { chromium } = await import('@playwright/test')
  const profile = mkdtempSync(join(tmpdir(), 'besace-profile-'))
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const context = await chromium.launchPersistentContext(profile, { executablePath: browser, args })
  try {
    const page = await context.newPage()
    await page.addInitScript({ path: IN_PAGE })
    await page.goto(`${url}/add`)
    // The first chooses files, the second a folder.
    const chooser = page.locator('input[type=file]').first()
    await chooser.waitFor({ state: 'attached' })
    // The app is at rest, as it is when someone has looked for the files.
    await page.waitForTimeout(2000)
    const timing = page.evaluate<{ milliseconds: number; longestTask: number }>('besaceBench.timeImport()')
    await chooser.setInputFiles([...paths])
    const { milliseconds, longestTask } = await timing
    const verdicts = await page.evaluate<Record<string, number>>('besaceBench.verdicts()')
    if (verdicts['intact'] !== paths.length) throw new Error(`kept: ${JSON.stringify(verdicts)}`)
    const raw = await page.evaluate<number>('besaceBench.timeRawPut()')
    return { imported: milliseconds, raw, longestTask }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

function rowsOf(rounds: readonly Round[]): BenchRow[] {
  const [ours, peer] = [median(rounds.map(({ imported }) => imported)), median(rounds.map(({ raw }) => raw))]
  const longest = Math.max(...rounds.map(({ longestTask }) => longestTask))
  return [
    {
      name: `import ${COUNT} baked PNGs vs raw put`,
      ours,
      peer,
      ratio: ours / peer,
      unit: 'ms',
      note: 'bound: ratio ≤ 1.5',
    },
    {
      name: 'import, longest task of the page',
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
