// Where a rendered page lives, and where its files are.
import type { CarriedSite } from './carry/carriedSite.ts'
import type { SharedFile } from './sharedFile.ts'

/** The surroundings of a page that is rendered. */
export interface ShareSite {
  /** Address of the host, without a slash at the end. */
  publicUrl: string
  /** Where a file of the page is found; by default on the host. A preview hands in addresses of its own. */
  fileAddress?(file: SharedFile): string
  /** Set for a page that no host shows. */
  carried?: CarriedSite
}
