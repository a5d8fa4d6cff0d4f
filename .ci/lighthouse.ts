// Lighthouse on what the public sees, on the built host: `npx tsx .ci/lighthouse.ts [FOLDER]`. Accessibility and best
// practices must be 100. Performance is printed, and only means something on a machine that does nothing else.
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

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { title: string; score: number | null }>
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

/** One visit; what costs points, by its name. */
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
  console.log(`${name.padEnd(8)} ${CATEGORIES.map((id, place) => `${id} ${scores[place]}`).join(' · ')}`)
  for (const id of CATEGORIES.slice(1))
    for (const { id: audit, weight } of categories[id]?.auditRefs ?? []) {
      const { score = null, title = audit } = audits[audit] ?? {}
      if (weight > 0 && score !== null && score < 1) console.log(`  ${id}: ${audit}: ${title}`)
    }
  return scores.slice(1).every((score) => score === 100)
}

const issuer = await startIssuer()
const host = await startHost({ issuerHosts: issuer.authority })
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })
try {
  const { address, takeDown } = await publish(browser, host.url)
  const whole = [
    await judge('first', `${host.url}/`),
    await judge('check', `${host.url}/check`),
    await judge('help', `${host.url}/help`),
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
