// The page as one HTML file that holds everything: to send by mail, to keep, to open without any network.
import { encodeBase64 } from '../../badge/base64.ts'
import type { CarriedFile, CarriedPage } from './carriedPage.ts'
import { closeDocument } from './closeDocument.ts'
import { nameFiles } from './nameFiles.ts'
import { renderCarriedPage } from './renderCarriedPage.ts'

/** The document with its pictures, sounds and badges inside, as `data:` URIs. */
export async function pageFile(carried: CarriedPage): Promise<string> {
  const placed = nameFiles(carried.page)
  const byPath = new Map([...placed].map(([sha256, { path }]) => [path, carried.files.get(sha256)]))
  const document = await closeDocument(renderCarriedPage(carried, placed), 'data:')
  return (
    document
      // A picture that is shown already is not put in a second time as a file to save.
      .replace(/<a class="shot" href="[^"]*"( download="[^"]*")?>/g, '<a class="shot">')
      .replace(/ (src|href)="(files\/[^"]*)"/g, (whole, name: string, path: string) => {
        const file = byPath.get(path)
        return file === undefined ? whole : ` ${name}="${dataUri(file)}"`
      })
  )
}

function dataUri({ bytes, mediaType }: CarriedFile): string {
  return `data:${mediaType};base64,${encodeBase64(new Uint8Array(bytes))}`
}
