// Checking kept badges again: by itself when they are due, all of them when the learner asks, and what changed since.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { fail, ok, type Result } from '../domain/result.ts'
import { useBadgesStore } from './badges.ts'
import { useDevice, type Device } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import type { RoundOptions, RoundSummary } from './recheckRound.ts'
import { useSettingsStore } from './settings.ts'
import { sharedRun } from './sharedRun.ts'

export type { RoundSummary } from './recheckRound.ts'

const KEY = 'rechecks'
/** One tab at a time, whatever number is open. */
const LOCK = 'besace-rechecks'
/** A round that comes by itself in another tab ends within this time when the learner asks for all. */
const PATIENCE = 3000

/** Nobody waits: few, slowly, and few to the same host. */
const BY_ITSELF = {
  manners: { atOnce: 1, pause: [2000, 4000], mostPerHost: 5, most: 20 },
  saveTogether: 4,
} as const satisfies Partial<RoundOptions>
/** So many of the longest overdue are mixed; they take turns over the rounds. */
const MIXED = 200

/** The learner waits; an issuer is still asked for one thing at a time. */
const ON_DEMAND = {
  manners: { atOnce: 16, pause: [150, 350] },
  saveTogether: 100,
} as const satisfies Partial<RoundOptions>

export const useRechecksStore = defineStore('rechecks', () => {
  const badges = useBadgesStore()
  const settings = useSettingsStore()
  const progress = shallowRef<{ done: number; total: number }>()
  const lastRound = shallowRef<RoundSummary>()
  /** What the learner asked for last, until they ask again. */
  const outcome = shallowRef<Result<RoundSummary>>()
  let onDemand: AbortController | undefined
  let byItself: AbortController | undefined

  const load = sharedRun(async (): Promise<Result<void>> => {
    const kept = await (await useDevice().storage()).settings.get(KEY)
    if (!kept.ok) return kept
    lastRound.value = kept.value as RoundSummary | undefined
    return ok(undefined)
  })
  onChangedElsewhere(['rechecks'], () => {
    // The learner asks for all in another tab: what nobody waits for makes way.
    byItself?.abort()
    if (lastRound.value) void load.again()
  })

  /** Checks every badge now. Goes on when the page is left; `stop` ends it, and what is checked stays checked. */
  const checkAll = sharedRun(async (): Promise<Result<RoundSummary>> => {
    const device = useDevice()
    if (!device.isOnline()) return settle(fail({ code: 'recheck.offline' }))
    const stopping = (onDemand = new AbortController())
    progress.value = { done: 0, total: badges.cards.length }
    outcome.value = undefined
    byItself?.abort()
    tellOtherTabs('rechecks')
    try {
      const result = await device.alone(LOCK, PATIENCE, async () => {
        const all = await (await device.storage()).checks.all()
        if (!all.ok) return all
        const total = all.value.length
        const onProgress = atTimes((done) => (progress.value = { done, total }), device)
        onProgress(0)
        return round(all.value, { ...ON_DEMAND, isAsked: true, signal: stopping.signal, onProgress })
      })
      return settle(result ?? fail({ code: 'recheck.other-tab' }))
    } finally {
      progress.value = undefined
      onDemand = undefined
    }
  })

  function settle(result: Result<RoundSummary>): Result<RoundSummary> {
    outcome.value = result
    return result
  }

  /**
   * A small round over what is due, when nobody else is at it.
   *
   * @returns Whether anything was due.
   */
  const checkDue = sharedRun(async (): Promise<boolean> => {
    const device = useDevice()
    if (await device.isFresh()) return false
    const loaded = await settings.load()
    if (!loaded.ok || !settings.settings.backgroundChecks || progress.value || !device.isOnline())
      return false
    const stopping = (byItself = new AbortController())
    const done = await device.alone(LOCK, 0, async () => {
      const due = await (await device.storage()).checks.due(device.now().toISOString(), MIXED)
      if (!due.ok || due.value.length === 0) return false
      await round(due.value, { ...BY_ITSELF, isAsked: false, signal: stopping.signal })
      return true
    })
    byItself = undefined
    return done ?? false
  })

  async function round(
    ids: readonly string[],
    options: Omit<RoundOptions, 'learner'>,
  ): Promise<Result<RoundSummary>> {
    const device = useDevice()
    const loaded = await settings.load()
    if (!loaded.ok) return loaded
    const { runRound } = await import('./recheckRound.ts')
    const result = await runRound(device, ids, { ...options, learner: settings.forExamining() })
    // A fault may come after some were saved.
    if (!result.ok || result.value.checked > 0) {
      await badges.showChecked()
      tellOtherTabs('badges')
    }
    if (result.ok && result.value.checked > 0) {
      lastRound.value = result.value
      // If it cannot be kept, the next round has its own.
      await (await device.storage()).settings.set(KEY, result.value)
    }
    return result
  }

  /** The learner has seen what became of these badges. */
  async function markSeen(ids: readonly string[]): Promise<Result<void>> {
    const marked = await (await useDevice().storage()).checks.markSeen(ids)
    if (!marked.ok) return marked
    badges.forgetNews(ids)
    tellOtherTabs('badges')
    return ok(undefined)
  }

  return {
    /** Of the round the learner asked for. */
    progress: computed(() => progress.value),
    outcome: computed(() => outcome.value),
    lastRound: computed(() => lastRound.value),
    load: () => load(),
    checkAll: () => checkAll(),
    checkDue: () => checkDue(),
    /** Ends the round the learner asked for. */
    stop: () => onDemand?.abort(),
    /** Ends the round that came by itself: the page is hidden, or the network gone. */
    pause: () => byItself?.abort(),
    markSeen,
  }
})

/** Calls on at most ten times a second: a page that is drawn for every badge has no time for the badges. */
function atTimes(call: (done: number) => void, { now }: Pick<Device, 'now'>): (done: number) => void {
  let last = -Infinity
  return (done) => {
    const moment = now().getTime()
    if (moment - last < 100) return
    last = moment
    call(done)
  }
}
