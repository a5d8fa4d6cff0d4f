// What the import benchmark does inside the page: watches the main thread, times the import, writes the same bytes raw.
/* global document, indexedDB, performance, MutationObserver, PerformanceObserver */

globalThis.besaceBench = {
  /** The chosen files, kept for the raw put. */
  files: [],
  longTasks: [],
  start: 0,

  /** From the moment files are chosen to the moment their result stands on the page; milliseconds. */
  async timeImport() {
    this.watchTasks()
    this.start = await new Promise((resolve) => {
      const onChange = (event) => {
        this.files = [...event.target.files]
        resolve(performance.now())
      }
      document
        .querySelector('input[type=file]')
        .addEventListener('change', onChange, { capture: true, once: true })
    })
    await new Promise((resolve) => {
      const seen = new MutationObserver(() => {
        if (document.querySelector('.receive-results') === null) return
        seen.disconnect()
        resolve()
      })
      seen.observe(document.body, { childList: true, subtree: true })
    })
    const end = performance.now()
    // Tasks are reported late.
    await new Promise((resolve) => setTimeout(resolve, 500))
    this.watcher.disconnect()
    return { milliseconds: end - this.start, longestTask: Math.max(0, ...this.longTasks) }
  },

  watchTasks() {
    this.longTasks = []
    this.watcher = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        // The first one began when the browser took the files: of that, only what came after they were chosen.
        this.longTasks.push(Math.min(duration, startTime + duration - this.start))
    })
    this.watcher.observe({ type: 'longtask' })
  },

  /** The same bytes, already in memory, in one transaction of one store; milliseconds. */
  async timeRawPut() {
    const buffers = await Promise.all(this.files.map((file) => file.arrayBuffer()))
    const opening = indexedDB.open('raw', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('files')
    const database = await new Promise((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const start = performance.now()
    const transaction = database.transaction('files', 'readwrite')
    const store = transaction.objectStore('files')
    buffers.forEach((buffer, index) => store.put(buffer, index))
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    const milliseconds = performance.now() - start
    database.close()
    return milliseconds
  },

  /** Verdicts of what is kept, counted. */
  async verdicts() {
    const opening = indexedDB.open('besace')
    const database = await new Promise((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const asked = database.transaction('cards').objectStore('cards').getAll()
    const cards = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    database.close()
    const counts = {}
    for (const { verdict } of cards) counts[verdict] = (counts[verdict] ?? 0) + 1
    return counts
  },
}
