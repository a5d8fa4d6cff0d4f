// The badges on this device: the list, receiving, opening, checking again, removing.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Report } from '../domain/verification/report.ts'
import type { KeptBadge, KeptBadgeWords } from '../storage/badges.ts'
import type { BadgeCard } from '../storage/rows.ts'
import type { BadgeSource } from './badgeSource.ts'
import { useDevice } from './device.ts'
import { examineAgain } from './examineAgain.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { receiveAll, type ReceiveOptions } from './receiveAll.ts'
import { receiveBadge, type Received, type ReceiveOutcome } from './receiveBadge.ts'
import { useSettingsStore } from './settings.ts'
import { sharedRun } from './sharedRun.ts'

export type { KeptBadge, KeptBadgeWords } from '../storage/badges.ts'
export type { BadgeCard } from '../storage/rows.ts'
export type { BadgeSource } from './badgeSource.ts'
export type { ReceiveOutcome } from './receiveBadge.ts'

/** A screenful: there at once, whatever the number of badges. */
const FIRST = 16

export const useBadgesStore = defineStore('badges', () => {
  const list = shallowRef<readonly BadgeCard[]>([])
  const newest = shallowRef<readonly BadgeCard[]>([])
  const isLoaded = shallowRef(false)
  const reconsidered = shallowRef(0)
  const changesElsewhere = shallowRef(0)
  const settings = useSettingsStore()

  /** Nothing was ever kept here: then there is nothing to read. */
  async function isNothingThere(): Promise<boolean> {
    const isFresh = await useDevice().isFresh()
    if (isFresh) isLoaded.value = true
    return isFresh
  }

  /** The first screenful, to be drawn before the rest is read. */
  const loadNewest = sharedRun(async (): Promise<Result<void>> => {
    if (isLoaded.value || (await isNothingThere())) return ok(undefined)
    const first = await (await useDevice().storage()).badges.newest(FIRST)
    if (!first.ok) return first
    if (first.value.length < FIRST) show(first.value)
    else if (!isLoaded.value) newest.value = first.value
    return ok(undefined)
  })

  const load = sharedRun(async (): Promise<Result<void>> => {
    if (await isNothingThere()) return ok(undefined)
    const cards = await (await useDevice().storage()).badges.list()
    if (!cards.ok) return cards
    show(cards.value)
    return ok(undefined)
  })

  function show(cards: readonly BadgeCard[]): void {
    list.value = cards
    newest.value = cards.slice(0, FIRST)
    isLoaded.value = true
  }
  onChangedElsewhere(['badges', 'passport'], () => {
    changesElsewhere.value += 1
    if (isLoaded.value) void load.again()
  })

  /**
   * Takes everything given, one by one; a thing that fails does not stop the others. What holds several badges ends in
   * one outcome for each of them.
   */
  async function receive(sources: BadgeSource[], options: ReceiveOptions = {}): Promise<ReceiveOutcome[]> {
    const device = useDevice()
    await settings.load()
    const learner = settings.forExamining()
    const outcomes = await receiveAll(sources, options, async (source) => {
      const received = await receiveBadge(source, device, learner, options.signal)
      noteFirst(received)
      return received
    })
    if (sources.some(({ inboxId }) => inboxId !== undefined))
      await (await import('./settleInbox.ts')).settleInbox(outcomes)
    if (outcomes.some((outcome) => 'badgeId' in outcome)) {
      await load.again()
      tellOtherTabs('badges')
    }
    return outcomes
  }

  /** The first badge is the moment to ask the browser to keep the store for good: something is there to lose. */
  function noteFirst(received: Received): void {
    if (received.outcome?.state !== 'added') return
    void settings.askToPersistOnce()
    void import('./keeping.ts').then(({ noteKept }) => noteKept())
  }

  async function open(id: string): Promise<Result<KeptBadge>> {
    return (await useDevice().storage()).badges.open(id)
  }

  /** The other badges that came in the same bundle. */
  async function together(bundleId: string, id: string): Promise<Result<BadgeCard[]>> {
    const { togetherWith } = await import('../storage/together.ts')
    const found = await togetherWith((await useDevice().storage()).door, bundleId)
    return found.ok ? ok(found.value.filter((card) => card.id !== id)) : found
  }

  /** All badges without the bytes of their originals, newest first. */
  async function all(): Promise<Result<KeptBadgeWords[]>> {
    return (await useDevice().storage()).badges.all()
  }

  /**
   * Examines again now, with the network and with what was kept.
   *
   * @returns What is known now: an issuer who does not answer takes nothing back.
   */
  async function check(id: string, signal?: AbortSignal): Promise<Result<Report>> {
    const device = useDevice()
    const { checks } = await device.storage()
    const kept = await checks.toCheck([id])
    if (!kept.ok) return kept
    const [badge] = kept.value
    if (badge === undefined) return fail({ code: 'storage.not-found' })
    await settings.load()
    const found = await examineAgain(device, badge, settings.forExamining(), signal)
    if (!found.ok) return found
    const saved = await checks.save([{ ...found.value, isSeen: true }])
    if (!saved.ok) return saved
    const [now] = saved.value
    // Removed while it was checked.
    if (now === undefined) return fail({ code: 'storage.not-found' })
    list.value = list.value.map((card) => (card.id === id ? now.card : card))
    tellOtherTabs('badges')
    return ok(now.report)
  }

  /**
   * Looks again at what depends on the learner alone (their addresses, the issuers they trust), in every badge, without
   * the network.
   */
  const reconsider = sharedRun(async (): Promise<Result<void>> => {
    const loaded = await settings.load()
    if (!loaded.ok) return loaded
    const { reconsiderAll } = await import('./reconsiderAll.ts')
    const changed = await reconsiderAll(useDevice(), settings.forExamining())
    if (!changed.ok) return changed
    if (changed.value > 0) {
      reconsidered.value += 1
      tellOtherTabs('badges')
      return load.again()
    }
    return ok(undefined)
  })

  /** After a round of checks: the list and what is open show what is known now. */
  async function showChecked(): Promise<void> {
    reconsidered.value += 1
    if (isLoaded.value) await load.again()
  }

  /** The learner has seen what became of these. */
  function forgetNews(ids: readonly string[]): void {
    const seen = new Set(ids)
    list.value = list.value.map(({ news, ...card }) =>
      news && !seen.has(card.id) ? { ...card, news } : card,
    )
  }

  /** These have changed in a way that moves nothing: ten thousand need not be read again for one. */
  function patch(cards: readonly BadgeCard[]): void {
    const changed = new Map(cards.map((card) => [card.id, card]))
    list.value = list.value.map((card) => changed.get(card.id) ?? card)
    newest.value = list.value.slice(0, FIRST)
  }

  async function remove(id: string): Promise<Result<{ undo(): Promise<Result<void>> }>> {
    const removal = await (await useDevice().storage()).badges.remove(id)
    if (!removal.ok) return removal
    const refresh = async () => {
      tellOtherTabs('badges', 'passport', 'collections')
      await load.again()
    }
    await refresh()
    return ok({
      async undo() {
        const undone = await removal.value.undo()
        await refresh()
        return undone
      },
    })
  }

  async function picture(pictureId: string): Promise<{ bytes: ArrayBuffer; mediaType: string } | undefined> {
    const found = await (await useDevice().storage()).badges.picture(pictureId)
    // A picture that cannot be shown leaves its place to the emblem.
    return found.ok ? found.value : undefined
  }

  return {
    cards: computed(() => list.value),
    /** The last ones that came; there before `cards` are. */
    newest: computed(() => newest.value),
    isLoaded: computed(() => isLoaded.value),
    loadNewest: () => loadNewest(),
    load: () => load(),
    /** A load that is sure to see the latest change. */
    reload: () => load.again(),
    patch,
    receive,
    open,
    all,
    together,
    check,
    showChecked,
    forgetNews,
    /** Grows whenever reports changed behind the page’s back: what shows one opens it anew. */
    reconsidered: computed(() => reconsidered.value),
    /** Grows when another tab has changed badges or what was added to them. */
    changesElsewhere: computed(() => changesElsewhere.value),
    /** Sure to see the latest addresses and trusted issuers. */
    reconsider: () => reconsider.again(),
    remove,
    picture,
  }
})
