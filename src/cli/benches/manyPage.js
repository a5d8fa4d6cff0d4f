// What the benchmarks of long lists do inside the page: fill the device, watch frames, tasks and keys.
/* global indexedDB, performance, requestAnimationFrame, MutationObserver, PerformanceObserver, document, atob */

const opened = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('besace')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

globalThis.besaceMany = {
  /** Rows by table, laid beside what is there. */
  async fill(tables) {
    const database = await opened()
    const names = Object.keys(tables)
    const transaction = database.transaction(names, 'readwrite')
    for (const name of names)
      for (const { base64, ...row } of tables[name]) {
        const bytes = base64 && Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer
        transaction.objectStore(name).put(bytes ? { ...row, bytes } : row)
      }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    database.close()
  },

  /** The least it takes to have a table in memory: open, ask, get. Milliseconds. */
  async timeRawRead(table) {
    const start = performance.now()
    const database = await opened()
    await answer(database.transaction(table).objectStore(table).getAll())
    const milliseconds = performance.now() - start
    database.close()
    return milliseconds
  },

  /** When this holds and is painted, in milliseconds since the navigation began. */
  whenPainted(holds) {
    return new Promise((resolve) => {
      const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      if (holds()) return painted()
      const seen = new MutationObserver(() => {
        if (!holds()) return
        seen.disconnect()
        painted()
      })
      seen.observe(document, {
        childList: true,
        subtree: true,
        attributes: true,
        attributeFilter: ['aria-setsize'],
      })
    })
  },

  async until(holds) {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
  },
  firstPainted() {
    return this.whenPainted(() => document.querySelector('.badge-tile') !== null)
  },
  allPainted(count) {
    return this.whenPainted(() => this.setSize() >= count)
  },
  hasDatabase: async () => (await indexedDB.databases()).some(({ name }) => name === 'besace'),
  /** A badge is on the screen that only its digest could tell of. */
  isFoundInside: () => document.querySelector('.badge-tile-note') !== null,

  setSize: () => Number(document.querySelector('.badge-grid > li')?.getAttribute('aria-setsize') ?? 0),

  /** Times between frames while the list is scrolled to and fro by hand, fast. */
  async timeScroll(frames) {
    const times = []
    const step = Math.round(window.innerHeight * 0.9)
    let last = await new Promise((resolve) => requestAnimationFrame(resolve))
    for (let frame = 0; frame < frames; frame++) {
      window.scrollBy(0, frame % 60 < 45 ? step : -step)
      const now = await new Promise((resolve) => requestAnimationFrame(resolve))
      times.push(now - last)
      last = now
    }
    return times
  },

  keys: [],
  /** From each letter to the frame that shows it, as the browser itself counts. */
  watchKeys() {
    this.keys = []
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') this.keys.push(duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false })
  },

  tasks: [],
  watchTasks() {
    this.tasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.tasks.push(duration)
    }).observe({ type: 'longtask' })
  },

  /** From the letter to the frame that shows what it found. */
  listUpdate() {
    return new Promise((resolve) => {
      const start = performance.now()
      // What the box itself shows of a letter, and what is said of it aloud, is not the list.
      const isAside = ({ target }) =>
        (target.nodeType === 1 ? target : target.parentElement)?.closest('.badge-search, [role=status]')
      const seen = new MutationObserver((records) => {
        if (records.every(isAside)) return
        seen.disconnect()
        clearTimeout(timer)
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      })
      // The same list as before: nothing to paint.
      const timer = setTimeout(() => {
        seen.disconnect()
        resolve(0)
      }, 3000)
      seen.observe(document.querySelector('.backpack'), {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['aria-setsize', 'href'],
      })
    })
  },
}
