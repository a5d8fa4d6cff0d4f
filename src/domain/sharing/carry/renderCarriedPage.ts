// The page with its files beside it, under relative addresses: for a web space, a memory stick, or one file.
import { renderSharePage } from '../renderSharePage.ts'
import type { PublishedPage, SharePage } from '../sharePage.ts'
import type { CarriedSite } from './carriedSite.ts'
import type { CarriedPage } from './carriedPage.ts'
import type { PlacedFile } from './nameFiles.ts'

/** A page that has no address has no id either, and no end. */
export function asCarried(page: SharePage, madeAt: string): PublishedPage {
  return { ...page, id: 'carried', publishedAt: madeAt, updatedAt: madeAt, expiresAt: madeAt }
}

/** The document; links to the page's own files save them, for nothing of them is to be run by a web space. */
export function renderCarriedPage(
  { page, madeAt, check }: CarriedPage,
  placed: ReadonlyMap<string, PlacedFile>,
): string {
  const carried: CarriedSite = { kind: 'file', check }
  const document = renderSharePage(asCarried(page, madeAt), {
    publicUrl: '',
    fileAddress: ({ sha256 }) => placed.get(sha256)?.path ?? '',
    carried,
  })
  const names = new Map([...placed.values()].map(({ file, path }) => [path, file.fileName]))
  return document.replace(/ href="([^"]*)"( download(?:="[^"]*")?)?/g, (whole, address: string) => {
    const name = names.get(address)
    return name === undefined ? whole : ` href="${address}" download="${attribute(name)}"`
  })
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}
