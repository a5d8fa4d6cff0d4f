// The page as a small site in a ZIP: for any web space, under any path, or straight from a disk.
import { deflate } from '../../archive/deflate.ts'
import { PAGE_NAME } from '../../archive/companions.ts'
import { createZipWriter } from '../../archive/zipWriter.ts'
import type { CarriedPage } from './carriedPage.ts'
import { closeDocument } from './closeDocument.ts'
import { nameFiles, type PlacedFile } from './nameFiles.ts'
import { renderCarriedPage } from './renderCarriedPage.ts'
import { siteReadme } from './siteReadme.ts'

/** `file:` beside `'self'`: browsers do not agree whether a document on a disk is of one origin with its neighbours. */
const BESIDE_IT = `'self' file:`

/**
 * The archive.
 *
 * @param describe everything the page says, for programs, given where each file lies
 */
export async function pageSite(
  carried: CarriedPage,
  describe: (addressOf: (sha256: string) => string) => unknown,
): Promise<Blob> {
  const { page, files, madeAt } = carried
  const placed = nameFiles(page)
  const zip = createZipWriter(new Date(madeAt))
  const addText = async (name: string, text: string) => {
    const bytes = new TextEncoder().encode(text)
    zip.add(name, bytes.buffer, await deflate(bytes))
  }
  await addText('index.html', await closeDocument(renderCarriedPage(carried, placed), BESIDE_IT))
  for (const { file, path } of placed.values()) addFile(file.sha256, path)
  if (page.preview !== undefined) addFile(page.preview.sha256, 'preview.png')
  const addressOf = (sha256: string) => addressIn(placed, sha256, page.preview?.sha256)
  await addText(PAGE_NAME, `${JSON.stringify(await describe(addressOf), undefined, 2)}\n`)
  const readme = page.language === 'fr' ? 'LISEZ-MOI.txt' : 'README.txt'
  await addText(readme, siteReadme(page.language, page.title, madeAt))
  return zip.end()

  function addFile(sha256: string, path: string): void {
    const file = files.get(sha256)
    if (file !== undefined) zip.add(path, file.bytes)
  }
}

function addressIn(placed: ReadonlyMap<string, PlacedFile>, sha256: string, preview?: string): string {
  return placed.get(sha256)?.path ?? (sha256 === preview ? 'preview.png' : '')
}
