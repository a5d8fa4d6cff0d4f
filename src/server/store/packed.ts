// What is kept compressed, and opened when somebody asks for it.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { StoredPage } from './store.ts'

/** Half way between the quickest and the smallest: for texts that are kept long and read seldom. */
const QUALITY = 5

/** A text as it is kept. */
export function packText(text: string): Uint8Array {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
}

/** The text again. */
export function unpackText(packed: Uint8Array): string {
  return brotliDecompressSync(packed).toString('utf8')
}

/** A page that is opened for the first reader whose browser takes no Brotli, and then stays so. */
export function packedPage(page: Omit<StoredPage, 'html'>): StoredPage {
  let opened: Uint8Array<ArrayBuffer> | undefined
  return {
    ...page,
    get html() {
      return (opened ??= new Uint8Array(brotliDecompressSync(page.htmlBrotli)))
    },
  }
}
