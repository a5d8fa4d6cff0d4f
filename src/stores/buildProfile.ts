// The learner's card on a page: what readers with the link may see of it, and of that, what was opened.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import { cardFor, readCard } from '../domain/passport/profile.ts'
import { ok, type Result } from '../domain/result.ts'
import type { ProfilePart } from '../domain/sharing/compose/composition.ts'
import type { SharedBlock } from '../domain/sharing/sharedBlock.ts'
import type { Storage } from '../storage/openDatabase.ts'
import { shareFile, type ShareFile } from './shareFiles.ts'
import { sharedText } from './sharedText.ts'

interface WantedParts {
  parts: readonly ProfilePart[]
  opened: readonly ProfilePart[]
}

/** `closed` when the card has something to say and nothing of it was opened. */
export async function buildProfile(
  storage: Storage,
  { parts, opened }: WantedParts,
  files: Map<string, ShareFile>,
): Promise<Result<SharedBlock | 'closed' | 'empty'>> {
  const kept = await storage.settings.get('profile')
  if (!kept.ok) return kept
  const seen = cardFor(readCard(kept.value), '', 'link')
  const may = (part: ProfilePart) => (opened.includes(part) ? seen[part] : undefined)
  if (!opened.some((part) => seen[part] !== undefined))
    return ok(parts.some((part) => seen[part] !== undefined) ? 'closed' : 'empty')
  const [headline, about, place] = [may('headline'), may('about'), may('place')].map((words) =>
    typeof words === 'string' ? sharedText(words, LIMITS.preamble) : undefined,
  )
  const links = opened.includes('links') ? (seen.links ?? []) : []
  const languages = opened.includes('languages') ? seen.languages : undefined
  const picture = opened.includes('picture') ? seen.picture : undefined
  return ok({
    kind: 'profile',
    ...(headline && { headline }),
    ...(about && { about }),
    ...(place && { place }),
    ...(languages && { languages: languages.slice(0, LIMITS.spokenLanguages) }),
    links: links
      .slice(0, LIMITS.links)
      .map(({ label, url }) => ({ label: sharedText(label, LIMITS.title), url })),
    ...(picture && { picture: await shareFile({ ...picture, fileName: 'picture' }, 'picture', files) }),
  })
}
