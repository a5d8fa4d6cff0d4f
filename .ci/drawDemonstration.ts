// Draws the pictures of the demonstration passport in a real browser: npx tsx .ci/drawDemonstration.ts
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { emblem, EMBLEMS, POSTER } from './demonstration/pictures.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'

const folder = fileURLToPath(new URL('../public/demo/', import.meta.url))
const font = readFileSync(
  fileURLToPath(
    new URL(
      '../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
      import.meta.url,
    ),
  ),
).toString('base64')

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })

async function draw(name: string, svg: string, width: number, height: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.setContent(
    `<style>@font-face{font-family:Title;font-weight:200 800;src:url(data:font/woff2;base64,${font})}body{margin:0}svg{display:block;width:100vw;height:100vh}text{font-family:Title}</style>${svg}`,
  )
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${folder}${name}.png`, omitBackground: true })
  await page.close()
}

for (const name of Object.keys(EMBLEMS)) await draw(name, emblem(name), 320, 320)
await draw(
  'poster-fr',
  POSTER('Mes papiers en ligne', ['Atelier du mardi, 14 h', 'On avance ensemble.']),
  480,
  640,
)
await draw(
  'poster-en',
  POSTER('My papers online', ['Tuesday workshop, 2 p.m.', 'We go at your pace.']),
  480,
  640,
)
await browser.close()
