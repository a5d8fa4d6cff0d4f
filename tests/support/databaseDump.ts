// A whole IndexedDB as text and back, past the code that made it: fixtures must not depend on today's tables.

interface StoreDump {
  name: string
  keyPath: string | string[]
  indexes: { name: string; keyPath: string | string[]; multiEntry: boolean; unique: boolean }[]
  rows: unknown[]
}

export interface DatabaseDump {
  /** As IndexedDB counts: ten times ours. */
  version: number
  stores: StoreDump[]
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
}

/** Everything in the database of that name. */
export async function dumpDatabase(name: string): Promise<DatabaseDump> {
  const database = await answerTo(indexedDB.open(name))
  const names = [...database.objectStoreNames].sort()
  const transaction = database.transaction(names)
  const stores: StoreDump[] = []
  for (const storeName of names) {
    const store = transaction.objectStore(storeName)
    const indexes = [...store.indexNames].sort().map((indexName) => {
      const { keyPath, multiEntry, unique } = store.index(indexName)
      return { name: indexName, keyPath, multiEntry, unique }
    })
    const rows = await answerTo(store.getAll())
    stores.push({ name: storeName, keyPath: store.keyPath ?? '', indexes, rows: rows.map(toText) })
  }
  const dump = { version: database.version, stores }
  database.close()
  return dump
}

/** Makes the database as it was dumped. */
export async function restoreDatabase(name: string, dump: DatabaseDump): Promise<void> {
  const request = indexedDB.open(name, dump.version)
  request.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, indexes, rows } of dump.stores) {
      const store = request.result.createObjectStore(storeName, { keyPath })
      for (const index of indexes) {
        store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry, unique: index.unique })
      }
      for (const row of rows) store.put(fromText(row))
    }
  }
  ;(await answerTo(request)).close()
}

/** Bytes become `{ $bytes: base64 }`. */
function toText(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { $bytes: btoa(String.fromCharCode(...new Uint8Array(value))) }
  if (Array.isArray(value)) return value.map(toText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toText(inner)]))
}

function fromText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromText)
  if (typeof value !== 'object' || value === null) return value
  const bytes = (value as { $bytes?: unknown }).$bytes
  if (typeof bytes === 'string')
    return Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)).buffer
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromText(inner)]))
}
