// Search over all badges: prepared in slices while nothing else happens, and scanned so that no letter waits.
import { computed, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import {
  entryOf,
  Hits,
  rememberingFold,
  wordsOfQuery,
  type FoundIn,
  type SearchEntry,
} from '../../domain/backpack/search.ts'
import { useBackpackStore } from '../../stores/backpack.ts'
import type { BadgeCard } from '../../stores/badges.ts'
import type { CompetenceNames } from './useCompetences.ts'
import type { ShelfItem } from './shelfItem.ts'
import { whenIdle } from './whenIdle.ts'

export interface Finder {
  /** Best first; nothing while nothing is looked for. */
  hits: Readonly<ShallowRef<readonly FoundItem[] | undefined>>
  /** Not every word has been looked at yet. */
  isScanning: Readonly<ShallowRef<boolean>>
  /** Someone is about to search: reads what is needed. */
  begin(): void
}

/** A line of the list, ready to be shown. */
export type FoundItem = ShelfItem & { kind: 'badge'; foundIn: FoundIn }

interface FinderOptions {
  cards: () => readonly BadgeCard[]
  /** The words looked for, once they are painted. */
  query: () => string
  competences: () => CompetenceNames
}

/** A slice of work between two breaths of the page, in milliseconds. */
const SLICE = 8
const AT_ONCE = 250

export function useFinder({ cards, query, competences }: FinderOptions): Finder {
  const store = useBackpackStore()
  const hits = shallowRef<readonly FoundItem[]>()
  const isScanning = shallowRef(false)
  /** Folded words of a card, as long as the card is the same; `stale` is when less was known of it. */
  let kept = new WeakMap<BadgeCard, SearchEntry<BadgeCard>>()
  let stale = kept
  const foldOften = rememberingFold()
  let entries: SearchEntry<BadgeCard>[] = []
  /** Those of the last query, while it only grows. */
  let narrowed: { words: readonly string[]; entries: SearchEntry<BadgeCard>[] } | undefined
  let preparing: Promise<void> | undefined
  let turn = 0
  let isGone = false
  onScopeDispose(() => (isGone = true))

  const breathe = () => new Promise((resolve) => setTimeout(resolve))

  async function prepare(): Promise<void> {
    const list = cards()
    const [digests, mine, names] = [store.digests, store.ownWords, competences()]
    const ready: SearchEntry<BadgeCard>[] = []
    let started = performance.now()
    for (const card of list) {
      let entry = kept.get(card)
      if (!entry) {
        const { id } = card
        const known = { digest: digests.get(id), mine: mine.get(id), competences: names.get(id) }
        entry = entryOf(card, known, { foldOften, before: stale.get(card) })
        kept.set(card, entry)
        if (performance.now() - started > SLICE) {
          await breathe()
          started = performance.now()
        }
      }
      ready.push(entry)
      if (isGone || cards() !== list) return
    }
    entries = ready
    narrowed = undefined
  }

  /** Whatever changed: prepared anew, then looked through again. */
  async function refresh(): Promise<void> {
    const run = prepare()
    preparing = run
    await run
    if (preparing === run) preparing = undefined
    await look()
  }

  async function look(): Promise<void> {
    const mine = ++turn
    const words = wordsOfQuery(query())
    if (words.length === 0) {
      hits.value = undefined
      isScanning.value = false
      narrowed = undefined
      return
    }
    isScanning.value = true
    await preparing
    if (mine !== turn || isGone) return
    const from = narrowed && isNarrower(narrowed.words, words) ? narrowed.entries : entries
    const found = new Hits<BadgeCard>(words)
    let started = performance.now()
    for (let start = 0; start < from.length; start += AT_ONCE) {
      found.scan(from, start, Math.min(from.length, start + AT_ONCE))
      if (performance.now() - started > SLICE) {
        await breathe()
        if (mine !== turn || isGone) return
        started = performance.now()
      }
    }
    narrowed = { words, entries: found.passed }
    hits.value = found.ranked((card, foundIn) => ({ kind: 'badge', key: card.id, card, foundIn }))
    isScanning.value = !store.isRead
  }

  function begin(): void {
    if (!store.isRead) void store.read()
    if (entries.length < cards().length && !preparing) void refresh()
  }

  watch(query, (words) => {
    if (words.trim() !== '') begin()
    void look()
  })
  /** A list just read is prepared when nothing else happens, or when someone searches. */
  watch(cards, () => (query().trim() === '' ? whenIdle(() => void refresh()) : void refresh()))
  watch([() => store.digests, () => store.ownWords, competences], () => {
    stale = kept
    kept = new WeakMap()
    void refresh()
  })
  if (query().trim() === '') whenIdle(() => void refresh())
  else {
    begin()
    void refresh()
  }

  return { hits: computed(() => hits.value), isScanning: computed(() => isScanning.value), begin }
}

/** Whether what holds the later words is among what held the earlier. */
function isNarrower(earlier: readonly string[], later: readonly string[]): boolean {
  return earlier.every((word) => later.some((one) => one.includes(word)))
}
