// From the badges on the device to the lines on the screen: view, search, filters, order, stacks.
import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { inSlices } from '../../composables/inSlices.ts'
import {
  chosenFacets,
  FACETS_OF_DIGEST,
  makeTest,
  type Filter,
  type Filterable,
} from '../../domain/backpack/facets.ts'
import { FamilyGathering, traitsOf, type Family, type FamilyTraits } from '../../domain/backpack/families.ts'
import { sorted } from '../../domain/backpack/sorts.ts'
import { tally, toDo, type Tally } from '../../domain/backpack/toDo.ts'
import { useBackpackStore } from '../../stores/backpack.ts'
import { useBadgesStore, type BadgeCard } from '../../stores/badges.ts'
import { remembered } from './remembered.ts'
import type { ShelfItem } from './shelfItem.ts'
import { useCompetences, type Competences } from './useCompetences.ts'
import { useDeferred } from './useDeferred.ts'
import { useFinder, type Finder } from './useFinder.ts'
import { whenIdle } from './whenIdle.ts'
import type { ShelfStateRef } from './useShelfState.ts'

export interface Shelf {
  items: ComputedRef<readonly ShelfItem[]>
  /** The badges behind the items, stacks opened. */
  shownCards: ComputedRef<readonly BadgeCard[]>
  /** All that is not put away. */
  count: ComputedRef<number>
  /** How many wait, and why. */
  tally: ComputedRef<Tally>
  hasArchived: ComputedRef<boolean>
  /** Archived badges that the search would find. */
  hiddenHits: ComputedRef<number>
  /** The words on the screen, once the letter is painted. */
  wanted: Readonly<Ref<string>>
  isNarrowed: ComputedRef<boolean>
  /** What is asked cannot be answered yet. */
  isReading: ComputedRef<boolean>
  filterables: ComputedRef<readonly Filterable<BadgeCard>[]>
  competences: Competences
  finder: Finder
  toggleStack(key: string): void
}

/** What came lately: within a month, at least a screenful, at most what is there at once. */
const RECENT = { least: 12, most: 48, days: 31 } as const
const DAY = 86_400_000
/** So many names are compared without anyone noticing. */
const FEW = 400

export function useShelf({ state, query }: ShelfStateRef): Shelf {
  const badges = useBadgesStore()
  const store = useBackpackStore()
  const now = new Date()
  const cards = () => (badges.isLoaded ? badges.cards : badges.newest)
  const wanted = useDeferred(query)
  /** Side by side: a letter more in the search box changes none of them. */
  const view = computed(() => state.value.view)
  const filter = computed(() => state.value.filter)
  const sort = computed(() => state.value.sort)
  const why = computed(() => state.value.why)
  const competences = useCompetences(cards)
  const finder = useFinder({ cards, query: () => wanted.value, competences: () => competences.names.value })
  watch(
    () => finder.isScanning.value || store.isRead,
    () => store.isRead && wanted.value.trim() !== '' && void competences.resolve(),
  )

  const needsDigests = computed(() => chosenFacets(filter.value).some((facet) => FACETS_OF_DIGEST.has(facet)))
  watch(
    [needsDigests, () => filter.value.competence, () => store.digests],
    async ([needed, competence]) => {
      if (!needed) return
      await store.read()
      if (competence) await competences.resolve()
    },
    { immediate: true },
  )
  const asFilterable = (badge: BadgeCard): Filterable<BadgeCard> => ({
    badge,
    digest: store.digests.get(badge.id),
    competences: competences.byBadge.value?.get(badge.id)?.map(({ key }) => key),
  })
  /** Most of the time nothing is chosen: then ten thousand need not be looked at from every side. */
  const testOf = (filter: Filter): ((card: BadgeCard) => boolean) => {
    if (chosenFacets(filter).length === 0) return (card) => !card.isArchived
    const test = makeTest(filter)
    return (card) => test(asFilterable(card))
  }

  const kept = computed(() => cards().filter((card) => !card.isArchived))
  const isSearching = computed(() => wanted.value.trim() !== '' && finder.hits.value !== undefined)
  const isNarrowed = computed(() => isSearching.value || chosenFacets(filter.value).length > 0)
  const waiting = computed(() => toDo(kept.value, now))
  const stacks = useFamilies(() => (view.value === 'all' && !isNarrowed.value ? kept.value : undefined))

  /** The whole list, which stands ready when a search is over. */
  const ordered = computed(() => sorted(kept.value, sort.value, now))
  const whole = computed(() => withStacks(ordered.value, stacks.value, remembered.open))

  /** The letter first: its list follows once it is painted and something was found. */
  const isAwaited = () => wanted.value !== query.value || (wanted.value.trim() !== '' && !finder.hits.value)
  const items = computed((before?: readonly ShelfItem[]): readonly ShelfItem[] =>
    before && isAwaited() ? before : itemsOf(),
  )
  function itemsOf(): readonly ShelfItem[] {
    if (view.value === 'todo') {
      const hits = isSearching.value ? new Set(finder.hits.value?.map(({ key }) => key)) : undefined
      const test = testOf(filter.value)
      return waiting.value
        .filter(({ reasons }) => why.value === undefined || reasons.includes(why.value))
        .filter(({ badge }) => (hits?.has(badge.id) ?? true) && test(badge))
        .map(({ badge, reasons }) => ({ kind: 'badge', key: badge.id, card: badge, reasons }))
    }
    if (isSearching.value) {
      const test = testOf(filter.value)
      return (finder.hits.value ?? []).filter(({ card }) => test(card))
    }
    if (view.value === 'recent') return recentOf(kept.value, now).map(asItem)
    if (!isNarrowed.value) return whole.value
    return sorted(cards().filter(testOf(filter.value)), sort.value, now).map(asItem)
  }
  const hiddenHits = computed(() => {
    if (!isSearching.value || filter.value.archived) return 0
    return finder.hits.value?.filter(({ card }) => card.isArchived).length ?? 0
  })

  return {
    items,
    shownCards: computed(() =>
      items.value.flatMap((item) => (item.kind === 'badge' ? [item.card] : item.isOpen ? [] : item.cards)),
    ),
    count: computed(() => kept.value.length),
    tally: computed(() => tally(kept.value, now)),
    hasArchived: computed(() => cards().length > kept.value.length),
    hiddenHits,
    wanted,
    isNarrowed,
    isReading: computed(
      () => (needsDigests.value && !store.isRead) || (isNarrowed.value && !badges.isLoaded),
    ),
    filterables: computed(() => cards().map(asFilterable)),
    competences,
    finder,
    toggleStack(key) {
      const open = new Set(remembered.open)
      if (!open.delete(key)) open.add(key)
      remembered.open = open
    },
  }
}

