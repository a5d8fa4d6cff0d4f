// What a carried page says, for programs: the form that the host's own JSON has, with addresses beside it.
import type { SharedData } from '../contract/sharing.ts'
import type { JsonObject } from '../domain/json.ts'
import type { CarriedPage } from '../domain/sharing/carry/carriedPage.ts'
import { asCarried } from '../domain/sharing/carry/renderCarriedPage.ts'
import { presentationOf, presentOriginal } from '../domain/sharing/presentation.ts'

/** @param addressOf where the file of this SHA-256 lies */
export async function describeCarried(
  { page, files, madeAt }: CarriedPage,
  addressOf: (sha256: string) => string,
): Promise<SharedData> {
  const presented: JsonObject[] = []
  for (const { original } of page.badges) {
    const file = files.get(original.sha256)
    const found = file && (await presentOriginal(new Uint8Array(file.bytes)))
    if (found !== undefined) presented.push(found)
  }
  const badges = page.badges.map(({ name, issuerName, original }) => {
    return { name, issuerName, ...original, original: addressOf(original.sha256) }
  })
  return { ...presentationOf(presented), page: asCarried(page, madeAt), badges }
}
