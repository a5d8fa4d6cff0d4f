// Gives stores a device of their own: a fresh database and an examining that tests decide.
import { createPinia, setActivePinia } from 'pinia'
import type { Result } from '../../src/domain/result.ts'
import type { Examined } from '../../src/domain/verification/examine.ts'
import { openDatabase, type Storage } from '../../src/storage/openDatabase.ts'
import { provideDevice, type Device } from '../../src/stores/device.ts'
import { makeExamined } from './keptBadges.ts'

/** A fresh Pinia over a fresh database; close it when done. */
export function startStores(device: Partial<Device> = {}): { storage: Storage; stop(): void } {
  const name = `test-${crypto.randomUUID()}`
  const storage = openDatabase(name)
  setActivePinia(createPinia())
  provideDevice({
    storage: () => Promise.resolve(storage),
    examine: (input) => Promise.resolve({ ok: true, value: examinedOf(textOf(input)) }),
    ...device,
  })
  return {
    storage,
    stop() {
      storage.door.close()
      indexedDB.deleteDatabase(name)
      provideDevice()
    },
  }
}

export function textOf(input: Uint8Array | string): string {
  return typeof input === 'string' ? input : new TextDecoder().decode(input)
}

/** A text is the name of its badge, unless it begins with "not". */
function examinedOf(text: string): Examined {
  if (!text.startsWith('not')) return makeExamined(text)
  const checkedAt = '2026-03-03T10:00:00.000Z'
  const check = { id: 'format', state: 'failed', code: 'unbake.text.no-badge', checkedAt } as const
  return { report: { verdict: 'unreadable', checks: [check], checkedAt }, snapshots: [] }
}

export function fileOf(content: string, name = `${content}.json`, type = 'application/json'): File {
  return new File([content], name, { type })
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`fault ${result.error.code}`)
  return result.value
}
