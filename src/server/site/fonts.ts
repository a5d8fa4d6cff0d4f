// The typefaces of share pages, under addresses that never change: pages published years ago ask for them.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { SHARE_FONTS } from '../../domain/sharing/shareStyle.ts'

const FILES: Record<(typeof SHARE_FONTS)[number], string> = {
  bricolage: 'bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  'bricolage-ext': 'bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2',
  atkinson: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'atkinson-ext': 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
}

/** The typefaces by the name under which they are served, from the installed packages. */
export async function loadFonts(): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const { resolve } = createRequire(import.meta.url)
  const fonts = Object.entries(FILES).map(async ([name, file]) => {
    const bytes = new Uint8Array(await readFile(resolve(`@fontsource-variable/${file}`)))
    return [name, bytes] as const
  })
  return new Map(await Promise.all(fonts))
}
