// Gives stores a device of their own: a fresh database and an examining that tests decide.
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { createApp } from 'vue'
import type { Result } from '../../src/domain/result.ts'
import type { Examined } from '../../src/domain/verification/examine.ts'
import { openDatabase, type Storage } from '../../src/storage/openDatabase.ts'
import { provideDevice, type Device } from '../../src/stores/device.ts'
import type { ExamineOptions } from '../../src/domain/verification/examine.ts'
import { fail, ok } from '../../src/domain/result.ts'
import { sha256Hex } from '../../src/storage/bytes.ts'
import { makeExamined } from './keptBadges.ts'

/** Examining as a test decides it: files are read before. */
type ExamineContent = (
  input: Uint8Array | string,
  options?: ExamineOptions,
  signal?: AbortSignal,
) => Promise<Result<Examined>>

export interface TestDevice extends Partial<Omit<Device, 'examine'>> {
  examine?: ExamineContent
}

let current: Pinia

/**
 * The Pinia of the test that runs. Every action makes its own Pinia the active one, also an action that outlives its
 * test: then the next test would ask the stores of the last.
 */
function startPinia(): void {
  current = createPinia()
  createApp({}).use(current)
  current.use(({ store }) => void store.$onAction(() => setActivePinia(current), true))
  setActivePinia(current)
}

/** A fresh Pinia over a fresh database; close it when done. */
export function startStores(device: TestDevice = {}): { storage: Storage; stop(): void } {
  const name = `test-${crypto.randomUUID()}`
  const storage = openDatabase(name)
  startPinia()
  const { examine = (input) => Promise.resolve(ok(examinedOf(textOf(input)))), ...rest } = device
  provideDevice({ storage: () => Promise.resolve(storage), ...rest, examine: readingFiles(examine) })
  return {
    storage,
    stop() {
      storage.door.close()
      indexedDB.deleteDatabase(name)
      provideDevice()
    },
  }
}

/** As the worker does it. */
function readingFiles(examine: ExamineContent): Device['examine'] {
  return async (input, options, signal) => {
    if (!(input instanceof Blob)) return examine(input, options, signal) as ReturnType<Device['examine']>
    const bytes = await input.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => undefined,
    )
    if (bytes === undefined) return fail({ code: 'receive.unreadable-file' })
    const result = await (examine(bytes, options, signal) as ReturnType<Device['examine']>)
    return result.ok ? ok({ ...result.value, file: { bytes, sha256: await sha256Hex(bytes) } }) : result
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
