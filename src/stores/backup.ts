// Backups: making one, bringing one back, and when it is time for the next.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { BackupCounts } from '../domain/archive/backupFormat.ts'
import type { BackupFault, LockedBackup, OpenBackup } from '../domain/archive/openBackup.ts'
import { isObject } from '../domain/json.ts'
import { ok, type Fault, type Result } from '../domain/result.ts'
import type { RestoreSummary } from '../storage/backup/restoreBackup.ts'
import { useBadgesStore } from './badges.ts'
import { useCollectionsStore } from './collections.ts'
import { isDemonstration } from './demonstration.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { usePathwaysStore } from './pathways.ts'
import { useSettingsStore } from './settings.ts'
import { sharedRun } from './sharedRun.ts'
import { useSharesStore } from './shares.ts'

export type { LockedBackup, OpenBackup } from '../domain/archive/openBackup.ts'
export type { RestoreSummary } from '../storage/backup/restoreBackup.ts'

const KEY = 'backup'
const DAY = 86_400_000
/** Fewer changes are not worth a word. */
const WORTH_A_WORD = 5
/** A reminder is not repeated before. */
const PAUSE = 14 * DAY

/** What is known of backups on this device. ISO 8601, UTC. */
interface BackupState {
  /** When the last one was begun that the learner took away. */
  madeAt?: string
  /** When one was brought back here, whole. */
  restoredAt?: string
  /** How fresh the freshest one was that was brought back. */
  restoredFrom?: string
  /** When the learner was last reminded. */
  remindedAt?: string
  /** One that was being brought back and did not come to its end. */
  cutOff?: string
}

export interface MakeOptions {
  /** Locks the file with it; empty leaves it open. */
  passphrase: string
  /** Puts the keys of public pages in. */
  withShareKeys: boolean
  signal?: AbortSignal
  onProgress?(done: number, total: number): void
}

export interface MadeBackup {
  file: Blob
  fileName: string
  counts: BackupCounts
  /** When it was begun: later changes are not sure to be in it. */
  at: string
  /** Files the store should have had. */
  missing: number
}

export interface BringOptions {
  signal?: AbortSignal
  onProgress?(done: number, total: number): void
}

export const useBackupStore = defineStore('backup', () => {
  const state = shallowRef<BackupState>({})
  const isLoaded = shallowRef(false)
  const changes = shallowRef(0)

  const load = sharedRun(async (): Promise<Result<void>> => {
    const device = useDevice()
    if (await device.isFresh()) {
      isLoaded.value = true
      return ok(undefined)
    }
    const storage = await device.storage()
    const kept = await storage.settings.get(KEY)
    if (!kept.ok) return kept
    state.value = isObject(kept.value) ? (kept.value as BackupState) : {}
    const { countChanges } = await import('../storage/backup/changesSince.ts')
    const counted = await countChanges(storage.door, latest(state.value.madeAt, state.value.restoredAt))
    if (!counted.ok) return counted
    changes.value = counted.value
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['badges', 'passport', 'collections', 'pathways', 'settings'], () => {
    if (isLoaded.value) void load.again()
  })

  async function note(change: Partial<BackupState>): Promise<void> {
    const storage = await useDevice().storage()
    const kept = await storage.settings.get(KEY)
    const before = kept.ok && isObject(kept.value) ? (kept.value as BackupState) : state.value
    state.value = { ...before, ...change }
    // If it cannot be kept, the reminder comes sooner: no harm done.
    await storage.settings.set(KEY, JSON.parse(JSON.stringify(state.value)))
  }

  /** One file with everything. It counts as a backup once `noteTaken` says that the learner has it. */
  async function make(options: MakeOptions): Promise<Result<MadeBackup, Fault>> {
    const device = useDevice()
    const at = device.now()
    const [{ door }, { writeBackup }] = await Promise.all([
      device.storage(),
      import('../storage/backup/writeBackup.ts'),
    ])
    const { withShareKeys, signal, onProgress } = options
    const passphrase = options.passphrase.trim()
    const random = (length: number) => device.random(length)
    const written = await writeBackup(door, { at, passphrase, random, withShareKeys, signal, onProgress })
    if (!written.ok) return written
    const { file, manifest, missing } = written.value
    const fileName = `besace-${at.toISOString().slice(0, 10)}.besace`
    return ok({ file, fileName, counts: manifest.counts, at: at.toISOString(), missing })
  }

  /** The learner has the file: what is in it is safe. */
  async function noteTaken({ at }: MadeBackup): Promise<void> {
    await note({ madeAt: at })
    await load.again()
  }

  /** Looks at a file; nothing is kept. */
  async function open(file: Blob): Promise<Result<OpenBackup | LockedBackup, BackupFault>> {
    const { openBackup } = await import('../domain/archive/openBackup.ts')
    return openBackup(file)
  }

  /** Brings it in: what is here stays, nothing comes twice. */
  async function bringBack(backup: OpenBackup, options: BringOptions = {}): Promise<RestoreSummary> {
    const device = useDevice()
    const [{ door }, { restoreBackup }] = await Promise.all([
      device.storage(),
      import('../storage/backup/restoreBackup.ts'),
    ])
    await load()
    const { madeAt } = backup.manifest
    await note({ cutOff: madeAt })
    const { madeAt: lastMade, restoredFrom } = state.value
    const summary = await restoreBackup(door, backup, {
      now: device.now(),
      safeUntil: latest(lastMade, restoredFrom) || undefined,
      signal: options.signal,
      onProgress: options.onProgress,
    })
    if (summary.endedBy === undefined)
      await note({
        restoredAt: device.now().toISOString(),
        restoredFrom: latest(restoredFrom, madeAt),
        cutOff: undefined,
      })
    await showAll()
    return summary
  }

  /** Every store that may hold what was just brought in looks again. */
  async function showAll(): Promise<void> {
    const settings = useSettingsStore()
    tellOtherTabs('badges', 'passport', 'collections', 'pathways', 'shares', 'settings')
    await settings.reload()
    await Promise.all([
      useBadgesStore().reload(),
      useCollectionsStore().load(),
      usePathwaysStore().load(),
      useSharesStore().load(),
      load.again(),
    ])
  }

  return {
    /** When the learner last took a backup away. */
    madeAt: computed(() => state.value.madeAt),
    /** A backup of that moment was being brought back and did not come to its end. */
    cutOff: computed(() => state.value.cutOff),
    /** How much came since. */
    changes: computed(() => changes.value),
    isLoaded: computed(() => isLoaded.value),
    /** Enough has come since, and the last word about it is long enough ago. */
    isTimeToRemind: computed(() => {
      const { remindedAt } = state.value
      const isRested = Date.parse(remindedAt ?? '') + PAUSE > useDevice().now().getTime()
      return isLoaded.value && changes.value >= WORTH_A_WORD && !isRested && !isDemonstration()
    }),
    load: () => load.again(),
    noteReminded: () => note({ remindedAt: useDevice().now().toISOString() }),
    make,
    noteTaken,
    open,
    bringBack,
  }
})

/** The later of two moments; empty when there is none. */
function latest(one = '', other = ''): string {
  return one > other ? one : other
}
