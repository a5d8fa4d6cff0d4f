// Parts that are loaded when first needed, and only then.

/** Loads once: a repeated `import()` still goes through the loader. What failed to load is tried again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    return loaded
  }
}
