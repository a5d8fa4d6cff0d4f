// How safe the store is on this device, as the browser tells.

export interface StorageUse {
  /** Bytes. */
  used: number
  available: number
}

/**
 * Asks the browser never to clear the store by itself. To be asked inside the learner's gesture; `undefined` where
 * a browser does not know the question.
 */
export async function askToPersist(
  storage = navigator.storage as StorageManager | undefined,
): Promise<boolean | undefined> {
  if (storage?.persist === undefined) return undefined
  return storage.persist()
}

/** Bytes used and available, where the browser tells. */
export async function readStorageUse(
  storage = navigator.storage as StorageManager | undefined,
): Promise<StorageUse | undefined> {
  if (storage?.estimate === undefined) return undefined
  const { usage, quota } = await storage.estimate()
  return usage === undefined || quota === undefined
    ? undefined
    : { used: usage, available: Math.max(0, quota - usage) }
}
