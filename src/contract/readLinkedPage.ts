// Looks at every field of a page that came in a link: whoever made the link may be anyone.
import { fail, ok, type Result } from '../domain/result.ts'
import type { OpenedLink } from '../domain/sharing/carry/pageLink.ts'
import type { SharePage } from '../domain/sharing/sharePage.ts'
import { isObject } from '../domain/json.ts'
import { MAX_PAYLOAD_CHARACTERS } from '../domain/badge/limits.ts'
import { readShareDraft } from './readShareDraft.ts'

/** A page out of a link, with what its badges are checked by. */
export interface LinkedPage {
  page: SharePage
  /** In the order of the badges; undefined where the link does not carry it. */
  proofs: (string | undefined)[]
  /** ISO 8601. */
  madeAt: string
}

/** The page, or that it is none. A badge's file is what the link carries of it, under a name that follows from it. */
export async function readLinkedPage({
  page,
  proofs,
  madeAt,
}: OpenedLink): Promise<Result<LinkedPage, { code: 'carry.link-damaged' }>> {
  const damaged = fail({ code: 'carry.link-damaged' } as const)
  const badges = isObject(page) ? page['badges'] : undefined
  if (!isObject(page) || !Array.isArray(badges) || !Array.isArray(proofs)) return damaged
  if (proofs.length !== badges.length || !proofs.every(isProof)) return damaged
  if (typeof madeAt !== 'string' || Number.isNaN(Date.parse(madeAt))) return damaged
  const texts = proofs.map((proof) => (typeof proof === 'string' ? proof : undefined))
  const originals = await Promise.all(texts.map((text) => originalOf(text ?? '')))
  const whole = badges.map((badge, index) =>
    isObject(badge)
      ? { ...badge, picture: null, evidence: withoutFiles(badge['evidence']), original: originals[index] }
      : badge,
  )
  const read = readShareDraft({ ...page, badges: whole, preview: null, expiresInDays: 1 })
  if (!read.ok) return damaged
  const { expiresInDays: _days, ...words } = read.value
  const hasFiles = words.blocks?.some((block) => block.kind === 'file' || 'picture' in block)
  return hasFiles === true ? damaged : ok({ page: words, proofs: texts, madeAt })
}

function isProof(proof: unknown): boolean {
  return proof === null || (typeof proof === 'string' && proof.length <= MAX_PAYLOAD_CHARACTERS)
}

/** A link carries no files: one that names some was not made here. */
function withoutFiles(evidence: unknown): unknown {
  if (!Array.isArray(evidence)) return evidence
  return evidence.map((item: unknown) => (isObject(item) ? { ...item, file: null } : item))
}

async function originalOf(text: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return text.trimStart().startsWith('{')
    ? { sha256, mediaType: 'application/json', fileName: 'badge.json' }
    : { sha256, mediaType: 'text/plain', fileName: 'badge.txt' }
}
