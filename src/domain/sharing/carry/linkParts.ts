// What of a page goes into a link: words always, pictures never, the rest as the learner decides.
import type { SharedBlock } from '../sharedBlock.ts'
import type { SharedBadge, SharePage } from '../sharePage.ts'

/** `proofs`: the badges themselves, to be checked; `stories`: evidence and reflections; `about`: the issuer's words. */
export const LINK_PARTS = ['proofs', 'stories', 'about'] as const
export type LinkPart = (typeof LINK_PARTS)[number]

/** A badge without its files. */
export type LinkBadge = Omit<SharedBadge, 'picture' | 'original'>
export type LinkPage = Omit<SharePage, 'badges' | 'preview'> & { badges: LinkBadge[] }

/**
 * The page with these parts. Places in it stay what they are, so that blocks still point at what they meant: evidence
 * that is left out leaves an empty place only when stories go too, and then its blocks go with it.
 */
export function pageWith(page: SharePage, parts: ReadonlySet<LinkPart>): LinkPage {
  const { badges, blocks, preview: _preview, ...words } = page
  return {
    ...words,
    badges: badges.map((badge) => badgeWith(badge, parts)),
    ...(blocks === undefined ? {} : { blocks: blocks.flatMap((block) => blockWith(block, parts)) }),
  }
}

function badgeWith(badge: SharedBadge, parts: ReadonlySet<LinkPart>): LinkBadge {
  const { picture: _picture, original: _original, description, criteria, reflection, ...words } = badge
  const about = {
    ...(description === undefined ? {} : { description }),
    ...(criteria === undefined ? {} : { criteria }),
  }
  const evidence = badge.evidence.map(({ file: _file, ...story }) => story)
  return {
    ...words,
    ...(parts.has('about') ? about : {}),
    evidence: parts.has('stories') ? evidence : [],
    ...(parts.has('stories') && reflection !== undefined ? { reflection } : {}),
  }
}

function blockWith(block: SharedBlock, parts: ReadonlySet<LinkPart>): SharedBlock[] {
  if (block.kind === 'file') return []
  if (!parts.has('stories') && (block.kind === 'evidence' || block.kind === 'reflection')) return []
  if (block.kind !== 'profile') return [block]
  const { picture: _picture, ...profile } = block
  return [profile]
}
