// A file that goes with a page.

/** Named by its SHA-256. */
export interface SharedFile {
  sha256: string
  mediaType: string
  fileName: string
}
