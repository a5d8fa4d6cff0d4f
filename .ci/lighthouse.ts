// Lighthouse on what the public sees, on the built host: `npx tsx .ci/lighthouse.ts [FOLDER]`. Accessibility and best
// practices must be 100. Performance is printed, and only means something on a machine that does nothing else.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
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

/** Publishes a page and takes another one down; both addresses. */
async function publish(url: string): Promise<{ page: string; gone: string }> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })
  try {
    const page = await browser.newPage({ locale: 'fr-FR', reducedMotion: 'reduce' })
    const passport = new Passport(page, url)
    const { signed } = await issueBadges(issuer)
    await passport.receive([signed])
    const addresses: string[] = []
    for (const title of ['Retirée', 'Animatrice numérique']) {
      await passport.collect(title, [NAMES.signed])
      await passport.askToPublish()
      await passport.confirmPublish()
      addresses.push(await passport.publishedAddress())
    }
    await passport.open('/sharing')
    const card = page.locator('.ui-card', { has: page.getByRole('heading', { name: 'Retirée' }) })
    await card.getByRole('button', { name: 'Retirer', exact: true }).last().click()
    await page.getByRole('button', { name: 'Oui, retirer la page' }).click()
    await page.getByText('La page n’est plus publique.').first().waitFor()
    return { gone: addresses[0] ?? '', page: addresses[1] ?? '' }
  } finally {
    await browser.close()
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
try {
  const { page, gone } = await publish(host.url)
  const screens = { first: '/', check: '/check', help: '/help' }
  const all = Object.entries(screens).map(([name, path]) => [name, host.url + path] as const)
  let isWhole = true
  for (const [name, url] of [...all, ['page', page] as const, ['gone', gone] as const])
    isWhole = (await judge(name, url)) && isWhole
  process.exitCode = isWhole ? 0 : 1
} finally {
  await host.remove()
  await issuer.close()
}
