// Whether anything was ever kept on this device, asked without loading the database engine.

export const DATABASE_NAME = 'besace'

/** True only when the browser can tell that nothing was ever kept. */
export function isFreshDevice(engine?: Pick<IDBFactory, 'databases'>): Promise<boolean> {
  return isAbsent(DATABASE_NAME, engine)
}

/**
 * True only when the browser can tell that the database does not exist; where it cannot tell, or storage is out of
 * order, opening the database says more.
 */
export async function isAbsent(
  wanted: string,
  engine: Pick<IDBFactory, 'databases'> | undefined = globalThis.indexedDB,
): Promise<boolean> {
  try {
    const databases = await engine?.databases?.()
    return databases !== undefined && !databases.some(({ name }) => name === wanted)
  } catch {
    return false // Storage is switched off: the door to the database has the words for it.
  }
}
