// The tables of Besace in IndexedDB; versions are only ever added.
import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie'
import { nextCheckAt } from '../domain/verification/nextCheck.ts'
import type { BadgeDigest } from '../domain/backpack/digest.ts'
import type { Pathway } from '../domain/competency/pathways/pathway.ts'
import type { Collection, Evidence, Reflection } from '../domain/passport/passport.ts'
import type { Composition } from '../domain/sharing/compose/composition.ts'
import { digestOfRow, keepDigests } from './keepDigests.ts'
import type { BadgeRow, CardRow, FileRow, PictureRow, SettingRow, ShareRow, SnapshotRow } from './rows.ts'

/** The newest version of the tables that this code knows. */
export const DATABASE_VERSION = 4

/** IndexedDB engine other than the browser's own, for tests. */
export interface DatabaseEngine {
  indexedDB?: IDBFactory
  IDBKeyRange?: typeof IDBKeyRange
}

/** Tables and their types. A change of shape is a new `version(n).stores().upgrade()` below the last one. */
export class BesaceDatabase extends Dexie {
  declare cards: EntityTable<CardRow, 'id'>
  declare badges: EntityTable<BadgeRow, 'id'>
  declare originals: EntityTable<FileRow, 'id'>
  declare pictures: EntityTable<PictureRow, 'id'>
  declare snapshots: Table<SnapshotRow, [string, string]>
  declare evidence: EntityTable<Evidence, 'id'>
  declare files: EntityTable<FileRow, 'id'>
  declare reflections: EntityTable<Reflection, 'id'>
  declare collections: EntityTable<Collection, 'id'>
  declare shares: EntityTable<ShareRow, 'id'>
  declare settings: EntityTable<SettingRow, 'key'>
  /** Since version 2. */
  declare digests: EntityTable<BadgeDigest, 'id'>
  /** Since version 3. */
  declare compositions: EntityTable<Composition, 'id'>
  /** Since version 4. */
  declare pathways: EntityTable<Pathway, 'id'>

  constructor(name: string, engine: DatabaseEngine = {}) {
    super(name, { autoOpen: false, ...engine })
    this.version(1).stores({
      cards: 'id, *identifiers, addedAt, pictureId',
      badges: 'id, *originalIds',
      originals: 'id',
      pictures: 'id',
      snapshots: '[badgeId+url], badgeId',
      evidence: 'id, badgeId, fileId',
      files: 'id',
      reflections: 'id, badgeId',
      collections: 'id',
      shares: 'id, collectionId',
      settings: 'key',
    })
    this.version(2)
      .stores({ cards: 'id, *identifiers, addedAt, pictureId, nextCheckAt', digests: 'id' })
      .upgrade(async (transaction) => {
        await planChecks(transaction)
        await addDigests(transaction)
      })
    this.version(3).stores({ compositions: 'id' })
    this.version(4).stores({ pathways: 'id' })
    this.use(keepDigests)
  }
}

/** Every badge gets what search and filters need of it. */
async function addDigests(transaction: Transaction): Promise<void> {
  const digests: BadgeDigest[] = []
  await transaction.table<BadgeRow>('badges').each((row) => void digests.push(digestOfRow(row)))
  await transaction.table<BadgeDigest>('digests').bulkPut(digests)
}

/** Every badge gets the day on which its issuer is asked again. */
async function planChecks(transaction: Transaction): Promise<void> {
  const plan = new Map<string, string>()
  await transaction.table<BadgeRow>('badges').each(({ id, report }) => void plan.set(id, nextCheckAt(report)))
  await transaction
    .table<CardRow>('cards')
    .toCollection()
    .modify((card) => {
      const planned = plan.get(card.id)
      if (planned !== undefined) card.nextCheckAt = planned
    })
}
