// What search and filters read of all badges at once.
import type { BadgeDigest } from '../domain/backpack/digest.ts'
import type { Result } from '../domain/result.ts'
import type { BesaceDatabase } from './database.ts'
import { readInParts } from './idRanges.ts'
import { digestOfRow } from './keepDigests.ts'
import type { Door, StorageFault } from './run.ts'

export interface DigestRepository {
  /** Hands over all digests part by part, so that the page breathes in between. */
  read(onPart: (part: readonly BadgeDigest[]) => void): Promise<Result<void, StorageFault>>
  /** The learner's own words (evidence and reflections), by badge. */
  ownWords(): Promise<Result<Map<string, string>, StorageFault>>
}

/** Digests in the database behind this door. */
export function createDigestRepository(door: Door): DigestRepository {
  return {
    read: (onPart) =>
      door.run(async (database) => {
        await addMissing(database)
        await database.transaction('r', database.digests, () =>
          Promise.all(readInParts(database.digests).map(async (part) => onPart(await part))),
        )
      }),
    ownWords: () => door.run(readOwnWords),
  }
}

async function readOwnWords(database: BesaceDatabase): Promise<Map<string, string>> {
  const words = new Map<string, string>()
  const add = (badgeId: string, ...texts: (string | undefined)[]) =>
    words.set(badgeId, [words.get(badgeId), ...texts].filter(Boolean).join(' '))
  await database.transaction('r', database.evidence, database.reflections, async () => {
    // Rows hold words only; files stay where they are.
    for (const { badgeId, title, text, url, fileName } of await database.evidence.toArray())
      add(badgeId, title, text, url?.replace(/^https?:\/\/|[/?#=&.-]+/g, ' '), fileName)
    for (const { badgeId, learned, use, develop } of await database.reflections.toArray())
      add(badgeId, learned, use, develop)
  })
  return words
}

const AT_ONCE = 50

/** Badges that came past the watch below, written by code of another time, get theirs now. */
async function addMissing(database: BesaceDatabase): Promise<void> {
  const [badges, digests] = await Promise.all([database.badges.count(), database.digests.count()])
  if (badges === digests) return
  const known = new Set(await database.digests.toCollection().primaryKeys())
  const missing = (await database.badges.toCollection().primaryKeys()).filter((id) => !known.has(id))
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const rows = await database.badges.bulkGet(missing.slice(start, start + AT_ONCE))
    await database.digests.bulkPut(rows.flatMap((row) => (row ? [digestOfRow(row)] : [])))
  }
}
