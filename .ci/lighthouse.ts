// Lighthouse on what the public sees, on the built host: `npx tsx .ci/lighthouse.ts [FOLDER]`. Accessibility and best
// practices must be 100, performance what `LEAST` says: it only means something on a machine that does nothing else.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from '@playwright/test'
import { issueBadges, NAMES } from '../tests/e2e/support/badges.ts'
import { startHost } from '../tests/e2e/support/host.ts'
import { startIssuer } from '../tests/e2e/support/issuer.ts'
import { Passport } from '../tests/e2e/screens/passport.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'

/** Not a dependency: fetched when it is wanted. */
const LIGHTHOUSE = 'lighthouse@13.5.0'
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
/** What the app reaches on a machine that is not quiet; what the host draws itself must stay near 100. */
const LEAST = { performance: 80, accessibility: 100, 'best-practices': 100 }
const LEAST_DRAWN = { ...LEAST, performance: 95 }
const DRAWN = ['page', 'gone']
/** What costs points and is as it should be. */
const ALLOWED: Record<string, readonly string[]> = {
  // It answers 410, which the browser logs as an error: the answer is the truth, the log its own.
  gone: ['errors-in-console'],
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>
}

const folder = process.argv[2] ?? '.cache/lighthouse'
mkdirSync(folder, { recursive: true })
const run = promisify(execFile)

/** Publishes a page; `takeDown` makes it one that is gone. */
async function publish(
  browser: Browser,
  url: string,
): Promise<{ address: string; takeDown(): Promise<void> }> {
  const page = await browser.newPage({ locale: 'fr-FR', reducedMotion: 'reduce' })
  const passport = new Passport(page, url)
  await passport.receive([(await issueBadges(issuer)).signed])
  await passport.collect('Animatrice numérique', [NAMES.signed])
  await passport.askToPublish()
  await passport.confirmPublish()
  return {
    address: await passport.publishedAddress(),
    async takeDown() {
      await passport.open('/sharing')
      await page.getByRole('button', { name: 'Retirer', exact: true }).click()
      await page.getByRole('button', { name: 'Oui, retirer la page' }).click()
      await page.getByText('La page n’est plus publique.').first().waitFor()
    },
  }
}

/** One visit: its line of the table, what costs points by its name, and whether it holds. */
async function judge(name: string, url: string): Promise<boolean> {
  const path = join(folder, `${name}.json`)
  const flags = [
    `--output-path=${path}`,
    '--output=json',
    '--quiet',
    '--ignore-status-code',
    `--only-categories=${CATEGORIES.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox',
  ]
  await run('npx', ['--yes', LIGHTHOUSE, url, ...flags], {
    env: { ...process.env, CHROME_PATH: findChromium() },
    maxBuffer: 64 * 1024 * 1024,
  })
  const { categories, audits } = JSON.parse(readFileSync(path, 'utf8')) as Report
  const scores = CATEGORIES.map((id) => Math.round((categories[id]?.score ?? 0) * 100))
  console.log([name.padEnd(8), ...scores.map((score, at) => column(score, CATEGORIES[at]))].join(' | '))
  const least = DRAWN.includes(name) ? LEAST_DRAWN : LEAST
  let isGood = true
  CATEGORIES.forEach((id, at) => {
    const costs = (categories[id]?.auditRefs ?? []).filter(
      ({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 1,
    )
    for (const { id: audit } of costs)
      console.log(`  ${id}: ${audit}: ${audits[audit]?.displayValue ?? audits[audit]?.title ?? ''}`)
    const isAllowed = costs.length > 0 && costs.every(({ id: audit }) => ALLOWED[name]?.includes(audit))
    if ((scores[at] ?? 0) < least[id] && !isAllowed) isGood = false
  })
  return isGood
}

function column(text: number | string, category: string | undefined): string {
  return String(text).padStart(category?.length ?? 0)
}

const issuer = await startIssuer()
const host = await startHost({ issuerHosts: issuer.authority })
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })
try {
  const { address, takeDown } = await publish(browser, host.url)
  console.log(['screen  ', ...CATEGORIES].join(' | '))
  const whole = [
    await judge('first', `${host.url}/`),
    await judge('check', `${host.url}/check`),
    await judge('help', `${host.url}/help`),
    await judge('welcome', `${host.url}/welcome`),
    await judge('page', address),
  ]
  await takeDown()
  whole.push(await judge('gone', address))
  process.exitCode = whole.every(Boolean) ? 0 : 1
} finally {
  await browser.close()
  await host.remove()
  await issuer.close()
}
