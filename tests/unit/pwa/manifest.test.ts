// The manifests: one app in every language, and every icon they name is a picture of that size.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/i18n/languages.ts'
import { manifestFile, manifestOf } from '../../../src/pwa/manifest.ts'

interface Icon {
  src: string
  sizes: string
  purpose?: string
}
const read = (path: string) => readFileSync(new URL(`../../../public${path}`, import.meta.url))

describe.each(LANGUAGES)('the manifest in %s', (language) => {
  const manifest = manifestOf(language) as {
    id: string
    lang: string
    icons: Icon[]
    shortcuts: { name: string }[]
  }

  it('is the same app, said in its language', () => {
    expect(manifestFile(language)).toBe(`manifest-${language}.webmanifest`)
    expect(manifest).toMatchObject({
      id: '/',
      name: 'Besace',
      start_url: '/',
      display: 'standalone',
      lang: language,
    })
    expect(manifest.shortcuts).toHaveLength(2)
  })

  it('names icons that exist, in the sizes it says, plain and maskable', () => {
    for (const { src, sizes } of manifest.icons) {
      const png = read(src)
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
    }
    const kinds = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)
    expect(kinds.sort()).toEqual(['192x192 any', '192x192 maskable', '512x512 any', '512x512 maskable'])
  })
})
