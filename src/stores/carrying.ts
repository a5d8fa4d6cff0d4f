// Makes what a learner takes along of a page: one file, a site, a link; nothing is sent anywhere.
import { defineStore } from 'pinia'
import type { CarriedPage } from '../domain/sharing/carry/carriedPage.ts'
import { fitLink } from '../domain/sharing/carry/fitLink.ts'
import type { LinkPart } from '../domain/sharing/carry/linkParts.ts'
import { packLink, type LinkSource } from '../domain/sharing/carry/pageLink.ts'
import { pageFile } from '../domain/sharing/carry/pageFile.ts'
import { pageSite } from '../domain/sharing/carry/pageSite.ts'
import { proofOf } from '../domain/sharing/carry/proofOf.ts'
import type { PreparedShare } from './preparedShare.ts'
import { describeCarried } from './describeCarried.ts'
import { useDevice } from './device.ts'

export const useCarryingStore = defineStore('carrying', () => {
  function carried({ page, files }: PreparedShare, host: string | undefined): CarriedPage {
    const madeAt = useDevice().now().toISOString()
    return { page, files, madeAt, ...(host === undefined ? {} : { check: `${host}/check` }) }
  }

  /** @param host Where this app lies, when others can reach it there. */
  async function file(prepared: PreparedShare, host?: string): Promise<Blob> {
    return new Blob([await pageFile(carried(prepared, host))], { type: 'text/html' })
  }

  async function site(prepared: PreparedShare, host?: string): Promise<Blob> {
    const whole = carried(prepared, host)
    return pageSite(whole, (addressOf) => describeCarried(whole, addressOf))
  }

  /** The page as a link carries it, with the text of each badge. */
  async function linkSource({ page, files }: PreparedShare): Promise<LinkSource> {
    const proofs = page.badges.map(async ({ original }) => {
      const found = files.get(original.sha256)
      return found && proofOf(found.bytes)
    })
    return { page, proofs: await Promise.all(proofs), madeAt: useDevice().now().toISOString() }
  }

  return {
    file,
    site,
    linkSource,
    fit: (source: LinkSource) => fitLink(source),
    /** Nothing where the browser cannot pack. */
    fragment: (source: LinkSource, parts: readonly LinkPart[]) => packLink(source, new Set(parts)),
  }
})
