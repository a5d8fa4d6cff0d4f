// What other apps have shared and nobody has looked at yet: a small database of its own, without an engine around it,
// because the service worker fills it.
import { INBOX_LIMITS, type MissedReason } from '../contract/inbox.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { isAbsent } from './isFreshDevice.ts'
import type { StorageFault } from './storageFault.ts'

/** Name of the database; whoever erases everything erases this one too. */
export const INBOX_NAME = 'besace-inbox'

/** One thing that waits, without its bytes. */
export interface InboxItem {
  id: string
  kind: 'file' | 'text'
  /** File name, or the title that came with a text. */
  name: string
  mediaType: string
  /** Bytes of a file, characters of a text. */
  size: number
  arrivedAt: string
  text?: string
}

/** One thing that waits, with its bytes where it is a file. */
export interface InboxThing extends InboxItem {
  bytes?: ArrayBuffer
}

export interface Kept {
  kept: string[]
  missed: MissedReason[]
}

interface Stores {
  items: IDBObjectStore
  bytes: IDBObjectStore
}

/** Keeps what there is room for, all of it or, when the disk is full, none. */
export function keepInInbox(
  things: readonly InboxThing[],
  engine?: IDBFactory,
): Promise<Result<Kept, StorageFault>> {
  return withInbox('readwrite', engine, async ({ items, bytes }) => {
    const waiting = await answer<InboxItem[]>(items.getAll())
    let count = waiting.length
    let total = waiting.reduce((sum, { size }) => sum + size, 0)
    const result: Kept = { kept: [], missed: [] }
    for (const thing of things) {
      const most = thing.kind === 'file' ? INBOX_LIMITS.fileBytes : INBOX_LIMITS.characters
      if (thing.size > most) result.missed.push('too-large')
      else if (count >= INBOX_LIMITS.items || total + thing.size > INBOX_LIMITS.totalBytes)
        result.missed.push('too-many')
      else {
        put({ items, bytes }, thing)
        result.kept.push(thing.id)
        count += 1
        total += thing.size
      }
    }
    return result
  })
}

/** What waits, the latest first. */
export async function listInbox(engine?: IDBFactory): Promise<Result<InboxItem[], StorageFault>> {
  // To look is not to make: after *Erase everything* nothing lies here that the learner did not put here.
  if (await isAbsent(INBOX_NAME, engine)) return ok([])
  const listed = await withInbox('readonly', engine, ({ items }) => answer<InboxItem[]>(items.getAll()))
  return listed.ok ? ok(listed.value.sort((one, two) => two.arrivedAt.localeCompare(one.arrivedAt))) : listed
}

/** Things with their bytes, in the order asked for; those that are gone are left out. */
export function readInbox(
  ids: readonly string[],
  engine?: IDBFactory,
): Promise<Result<InboxThing[], StorageFault>> {
  return withInbox('readonly', engine, ({ items, bytes }) => readAll({ items, bytes }, ids))
}

/** Removes things and gives them back, to be put back if that was a mistake. */
export function takeFromInbox(
  ids: readonly string[],
  engine?: IDBFactory,
): Promise<Result<InboxThing[], StorageFault>> {
  return withInbox('readwrite', engine, async ({ items, bytes }) => {
    const things = await readAll({ items, bytes }, ids)
    for (const id of ids) {
      items.delete(id)
      bytes.delete(id)
    }
    return things
  })
}

/** Puts back what was taken, as it was. */
export function putBackIntoInbox(
  things: readonly InboxThing[],
  engine?: IDBFactory,
): Promise<Result<void, StorageFault>> {
  return withInbox('readwrite', engine, (stores) => {
    for (const thing of things) put(stores, thing)
  })
}

function put({ items, bytes }: Stores, { bytes: content, ...item }: InboxThing): void {
  items.put(item)
  if (content) bytes.put(content, item.id)
}

async function readAll({ items, bytes }: Stores, ids: readonly string[]): Promise<InboxThing[]> {
  const things: InboxThing[] = []
  for (const id of ids) {
    const item = await answer<InboxItem | undefined>(items.get(id))
    const content = await answer<ArrayBuffer | undefined>(bytes.get(id))
    if (item) things.push(content ? { ...item, bytes: content } : item)
  }
  return things
}

/** Opens, works in one transaction, closes: so nothing is half kept, and no tab stands in the way of another. */
async function withInbox<T>(
  mode: IDBTransactionMode,
  engine: IDBFactory | undefined,
  work: (stores: Stores) => T | Promise<T>,
): Promise<Result<T, StorageFault>> {
  let database: IDBDatabase | undefined
  try {
    database = await open(engine ?? indexedDB)
    const transaction = database.transaction(['items', 'bytes'], mode, { durability: 'strict' })
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () =>
        reject(transaction.error ?? new DOMException('aborted'))
    })
    const stores = { items: transaction.objectStore('items'), bytes: transaction.objectStore('bytes') }
    // Listened to from the start: it may fail while the work still waits.
    done.catch(() => undefined)
    try {
      const value = await work(stores)
      await done
      return ok(value)
    } catch (error) {
      abort(transaction)
      throw error
    }
  } catch (error) {
    return fail({ code: faultOf(error) })
  } finally {
    database?.close()
  }
}

/** What was written so far is taken back. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already: that was the reason.
  }
}

function open(engine: IDBFactory): Promise<IDBDatabase> {
  const request = engine.open(INBOX_NAME, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('items', { keyPath: 'id' })
    request.result.createObjectStore('bytes')
  }
  return answer(request)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('unknown'))
  })
}

function faultOf(error: unknown): StorageFault['code'] {
  if (!(error instanceof DOMException)) throw error
  if (error.name === 'QuotaExceededError') return 'storage.full'
  return error.name === 'AbortError' || error.name === 'UnknownError'
    ? 'storage.connection-lost'
    : 'storage.unavailable'
}
