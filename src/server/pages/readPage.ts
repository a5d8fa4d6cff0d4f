// What a page says, or why it is not to be seen; one whose time is up is ended on the way.
import type { LockedPage } from '../../contract/lockedShare.ts'
import type { PublishedPage } from '../../domain/sharing/sharePage.ts'
import type { Dependencies } from '../dependencies.ts'

type Reader = Pick<Dependencies, 'store' | 'now'>

/** Why a share is not to be seen; nothing when it is. */
export async function absenceOf(id: string, { store, now }: Reader): Promise<'gone' | 'missing' | undefined> {
  const known = await store.findShare(id)
  if (known === undefined) return 'missing'
  if (known.state === 'gone') return 'gone'
  const moment = now().toISOString()
  if (known.expiresAt > moment) return undefined
  await store.endShare(id, moment)
  return 'gone'
}

/** The page as it was published, or as it was locked. */
export async function readStored(
  id: string,
  reader: Reader,
): Promise<PublishedPage | LockedPage | 'gone' | 'missing'> {
  const absent = await absenceOf(id, reader)
  if (absent !== undefined) return absent
  const json = await reader.store.findPageJson(id)
  // Taken down between the two questions.
  return json === undefined ? 'gone' : (JSON.parse(json) as PublishedPage | LockedPage)
}

/** The page as it was published. A locked one says nothing: for cards and pictures it is not there. */
export async function readPage(id: string, reader: Reader): Promise<PublishedPage | 'gone' | 'missing'> {
  const page = await readStored(id, reader)
  return typeof page === 'object' && 'locked' in page ? 'missing' : page
}
