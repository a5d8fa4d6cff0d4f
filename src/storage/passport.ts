// What the learner added to badges: evidence with its files, and reflections.
import type { Evidence, Reflection } from '../domain/passport/passport.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { found } from './badges.ts'
import type { BesaceDatabase } from './database.ts'
import { deleteUnusedFiles, type Removal } from './removeBadge.ts'
import type { FileRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** How much the learner added to one badge. */
export interface AddedToBadge {
  evidence: number
  reflections: number
  /** When the newest of them came. ISO 8601, UTC. */
  latest: string
}

export interface PassportRepository {
  evidenceOf(badgeId: string): Promise<Result<Evidence[], StorageFault>>
  reflectionsOf(badgeId: string): Promise<Result<Reflection[], StorageFault>>
  /** By badge; badges without anything are left out. */
  summary(): Promise<Result<Map<string, AddedToBadge>, StorageFault>>
  file(fileId: string): Promise<Result<FileRow | undefined, StorageFault>>
  /** Adds or replaces, with the file it names if that is new. */
  saveEvidence(evidence: Evidence, file?: FileRow): Promise<Result<Evidence, StorageFault>>
  changeEvidence(id: string, change: Partial<Evidence>): Promise<Result<Evidence, StorageFault>>
  removeEvidence(id: string): Promise<Result<Removal, StorageFault>>
  saveReflection(reflection: Reflection): Promise<Result<Reflection, StorageFault>>
  removeReflection(id: string): Promise<Result<Removal, StorageFault>>
}

/** The passport in the database behind this door. */
export function createPassportRepository(door: Door): PassportRepository {
  return {
    evidenceOf: (badgeId) =>
      door.run((database) => database.evidence.where('badgeId').equals(badgeId).sortBy('createdAt')),
    reflectionsOf: (badgeId) =>
      door.run((database) => database.reflections.where('badgeId').equals(badgeId).sortBy('createdAt')),
    summary: () => door.run(summarise),
    file: (fileId) => door.run((database) => database.files.get(fileId)),
    saveEvidence: async (evidence, file) =>
      found(await door.run((database) => saveEvidence(database, evidence, file))),
    changeEvidence: async (id, change) =>
      found(
        await door.run((database) =>
          database.transaction('rw', database.evidence, async () => {
            await database.evidence.update(id, change)
            return database.evidence.get(id)
          }),
        ),
      ),
    removeEvidence: (id) => removeEvidence(door, id),
    saveReflection: async (reflection) =>
      found(await door.run((database) => saveReflection(database, reflection))),
    removeReflection: (id) => removeReflection(door, id),
  }
}

async function summarise(database: BesaceDatabase): Promise<Map<string, AddedToBadge>> {
  const summary = new Map<string, AddedToBadge>()
  const count = (what: 'evidence' | 'reflections', { badgeId, createdAt }: Evidence | Reflection) => {
    const added = summary.get(badgeId) ?? { evidence: 0, reflections: 0, latest: createdAt }
    added[what]++
    if (createdAt > added.latest) added.latest = createdAt
    summary.set(badgeId, added)
  }
  // Rows hold words only; files stay where they are.
  await database.evidence.each((evidence) => count('evidence', evidence))
  await database.reflections.each((reflection) => count('reflections', reflection))
  return summary
}

/** Brings the marks on the card in line with what hangs on the badge. */
export async function refreshCard(database: BesaceDatabase, badgeId: string): Promise<void> {
  const evidence = await database.evidence.where('badgeId').equals(badgeId).count()
  const reflections = await database.reflections.where('badgeId').equals(badgeId).count()
  await database.cards.update(badgeId, { hasEvidence: evidence > 0, hasReflection: reflections > 0 })
}

function inOneTransaction<T>(database: BesaceDatabase, work: () => Promise<T>): Promise<T> {
  const { cards, evidence, files, reflections } = database
  return database.transaction('rw', [cards, evidence, files, reflections], work)
}

function saveEvidence(
  database: BesaceDatabase,
  evidence: Evidence,
  file: FileRow | undefined,
): Promise<Evidence | undefined> {
  return inOneTransaction(database, async () => {
    if ((await database.cards.get(evidence.badgeId)) === undefined) return undefined
    if (file !== undefined) await database.files.put(file)
    await database.evidence.put(evidence)
    await refreshCard(database, evidence.badgeId)
    return evidence
  })
}

function saveReflection(database: BesaceDatabase, reflection: Reflection): Promise<Reflection | undefined> {
  return inOneTransaction(database, async () => {
    if ((await database.cards.get(reflection.badgeId)) === undefined) return undefined
    const before = await database.reflections.get(reflection.id)
    const saved = { ...reflection, createdAt: before?.createdAt ?? reflection.createdAt }
    await database.reflections.put(saved)
    await refreshCard(database, reflection.badgeId)
    return saved
  })
}

async function removeEvidence(door: Door, id: string): Promise<Result<Removal, StorageFault>> {
  const result = await door.run((database) =>
    inOneTransaction(database, async () => {
      const evidence = await database.evidence.get(id)
      if (evidence === undefined) return undefined
      await database.evidence.delete(id)
      const [file] = await deleteUnusedFiles(database, [evidence])
      await refreshCard(database, evidence.badgeId)
      return { evidence, file }
    }),
  )
  if (!result.ok) return result
  const removed = result.value
  if (removed === undefined) return fail({ code: 'storage.not-found' })
  return ok({
    undo: async () =>
      asNothing(found(await door.run((database) => saveEvidence(database, removed.evidence, removed.file)))),
  })
}

async function removeReflection(door: Door, id: string): Promise<Result<Removal, StorageFault>> {
  const result = await door.run((database) =>
    inOneTransaction(database, async () => {
      const reflection = await database.reflections.get(id)
      if (reflection === undefined) return undefined
      await database.reflections.delete(id)
      await refreshCard(database, reflection.badgeId)
      return reflection
    }),
  )
  if (!result.ok) return result
  const removed = result.value
  if (removed === undefined) return fail({ code: 'storage.not-found' })
  return ok({
    undo: async () => asNothing(found(await door.run((database) => saveReflection(database, removed)))),
  })
}

function asNothing(result: Result<unknown, StorageFault>): Result<void, StorageFault> {
  return result.ok ? ok(undefined) : result
}
