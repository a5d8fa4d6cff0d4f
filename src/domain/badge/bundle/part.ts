// One of several things that came together.

/** What came together: an archive, a presentation, a record, a list. */
export interface Bundle {
  /** The bundle's own id, or the hash of its content. */
  id: string
  /** What the bundle calls itself, if it does. */
  name?: string
}

/** One thing out of a bundle, to be examined by itself; or why it could not be taken out. */
export type Part = { name: string; bundle: Bundle } & (
  { content: Uint8Array | string } | { fault: { code: string } }
)
