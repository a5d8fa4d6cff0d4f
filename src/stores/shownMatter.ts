// Reads what a page shows of evidence and reflections: when it is made, and later, to know whether it still says that.
import { ok, type Result } from '../domain/result.ts'
import { shownDigest, type ShownIds, type ShownMatter } from '../domain/sharing/compose/shownMatter.ts'
import type { Evidence, Reflection } from '../domain/passport/passport.ts'
import type { Storage } from '../storage/openDatabase.ts'
import type { ShareChoices } from './shareChoices.ts'

const FILE = 'file:'

/** Of the page of these badges what was opened and is there; nothing when that is nothing. */
export async function readShown(
  storage: Storage,
  badgeIds: readonly string[],
  choices: ShareChoices,
): Promise<Result<ShownMatter | undefined>> {
  const added = await readAdded(storage, badgeIds)
  if (!added.ok) return added
  const { evidence, reflections } = added.value
  const isThere = (id: string) => evidence.some((piece) => piece.id === id)
  const files = (choices.withParts ?? []).flatMap((key) =>
    key.startsWith(FILE) ? key.slice(FILE.length) : [],
  )
  // A page shows one reflection a badge: the last that was opened.
  const opened = badgeIds.flatMap(
    (badgeId) =>
      reflections.findLast((one) => one.badgeId === badgeId && choices.withReflections.includes(one.id))
        ?.id ?? [],
  )
  const ids = {
    evidence: choices.withEvidence.filter(isThere),
    files: files.filter(isThere),
    reflections: opened,
  }
  if (Object.values(ids).every((list) => list.length === 0)) return ok(undefined)
  return ok({ badgeIds: [...badgeIds], ...ids, digest: shownDigest(evidence, reflections, ids) })
}

/** The digest of the same pieces as they are now. */
export async function digestNow(storage: Storage, ids: ShownIds): Promise<Result<string>> {
  const added = await readAdded(storage, ids.badgeIds)
  return added.ok ? ok(shownDigest(added.value.evidence, added.value.reflections, ids)) : added
}

async function readAdded(
  storage: Storage,
  badgeIds: readonly string[],
): Promise<Result<{ evidence: Evidence[]; reflections: Reflection[] }>> {
  const evidence: Evidence[] = []
  const reflections: Reflection[] = []
  for (const badgeId of badgeIds) {
    const [proofs, answers] = await Promise.all([
      storage.passport.evidenceOf(badgeId),
      storage.passport.reflectionsOf(badgeId),
    ])
    if (!proofs.ok) return proofs
    if (!answers.ok) return answers
    evidence.push(...proofs.value)
    reflections.push(...answers.value)
  }
  return ok({ evidence, reflections })
}
