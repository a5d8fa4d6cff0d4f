// A device that comes from an earlier version: its database, as it was then, opens in today's app with everything.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { DatabaseDump } from '../support/databaseDump.ts'
import { findHalves } from './support/deviceRows.ts'
import { expect, test } from './support/scene.ts'

const folder = fileURLToPath(new URL('../fixtures/databases/', import.meta.url))
const dumps = readdirSync(folder).filter((file) => file.endsWith('.dump'))

/** Writes the database into the browser before the app has ever run there. */
async function bring(page: Page, url: string, dump: DatabaseDump): Promise<void> {
  await page.goto(`${url}/favicon.svg`)
  await page.evaluate(async ({ version, stores }) => {
    const fromText = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(fromText)
      if (typeof value !== 'object' || value === null) return value
      if ('$bytes' in value)
        return Uint8Array.from(atob(String(value.$bytes)), (letter) => letter.charCodeAt(0)).buffer
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromText(one)]))
    }
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('besace', version)
      request.onupgradeneeded = () => {
        for (const { name, keyPath, indexes, rows } of stores) {
          const store = request.result.createObjectStore(name, { keyPath })
          for (const index of indexes)
            store.createIndex(index.name, index.keyPath, {
              multiEntry: index.multiEntry,
              unique: index.unique,
            })
          for (const row of rows) store.put(fromText(row))
        }
      }
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
    })
  }, dump)
}

for (const file of dumps) {
  test(`a device left at ${file.replace('.dump', '')} finds its badges, proofs, words and collection`, async ({
    passport,
  }) => {
    const { page, url } = passport
    await bring(page, url, JSON.parse(readFileSync(folder + file, 'utf8')) as DatabaseDump)
    await passport.open('/')
    await expect(page.getByRole('link', { name: /Cake/ })).toBeVisible()
    await page.getByRole('link', { name: /Bread/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bread' })).toBeVisible()
    await page.getByRole('tab', { name: 'Enrichir' }).click()
    await expect(page.getByRole('tabpanel').getByText('Photo', { exact: true }).first()).toBeVisible()
    await passport.open('/sharing')
    await expect(page.getByRole('heading', { name: 'Mine' }).first()).toBeVisible()
    await passport.open('/me')
    await expect(page.getByText('ada@example.org').first()).toBeVisible()
    expect(await findHalves(page)).toEqual([])
  })
}
