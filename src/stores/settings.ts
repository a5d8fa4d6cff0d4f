// What the learner has chosen on this device: language, look, own addresses, trusted issuers.
import { defineStore } from 'pinia'
import { computed, shallowRef, toRaw } from 'vue'
import { ok, type Result } from '../domain/result.ts'
import type { ExamineOptions } from '../domain/verification/examine.ts'
import type { LearnerIdentity } from '../domain/verification/recipient.ts'
import type { StorageUse } from '../storage/persistence.ts'
import { useDevice } from './device.ts'
import { keepEarlySettings, readEarlySettings, type EarlySettings } from './earlySettings.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { sharedRun } from './sharedRun.ts'

export type { LearnerIdentity } from '../domain/verification/recipient.ts'

/** Language, theme and way of reading, and what the first paint does not need. */
export interface Settings extends EarlySettings {
  identities: LearnerIdentity[]
  /** Name proposed for public pages; empty when none was chosen. */
  shownName: string
  /** Ids of issuers the learner trusts. */
  trustedIssuers: string[]
  /** Ids of bundled lists of issuers that count for the learner. */
  trustedRegistries: string[]
  /** Whether kept badges are checked again by themselves. */
  backgroundChecks: boolean
  /** Numbers of organisations on LinkedIn as the learner typed them, by the issuer's id, address or name. */
  linkedInNumbers: Record<string, string>
  /** The learner's Mastodon server; empty until it is asked. */
  mastodon: string
}

/** What the browser answered when asked to keep the store for good. */
export interface PersistenceAnswer {
  isGranted: boolean
  askedAt: string
}

export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Readonly<Settings>>({
    ...readEarlySettings(),
    identities: [],
    shownName: '',
    trustedIssuers: [],
    trustedRegistries: [],
    backgroundChecks: true,
    linkedInNumbers: {},
    mastodon: '',
  })
  const isLoaded = shallowRef(false)
  const persistence = shallowRef<PersistenceAnswer>()
  let changes = 0
  let saving: Promise<unknown> = Promise.resolve()

  const read = sharedRun(async (): Promise<Result<void>> => {
    const storage = await useDevice().storage()
    let seen: number
    let kept: Result<unknown>
    let answer: Result<unknown>
    do {
      // What is being saved here is newer than what lies there.
      await saving
      seen = changes
      ;[kept, answer] = await Promise.all([
        storage.settings.get('learner'),
        storage.settings.get('persistence'),
      ])
    } while (seen !== changes)
    if (!kept.ok) return kept
    settings.value = { ...settings.value, ...(kept.value as Partial<Settings> | undefined) }
    if (answer.ok) persistence.value = answer.value as PersistenceAnswer | undefined
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['settings'], () => {
    if (isLoaded.value) void read.again()
  })

  async function load(): Promise<Result<void>> {
    return isLoaded.value ? ok(undefined) : read()
  }

  /** Reads anew what a backup has brought in, also for the next first paint. */
  async function reload(): Promise<Result<void>> {
    const again = await read.again()
    if (again.ok) keepEarlySettings(settings.value)
    return again
  }

  async function change(partial: Partial<Settings>): Promise<Result<void>> {
    const loaded = await load()
    if (!loaded.ok) return loaded
    const changed = { ...settings.value, ...structuredClone(deepRaw(partial)) }
    settings.value = changed
    changes++
    keepEarlySettings(changed)
    const save = useDevice()
      .storage()
      .then((storage) => storage.settings.set('learner', changed))
    saving = save.catch(() => undefined)
    const saved = await save
    if (saved.ok) tellOtherTabs('settings')
    return saved
  }

  /** What examining needs to know of the learner, free of reactive wrapping so that it can cross to the worker. */
  function forExamining(): Pick<ExamineOptions, 'identities' | 'trustedIssuers' | 'trustedRegistries'> {
    const { identities, trustedIssuers, trustedRegistries } = settings.value
    return deepRaw({ identities, trustedIssuers, trustedRegistries })
  }

  const askToPersistOnce = sharedRun(async (): Promise<void> => {
    if (persistence.value !== undefined) return
    await askToPersist()
  })

  /** Asks the browser to keep the store for good, and remembers its answer. */
  async function askToPersist(): Promise<PersistenceAnswer | undefined> {
    const { askToPersist: ask } = await import('../storage/persistence.ts')
    const isGranted = await ask()
    if (isGranted === undefined) return undefined
    persistence.value = { isGranted, askedAt: useDevice().now().toISOString() }
    // If the answer cannot be kept, it is asked again: no harm done.
    await (await useDevice().storage()).settings.set('persistence', persistence.value)
    return persistence.value
  }

  async function storageUse(): Promise<StorageUse | undefined> {
    const { readStorageUse } = await import('../storage/persistence.ts')
    return readStorageUse()
  }

  return {
    settings: computed(() => settings.value),
    isLoaded: computed(() => isLoaded.value),
    persistence: computed(() => persistence.value),
    load,
    reload,
    change,
    forExamining,
    askToPersistOnce,
    askToPersist,
    storageUse,
  }
})

/** The plain value inside reactive wrapping, all the way down; lists and objects of words only. */
function deepRaw<T>(value: T): T {
  const raw = toRaw(value)
  if (Array.isArray(raw)) return raw.map(deepRaw) as T
  if (typeof raw !== 'object' || raw === null) return raw
  return Object.fromEntries(Object.entries(raw).map(([key, inner]) => [key, deepRaw(inner)])) as T
}
