// What a carried page says, for programs: the form that the host's own JSON has, with addresses beside it.
import type { SharedData } from '../contract/sharing.ts'
import type { CarriedPage } from '../domain/sharing/carry/carriedPage.ts'
import { asCarried } from '../domain/sharing/carry/renderCarriedPage.ts'

/** @param addressOf where the file of this SHA-256 lies */
export function describeCarried(
  { page, madeAt }: CarriedPage,
  addressOf: (sha256: string) => string,
): SharedData {
  return {
    page: asCarried(page, madeAt),
    badges: page.badges.map(({ name, issuerName, original }) => {
      return { name, issuerName, ...original, original: addressOf(original.sha256) }
    }),
  }
}