function asItem(card: BadgeCard): ShelfItem {
  return { kind: 'badge', key: card.id, card }
}

/** The list is newest first already. */
function recentOf(cards: readonly BadgeCard[], now: Date): readonly BadgeCard[] {
  const since = new Date(now.getTime() - RECENT.days * DAY).toISOString()
  return cards.slice(0, RECENT.most).filter(({ addedAt }, place) => place < RECENT.least || addedAt >= since)
}

/** Each family where its first badge would stand; an open one with its badges after it. */
function withStacks(
  ordered: readonly BadgeCard[],
  stacks: readonly Family[],
  open: ReadonlySet<string>,
): ShelfItem[] {
  if (stacks.length === 0) return ordered.map(asItem)
  const familyOf = new Map(stacks.flatMap((family) => family.members.map((id) => [id, family] as const)))
  const byId = new Map(ordered.map((card) => [card.id, card]))
  const placed = new Set<Family>()
  return ordered.flatMap((card): ShelfItem[] => {
    const family = familyOf.get(card.id)
    if (!family) return [asItem(card)]
    if (placed.has(family)) return []
    placed.add(family)
    const cards = family.members.flatMap((id) => byId.get(id) ?? [])
    if (cards.length < 2) return cards.map(asItem)
    const isOpen = open.has(family.key)
    const stack: ShelfItem = { kind: 'stack', key: `stack ${family.key}`, family, cards, isOpen }
    return isOpen ? [stack, ...cards.map((one): ShelfItem => asItem(one))] : [stack]
  })
}

/** Families of the list, worked out in slices when there are many; none while nobody wants them. */
function useFamilies(wanted: () => readonly BadgeCard[] | undefined): Readonly<Ref<readonly Family[]>> {
  const found = shallowRef<readonly Family[]>([])
  const traits = new WeakMap<BadgeCard, FamilyTraits>()
  watch(
    wanted,
    async (cards) => {
      if (!cards) return
      const gathering = new FamilyGathering()
      const add = (card: BadgeCard) => {
        const known = traits.get(card) ?? traitsOf(card)
        traits.set(card, known)
        gathering.add(card, known)
      }
      if (cards.length > FEW) {
        await new Promise<void>((resolve) => whenIdle(resolve))
        if (wanted() === cards) await inSlices(cards, add)
      } else cards.forEach(add)
      if (wanted() === cards) found.value = gathering.families()
    },
    { immediate: true },
  )
  return found
}
