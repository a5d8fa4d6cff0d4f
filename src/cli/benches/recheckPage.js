// What the recheck benchmark does inside the page: watches the main thread, times the round, and the bare limit of it.
/* global crypto, document, indexedDB, performance, MutationObserver, PerformanceObserver */

globalThis.besaceRecheck = {
  /** From the press to the summary on the page; milliseconds. `name`: what the button says. */
  async timeRound(name) {
    const longTasks = []
    const watcher = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration)
    })
    watcher.observe({ type: 'longtask' })
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes(name))
    const start = performance.now()
    button.click()
    await new Promise((resolve) => {
      const seen = new MutationObserver(() => {
        if (document.querySelector('main [role=status] .ui-notice') === null) return
        seen.disconnect()
        resolve()
      })
      seen.observe(document.body, { childList: true, subtree: true })
    })
    const milliseconds = performance.now() - start
    const said = document.querySelector('main [role=status]').textContent
    // Tasks are reported late.
    await new Promise((resolve) => setTimeout(resolve, 500))
    watcher.disconnect()
    return { milliseconds, longestTask: Math.max(0, ...longTasks), said }
  },

  /** Every badge read, one signature of the same length checked for each, every badge written back; milliseconds. */
  async timeBare() {
    const database = await answerTo(indexedDB.open('besace'))
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
    const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
    const signed = crypto.getRandomValues(new Uint8Array(64))
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, signed)
    const start = performance.now()
    const rows = await answerTo(database.transaction('badges').objectStore('badges').getAll())
    const checks = rows.map(async () => {
      const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
      return crypto.subtle.verify('Ed25519', key, signature, signed)
    })
    await Promise.all(checks)
    const transaction = database.transaction('badges', 'readwrite')
    for (const row of rows) transaction.objectStore('badges').put(row)
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    const milliseconds = performance.now() - start
    database.close()
    return milliseconds
  },
}

function answerTo(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
