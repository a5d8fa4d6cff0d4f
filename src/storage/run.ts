// The single door to IndexedDB: opens it when first needed, and turns what the browser may do into faults.
import { fail, ok, type Result } from '../domain/result.ts'
import { BesaceDatabase, DATABASE_VERSION, type DatabaseEngine } from './database.ts'
import { DATABASE_NAME } from './isFreshDevice.ts'
import type { StorageFault } from './storageFault.ts'

export type { StorageFault } from './storageFault.ts'

/** Runs work on the open database. */
export interface Door {
  run<T>(work: (database: BesaceDatabase) => Promise<T>): Promise<Result<T, StorageFault>>
  /** Closes the connection; the next `run` opens it again. */
  close(): void
}

/** Another tab has upgraded the database, or waits for us to close: only a reload helps. */
class OtherTab extends Error {
  override name = 'OtherTab'
}

/**
 * Makes the door to one database. Nothing is opened before the first `run`; whatever is asked meanwhile waits for
 * the same opening.
 */
export function createDoor(name = DATABASE_NAME, engine: DatabaseEngine = {}): Door {
  let opening: Promise<BesaceDatabase> | undefined
  let isSuperseded = false

  function connection(): Promise<BesaceDatabase> {
    if (isSuperseded) return Promise.reject(new OtherTab())
    opening ??= openDatabase(name, engine, () => {
      isSuperseded = true
      close()
    })
    return opening
  }

  function close(): void {
    const closing = opening
    opening = undefined
    closing?.then(
      (database) => database.close(),
      () => undefined, // Never opened: whoever waited for it has been told.
    )
  }

  async function run<T>(
    work: (database: BesaceDatabase) => Promise<T>,
    isSecondTry = false,
  ): Promise<Result<T, StorageFault>> {
    let isOpen = false
    try {
      const database = await connection()
      isOpen = true
      return ok(await work(database))
    } catch (error) {
      const code = isOpen ? faultOf(error) : (faultOfOpening(error) ?? faultOf(error))
      if (code === undefined) throw error
      if (code === 'storage.unavailable' || code === 'storage.connection-lost') close()
      if (code === 'storage.connection-lost' && !isSecondTry) return run(work, true)
      return fail({ code })
    }
  }

  return { run: (work) => run(work), close }
}

/** Opens and makes sure that the tables are those this code knows. */
async function openDatabase(
  name: string,
  engine: DatabaseEngine,
  onSuperseded: () => void,
): Promise<BesaceDatabase> {
  const database = new BesaceDatabase(name, engine)
  database.on('versionchange', (event) => {
    // A newer Besace in another tab wants to upgrade, or the learner deletes everything: let go at once.
    database.close()
    if (event.newVersion !== null) onSuperseded()
  })
  const blocked = new Promise<never>((_, reject) => {
    database.on('blocked', () => reject(new OtherTab()))
  })
  await Promise.race([database.open(), blocked])
  // Dexie opens a database of a later version all the same; writing into tables we do not know could harm them.
  if (database.backendDB().version > DATABASE_VERSION * 10) {
    database.close()
    throw new OtherTab()
  }
  return database
}

const FAULT_BY_NAME: Record<string, StorageFault['code']> = {
  QuotaExceededError: 'storage.full',
  DatabaseClosedError: 'storage.connection-lost',
  // WebKit drops the connection of an app in the background and says one of these two.
  InvalidStateError: 'storage.connection-lost',
  UnknownError: 'storage.connection-lost',
  MissingAPIError: 'storage.unavailable',
  OpenFailedError: 'storage.unavailable',
  SecurityError: 'storage.unavailable',
  OtherTab: 'storage.other-tab',
  VersionError: 'storage.other-tab',
}

/** A browser that keeps nothing (private window, storage switched off) says so when the database is opened. */
function faultOfOpening(error: unknown): StorageFault['code'] | undefined {
  const names = [error, (error as { inner?: unknown } | undefined)?.inner].map(
    (thing) => (thing as { name?: string } | undefined)?.name ?? '',
  )
  return names.includes('InvalidStateError') ? 'storage.unavailable' : undefined
}

/** The fault behind an exception of Dexie, which wraps the browser's own (`inner`, `failures`), or nothing for a bug. */
function faultOf(error: unknown): StorageFault['code'] | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { name, inner, failures } = error as { name?: string; inner?: unknown; failures?: unknown[] }
  const wrapped = [inner, ...(failures ?? [])].map(faultOf).find((code) => code !== undefined)
  // A full disk may stop the opening itself: the reason within says more than the wrapping.
  if (wrapped === 'storage.full' || wrapped === 'storage.other-tab') return wrapped
  if (name === 'OpenFailedError' || name === 'MissingAPIError') return 'storage.unavailable'
  return (name === undefined ? undefined : FAULT_BY_NAME[name]) ?? wrapped
}
