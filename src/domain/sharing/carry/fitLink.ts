// The fullest link that is short enough: what can be checked goes last.
import { LINK_PARTS, type LinkPart } from './linkParts.ts'
import { MOST_FRAGMENT, packLink, type LinkSource } from './pageLink.ts'

/** From everything to the bare page, in the order in which it is offered. */
const WAYS: readonly (readonly LinkPart[])[] = [
  LINK_PARTS,
  ['proofs', 'stories'],
  ['proofs', 'about'],
  ['proofs'],
  ['stories', 'about'],
  ['stories'],
  [],
]

/** The parts that fit together; none when even the bare page is too long. */
export async function fitLink(source: LinkSource): Promise<LinkPart[]> {
  for (const parts of WAYS) {
    const fragment = await packLink(source, new Set(parts))
    if (fragment !== undefined && fragment.length <= MOST_FRAGMENT) return [...parts]
  }
  return []
}
