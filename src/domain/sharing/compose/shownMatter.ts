// What a public page shows of a badge's evidence and reflections, known again later by its digest.
import { contentText } from '../../archive/sameContent.ts'
import type { Evidence, Reflection } from '../../passport/passport.ts'
import { sha256Hex } from '../../verification/sha256.ts'

/** Which pieces a page shows: ids alone, for what they say may change. */
export interface ShownIds {
  badgeIds: string[]
  /** Pieces of evidence in full. */
  evidence: string[]
  /** Pieces of which the file alone is shown. */
  files: string[]
  reflections: string[]
}

/** The pieces, and what they said when the page was published. */
export interface ShownMatter extends ShownIds {
  digest: string
}

/** Equal as long as readers would see the same; a piece that is gone is a change, one that was never opened is none. */
export function shownDigest(
  evidence: readonly Evidence[],
  reflections: readonly Reflection[],
  ids: Omit<ShownIds, 'badgeIds'>,
): string {
  const proofs = evidence
    .filter(({ id }) => ids.evidence.includes(id))
    .map(({ badgeId, title, text, url, fileId, fileName }) => ({
      badgeId,
      title,
      text,
      url,
      fileId,
      fileName,
    }))
  const files = evidence.filter(({ id }) => ids.files.includes(id)).map(({ fileId }) => fileId)
  const answers = reflections
    .filter(({ id }) => ids.reflections.includes(id))
    .map(({ badgeId, learned, use, develop }) => ({ badgeId, learned, use, develop }))
  return sha256Hex(contentText({ proofs, files, answers }))
}
