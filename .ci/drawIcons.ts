// Draws the app's icons from public/favicon.svg, and those of its shortcuts, in a real browser: npx tsx .ci/drawIcons.ts
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { SHORTCUTS } from '../src/pwa/manifest.ts'
import { ICON_PATHS, type IconName } from '../src/ui/iconPaths.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'

const folder = fileURLToPath(new URL('../public/', import.meta.url))
const drawing = readFileSync(`${folder}favicon.svg`, 'utf8')
/** To the very edge, and the drawing within the safe circle: the device cuts its own shape. */
const fullBleed = drawing.replace(' rx="24"', '').replace('viewBox="0 0 96 96"', 'viewBox="-8 -8 112 112"')
const ground = '#015f6e'

/** A shortcut: the app's own stroke on its own ground, with room for the circle a device may cut. */
function shortcutDrawing(icon: IconName): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 48 48" fill="none" stroke="#fbf9f4" stroke-width="1.9"
    stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="24" fill="${ground}" stroke="none"/><path d="${ICON_PATHS[icon]}"/></svg>`
}

const shortcuts = SHORTCUTS.flatMap(({ word, icon }) =>
  [96, 192].map((size) => [`shortcut-${word}-${size}`, size, shortcutDrawing(icon), 'transparent'] as const),
)

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })
mkdirSync(`${folder}icons`, { recursive: true })
for (const [name, size, svg, background] of [
  ['icon-192', 192, drawing, 'transparent'],
  ['icon-512', 512, drawing, 'transparent'],
  ['maskable-192', 192, fullBleed, ground],
  ['maskable-512', 512, fullBleed, ground],
  ['apple-touch-icon', 180, fullBleed, ground],
  ...shortcuts,
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0;background:${background}}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
  )
  await page.screenshot({ path: `${folder}icons/${name}.png`, omitBackground: true })
  await page.close()
}
await browser.close()
