// A page's badges as others can check them, out of the files that lie with it.
import type { JsonObject } from '../../domain/json.ts'
import { presentationOf, presentOriginal } from '../../domain/sharing/presentation.ts'
import type { PublishedPage } from '../../domain/sharing/sharePage.ts'
import type { Store } from '../store/store.ts'
import { bytesOf } from './spool.ts'

/** The members of a presentation, to stand beside what our own reader reads. */
export async function presentBadges(
  page: PublishedPage,
  store: Pick<Store, 'findFile'>,
): Promise<JsonObject> {
  const presented: JsonObject[] = []
  // One after the other: an original may be a picture of 20 MB.
  for (const position of page.badges.keys()) {
    const file = await store.findFile(page.id, { role: 'original', position: position + 1 })
    const found = file && (await presentOriginal(await bytesOf(file)))
    if (found !== undefined) presented.push(found)
  }
  return presentationOf(presented)
}
