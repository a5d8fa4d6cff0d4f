// Draws the app's icons from public/favicon.svg in a real browser: npx tsx .ci/drawIcons.ts
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { chromiumArguments, findChromium } from './findChromium.ts'

const folder = fileURLToPath(new URL('../public/', import.meta.url))
const drawing = readFileSync(`${folder}favicon.svg`, 'utf8')
/** To the very edge, and the drawing within the safe circle: the device cuts its own shape. */
const fullBleed = drawing.replace(' rx="24"', '').replace('viewBox="0 0 96 96"', 'viewBox="-8 -8 112 112"')
const ground = '#015f6e'

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })
mkdirSync(`${folder}icons`, { recursive: true })
for (const [name, size, svg, background] of [
  ['icon-192', 192, drawing, 'transparent'],
  ['icon-512', 512, drawing, 'transparent'],
  ['maskable-192', 192, fullBleed, ground],
  ['maskable-512', 512, fullBleed, ground],
  ['apple-touch-icon', 180, fullBleed, ground],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0;background:${background}}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
  )
  await page.screenshot({ path: `${folder}icons/${name}.png`, omitBackground: true })
  await page.close()
}
await browser.close()
