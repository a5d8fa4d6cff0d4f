// Many badges at once: what search and filters read of all of them, and what is done to several together.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { BadgeDigest } from '../domain/backpack/digest.ts'
import { ok, type Result } from '../domain/result.ts'
import type { MarksChange } from '../storage/marks.ts'
import { useBadgesStore, type BadgeCard } from './badges.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import type { RoundSummary } from './recheckRound.ts'
import { useSettingsStore } from './settings.ts'
import { sharedRun } from './sharedRun.ts'

export type { BadgeDigest } from '../domain/backpack/digest.ts'
export type { MarksChange } from '../storage/marks.ts'
export type { RoundSummary } from './recheckRound.ts'

export interface LongWork {
  signal: AbortSignal
  onProgress?(done: number): void
}

export interface Undoable {
  undo(): Promise<Result<void>>
}

const REFUSED = 'twins.refused'

export const useBackpackStore = defineStore('backpack', () => {
  const badges = useBadgesStore()
  const settings = useSettingsStore()
  const digests = shallowRef<ReadonlyMap<string, BadgeDigest>>(new Map())
  const ownWords = shallowRef<ReadonlyMap<string, string>>(new Map())
  const refused = shallowRef<ReadonlySet<string>>(new Set())
  const isRead = shallowRef(false)

  /** Reads what search and filters need; cheap to ask for again, it only reads once. */
  const read = sharedRun(async (): Promise<Result<void>> => {
    const { digests: repository, settings: kept } = await useDevice().storage()
    const found = new Map<string, BadgeDigest>()
    const done = await repository.read((part) => part.forEach((digest) => found.set(digest.id, digest)))
    if (!done.ok) return done
    const [words, answers] = await Promise.all([repository.ownWords(), kept.get(REFUSED)])
    if (!words.ok) return words
    digests.value = found
    ownWords.value = words.value
    if (answers.ok) refused.value = new Set((answers.value as string[] | undefined) ?? [])
    isRead.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['badges', 'passport'], () => {
    if (isRead.value) void read.again()
  })

  /** @returns The way back. */
  async function mark(ids: readonly string[], change: MarksChange): Promise<Result<Undoable>> {
    const changed = await (await useDevice().storage()).marks.change(ids, change)
    if (!changed.ok) return changed
    badges.patch(changed.value.cards)
    tellOtherTabs('badges')
    return ok({
      async undo() {
        const undone = await changed.value.undo()
        if (!undone.ok) return undone
        badges.patch(undone.value)
        tellOtherTabs('badges')
        return ok(undefined)
      },
    })
  }

  /** The learner has seen them: they are new no more. What a check found is told until they open it. */
  async function see(cards: readonly BadgeCard[]): Promise<void> {
    const fresh = cards.filter(({ isNew, news }) => isNew && !news)
    if (fresh.length === 0) return
    const seen = await (await useDevice().storage()).checks.markSeen(fresh.map(({ id }) => id))
    if (!seen.ok) return // They stay new: told once more, no harm done.
    badges.patch(fresh.map(({ isNew: _isNew, ...known }) => known))
    tellOtherTabs('badges')
  }

  async function removeMany(
    ids: readonly string[],
    work: LongWork,
  ): Promise<Result<Undoable & { count: number }>> {
    const removed = await (await useDevice().storage()).badges.removeMany(ids, work)
    if (!removed.ok) return removed
    await refresh()
    const { count, undo } = removed.value
    return ok({
      count,
      async undo() {
        const undone = await undo()
        await refresh()
        return undone
      },
    })
  }

  /** Two are one, says the learner. */
  async function join(keepId: string, joinId: string): Promise<Result<Undoable>> {
    const joined = await (await useDevice().storage()).badges.join(keepId, joinId)
    if (!joined.ok) return joined
    await refresh()
    return ok({
      async undo() {
        const undone = await joined.value.undo()
        await refresh()
        return undone
      },
    })
  }

  /** They are two, says the learner: never proposed again, unless they take their word back. */
  async function refuse(key: string): Promise<Result<Undoable>> {
    const keep = async (change: (keys: Set<string>) => void): Promise<Result<void>> => {
      const { settings: kept } = await useDevice().storage()
      const before = await kept.get(REFUSED)
      if (!before.ok) return before
      const keys = new Set((before.value as string[] | undefined) ?? [])
      change(keys)
      const saved = await kept.set(REFUSED, [...keys])
      if (saved.ok) refused.value = keys
      return saved
    }
    const done = await keep((keys) => void keys.add(key))
    return done.ok ? ok({ undo: () => keep((keys) => void keys.delete(key)) }) : done
  }

  /** Asks the issuers of these again, politely. */
  async function checkAgain(ids: readonly string[], work: LongWork): Promise<Result<RoundSummary>> {
    const loaded = await settings.load()
    if (!loaded.ok) return loaded
    const { runRound } = await import('./recheckRound.ts')
    const done = await runRound(useDevice(), ids, {
      ...work,
      manners: { atOnce: 16, pause: [150, 350] },
      saveTogether: 100,
      isAsked: true,
      learner: settings.forExamining(),
    })
    await badges.showChecked()
    tellOtherTabs('badges')
    return done
  }

  async function refresh(): Promise<void> {
    tellOtherTabs('badges', 'passport', 'collections')
    await badges.reload()
    if (isRead.value) await read.again()
  }

  return {
    digests: computed(() => digests.value),
    ownWords: computed(() => ownWords.value),
    refusedTwins: computed(() => refused.value),
    isRead: computed(() => isRead.value),
    read: async (): Promise<Result<void>> => (isRead.value ? ok(undefined) : read()),
    /** Sure to see the latest words and badges. */
    readAgain: () => read.again(),
    mark,
    see,
    removeMany,
    join,
    refuse,
    checkAgain,
  }
})
