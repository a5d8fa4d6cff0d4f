// Leaves nothing of Besace on this device: databases, settings, files kept for offline use, and what keeps them.

/** What the browser has of us, and could not take away. */
export type Uneraseable = 'databases' | 'settings' | 'files' | 'worker'

/** What erasing needs of the browser; tests hand in their own. */
export interface EraseSurroundings {
  indexedDB: IDBFactory | undefined
  caches: CacheStorage | undefined
  stores: globalThis.Storage[]
  serviceWorker: Pick<ServiceWorkerContainer, 'getRegistrations'> | undefined
}

/** Databases of ours; those of browsers that can list them are found by their names besides. */
const DATABASES = ['besace', 'besace-demo', 'besace-inbox']
/** Another tab lets go of a database within moments, or not at all. */
const PATIENCE_MS = 5000

/** Erases all of it; gives what is left, nothing when all is gone. */
export async function eraseDevice(
  surroundings: EraseSurroundings = ownSurroundings(),
  patienceMs = PATIENCE_MS,
): Promise<Uneraseable[]> {
  const { indexedDB, caches, stores, serviceWorker } = surroundings
  const done: [Uneraseable, boolean][] = [
    // First the worker: it would keep files anew.
    ['worker', await succeeds(() => unregister(serviceWorker))],
    ['files', await succeeds(() => emptyCaches(caches))],
    ['settings', await succeeds(async () => stores.forEach((store) => store.clear()))],
    ['databases', await succeeds(() => deleteDatabases(indexedDB, patienceMs))],
  ]
  return done.filter(([, isDone]) => !isDone).map(([what]) => what)
}

async function unregister(container: EraseSurroundings['serviceWorker']): Promise<void> {
  const registrations = (await container?.getRegistrations()) ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
}

async function emptyCaches(caches: CacheStorage | undefined): Promise<void> {
  const names = (await caches?.keys()) ?? []
  await Promise.all(names.map((name) => caches?.delete(name)))
}

async function deleteDatabases(engine: IDBFactory | undefined, patienceMs: number): Promise<void> {
  if (engine === undefined) return
  const listed = (await engine.databases?.()) ?? []
  const ours = listed.map(({ name = '' }) => name).filter((name) => /^besace(-|$)/.test(name))
  await Promise.all(
    [...new Set([...DATABASES, ...ours])].map((name) => deleteDatabase(engine, name, patienceMs)),
  )
}

function deleteDatabase(engine: IDBFactory, name: string, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = engine.deleteDatabase(name)
    const timer = setTimeout(() => reject(new Error('blocked')), patienceMs)
    request.onsuccess = () => {
      clearTimeout(timer)
      resolve()
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error ?? new Error('IndexedDB'))
    }
  })
}

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    return false // The learner is told what is left, and how to clear it by the browser's own means.
  }
}

function ownSurroundings(): EraseSurroundings {
  const own = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch {
      return undefined // Reading the property itself throws where storage is switched off.
    }
  }
  const stores = [own(() => globalThis.localStorage), own(() => globalThis.sessionStorage)]
  return {
    indexedDB: own(() => globalThis.indexedDB),
    caches: own(() => globalThis.caches),
    stores: stores.filter((store) => store !== undefined),
    serviceWorker: navigator.serviceWorker as ServiceWorkerContainer | undefined,
  }
}
