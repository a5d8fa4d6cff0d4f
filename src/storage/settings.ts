// Small things remembered by name.
import type { Result } from '../domain/result.ts'
import type { Door, StorageFault } from './run.ts'

export interface SettingRepository {
  get(key: string): Promise<Result<unknown, StorageFault>>
  set(key: string, value: unknown): Promise<Result<void, StorageFault>>
}

/** Settings in the database behind this door. */
export function createSettingRepository(door: Door): SettingRepository {
  return {
    get: (key) => door.run(async (database) => (await database.settings.get(key))?.value),
    set: (key, value) =>
      door.run(async (database) => {
        await database.settings.put({ key, value })
      }),
  }
}
