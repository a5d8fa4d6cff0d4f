// The manifests: one app in every language, and every icon they name is a picture of that size.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { routes } from '../../../src/app/routes.ts'
import { LANGUAGES } from '../../../src/i18n/languages.ts'
import { manifestFile, manifestOf } from '../../../src/pwa/manifest.ts'

interface Icon {
  src: string
  sizes: string
  purpose?: string
}
/** Width and height of a WebP picture (RFC 9649: VP8, VP8L or VP8X comes first). */
function sizeOfWebp(file: Buffer): string {
  expect(file.subarray(8, 12).toString('latin1')).toBe('WEBP')
  const kind = file.subarray(12, 16).toString('latin1')
  if (kind === 'VP8 ') return `${file.readUInt16LE(26) & 0x3fff}x${file.readUInt16LE(28) & 0x3fff}`
  if (kind === 'VP8X') return `${file.readUIntLE(24, 3) + 1}x${file.readUIntLE(27, 3) + 1}`
  const bits = file.readUInt32LE(21)
  return `${(bits & 0x3fff) + 1}x${((bits >> 14) & 0x3fff) + 1}`
}
const paths = routes.map(({ path }) => path)
const read = (path: string) => readFileSync(new URL(`../../../public${path}`, import.meta.url))

describe.each(LANGUAGES)('the manifest in %s', (language) => {
  const manifest = manifestOf(language) as {
    id: string
    lang: string
    icons: Icon[]
    shortcuts: { name: string; url: string; icons: Icon[] }[]
    screenshots: (Icon & { form_factor: string; label: string })[]
    file_handlers: { action: string; accept: Record<string, string[]> }[]
  }

  it('is the same app, said in its language', () => {
    expect(manifestFile(language)).toBe(`manifest-${language}.webmanifest`)
    expect(manifest).toMatchObject({
      id: '/',
      name: 'Besace',
      start_url: '/',
      scope: '/',
      handle_links: 'preferred',
      // Focusing alone would drop what is shared (WICG/web-app-launch #62).
      launch_handler: { client_mode: 'navigate-existing' },
      display: 'standalone',
      lang: language,
    })
  })

  it('names icons that exist, in the sizes it says, plain and maskable', () => {
    for (const { src, sizes } of [...manifest.icons, ...manifest.shortcuts.flatMap(({ icons }) => icons)]) {
      const png = read(src)
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
    }
    const kinds = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)
    expect(kinds.sort()).toEqual(['192x192 any', '192x192 maskable', '512x512 any', '512x512 maskable'])
  })

  it('has shortcuts to screens that exist, each with its icon', () => {
    expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/add', '/scan', '/map', '/sharing'])
    for (const { url, icons } of manifest.shortcuts) {
      expect(paths).toContain(url)
      expect(icons.map(({ sizes }) => sizes)).toEqual(['96x96', '192x192'])
    }
  })

  it('shows itself narrow and wide, in pictures of the size it says', () => {
    const forms = manifest.screenshots.map(({ form_factor: form }) => form)
    expect(forms).toEqual(['narrow', 'narrow', 'wide'])
    for (const { src, sizes, label } of manifest.screenshots) {
      expect(label).not.toBe('')
      expect([src, sizeOfWebp(read(src))]).toEqual([src, sizes])
      expect(read(src).length).toBeLessThan(60_000)
    }
  })

  it('opens files a badge comes in, and a backup', () => {
    const accept = Object.assign({}, ...manifest.file_handlers.map(({ accept }) => accept)) as object
    expect(Object.values(accept).flat().sort()).toEqual(
      ['.besace', '.json', '.jsonld', '.pdf', '.png', '.svg', '.zip'].sort(),
    )
    for (const { action } of manifest.file_handlers) expect(paths).toContain(action)
  })
})
