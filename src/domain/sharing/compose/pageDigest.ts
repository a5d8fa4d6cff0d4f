// Knows again whether a page was changed since it was published.
import { contentText } from '../../archive/sameContent.ts'
import type { Collection } from '../../passport/passport.ts'
import { sha256Hex } from '../../verification/sha256.ts'
import type { Composition } from './composition.ts'

/** Equal as long as title, words, badges, and composition say the same; when they were typed is no matter. */
export function pageDigest(
  { title, preamble, entries }: Pick<Collection, 'title' | 'preamble' | 'entries'>,
  { theme, audience, strengths, blocks }: Composition,
): string {
  // Ids of blocks are no part of what they say: a block taken out and put in again is the same.
  const said = blocks.map(({ id: _id, ...matter }) => matter)
  return sha256Hex(contentText({ title, preamble, entries, theme, audience, strengths, blocks: said }))
}
