// A page as it stands ready: what is sent, and what was left out of it.
import type { BlockKind } from '../domain/sharing/compose/composition.ts'
import type { ShownMatter } from '../domain/sharing/compose/shownMatter.ts'
import type { SharePage } from '../domain/sharing/sharePage.ts'
import type { ShareFile } from './shareFiles.ts'

/** A block that is not, or not wholly, on the page. */
export interface LeftOut {
  /** Of strengths: none. */
  blockId?: string
  kind: BlockKind | 'strength'
  /** `gone`: from this device; `closed`: the learner did not open it; `empty`: there is nothing to show. */
  why: 'gone' | 'closed' | 'empty'
}

/** A page ready to be looked at and sent, with all files it names. */
export interface PreparedShare {
  page: SharePage
  /** By SHA-256. */
  files: Map<string, ShareFile>
  expiresInDays: number
  /** What was composed and is not there. */
  leftOut?: LeftOut[]
  /** Digest of what it was made of. */
  content?: string
  /** What of evidence and reflections it shows, when it shows any. */
  shown?: ShownMatter
  /** What alone will open it. */
  password?: string
  /** SHA-256 of the ciphertext, once it is sealed: then that is the only file. */
  sealed?: string
}
