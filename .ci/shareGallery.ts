// Pictures of share pages in every theme, light and dark, on a phone, on a wide screen and on paper, without a build:
// `npx tsx .ci/shareGallery.ts FOLDER [THEME…]`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { renderEmbed } from '../src/domain/sharing/renderEmbed.ts'
import { renderSharePage } from '../src/domain/sharing/renderSharePage.ts'
import { SHARE_THEMES } from '../src/domain/sharing/sharedBlock.ts'
import { loadFonts } from '../src/server/site/fonts.ts'
import { COMPOSED_FILES, composedPage } from '../tests/server/support/composedPage.ts'
import { sha256 } from '../tests/server/support/samplePage.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'

const folder = process.argv[2] ?? '.cache/share'
const wanted = SHARE_THEMES.filter((one) => process.argv.length < 4 || process.argv.slice(3).includes(one))
mkdirSync(folder, { recursive: true })
const fonts = await loadFonts()
const files = new Map(COMPOSED_FILES.map((file) => [sha256(file), file]))
const documents = new Map<string, string>()

const pictureOf = (path: string) => {
  const position = /\/pictures\/(\d+)$/.exec(path)?.[1]
  return composedPage().badges[Number(position) - 1]?.picture?.sha256 ?? ''
}

const server = createServer((request, response) => {
  const path = request.url ?? ''
  const font = fonts.get(/^\/fonts\/([a-z-]+)\.woff2$/.exec(path)?.[1] ?? '')
  const file = files.get(/\/files\/([0-9a-f]{64})$/.exec(path)?.[1] ?? pictureOf(path))
  const [type, body] =
    font !== undefined
      ? ['font/woff2', font]
      : file !== undefined
        ? ['image/svg+xml', file]
        : ['text/html; charset=utf-8', documents.get(path) ?? '']
  response.writeHead(200, { 'content-type': type }).end(body)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })

try {
  const page = await browser.newPage()
  for (const theme of wanted) {
    const composed = composedPage({ theme })
    const {
      preview: _none,
      strengths: _also,
      blocks: _too,
      ...simple
    } = composedPage({ theme, badges: composed.badges.slice(0, 3) })
    documents.set(`/${theme}`, renderSharePage(composed, { publicUrl: origin }))
    documents.set(`/${theme}-simple`, renderSharePage(simple, { publicUrl: origin }))
    documents.set(`/${theme}-embed`, renderEmbed(composed, { publicUrl: origin }))
    console.log(
      theme,
      ...['', '-simple', '-embed'].map((kind) =>
        Buffer.byteLength(documents.get(theme && `/${theme}${kind}`) ?? ''),
      ),
    )
    for (const kind of ['', '-simple', '-embed']) {
      await page.goto(`${origin}/${theme}${kind}`)
      await page.evaluate(() => document.querySelectorAll('img').forEach((one) => (one.loading = 'eager')))
      for (const [size, viewport] of [
        ['phone', { width: 360, height: 740 }],
        ['wide', { width: 1280, height: 800 }],
      ] as const)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme, media: 'screen' })
          await page.waitForTimeout(60)
          const name = `${theme}${kind}-${size}-${colorScheme}`
          if (kind === '') await page.screenshot({ path: join(folder, `${name}-first.png`) })
          await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
        }
      await page.emulateMedia({ media: 'print' })
      if (kind !== '-embed')
        writeFileSync(join(folder, `${theme}${kind}.pdf`), await page.pdf({ format: 'A4' }))
    }
  }
} finally {
  await browser.close()
  server.close()
}
