// Looks into the device's store past the app, to see that nothing is missing and nothing is left over.
import type { Page } from '@playwright/test'

export type RowCounts = Record<string, number>

/** How many rows each table holds. The page must be one of the app's. */
export function countRows(page: Page): Promise<RowCounts> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('besace')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const names = [...database.objectStoreNames].filter((name) => name !== 'settings')
    const counts: Record<string, number> = {}
    for (const name of names) {
      counts[name] = await new Promise((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).count()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    }
    database.close()
    return counts
  })
}

/** Whether a setting is kept under this name. */
export function isKept(page: Page, setting: string): Promise<boolean> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('besace')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const count = await new Promise<number>((resolve, reject) => {
      const request = database.transaction('settings').objectStore('settings').count(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    database.close()
    return count > 0
  }, setting)
}

/** What does not fit together: a card without its badge, a badge without its original, an original of no badge. */
export function findHalves(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    interface Row {
      id: string
      pictureId?: string
      originalIds?: string[]
      report?: { verdict?: string }
      payload?: unknown
      bytes?: ArrayBuffer
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('besace')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const rowsOf = (name: string) =>
      new Promise<Map<string, Row>>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll() as IDBRequest<Row[]>
        request.onsuccess = () => resolve(new Map(request.result.map((row) => [row.id, row])))
        request.onerror = () => reject(request.error)
      })
    const cards = await rowsOf('cards')
    const badges = await rowsOf('badges')
    const originals = await rowsOf('originals')
    const pictures = await rowsOf('pictures')
    database.close()
    const halves: string[] = []
    for (const { id, pictureId } of cards.values()) {
      if (!badges.has(id)) halves.push(`card ${id} without badge`)
      if (pictureId !== undefined && !pictures.has(pictureId) && !originals.has(pictureId))
        halves.push(`card ${id} without picture`)
    }
    const needed = new Set<string>()
    for (const { id, originalIds = [], report, payload } of badges.values()) {
      if (!cards.has(id)) halves.push(`badge ${id} without card`)
      if (!report?.verdict || !payload) halves.push(`badge ${id} without report or payload`)
      for (const original of originalIds) {
        needed.add(original)
        if (!(originals.get(original)?.bytes?.byteLength ?? 0)) halves.push(`badge ${id} without original`)
      }
    }
    for (const id of originals.keys()) if (!needed.has(id)) halves.push(`original ${id} of no badge`)
    return halves
  })
}
