// All a CV can be made of: the map, the card, what was said of each badge, and the page that is public.
import { computed, onMounted, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useMap, type CompetencyMap } from '../../../composables/useMap.ts'
import { editionsOf, preferredEdition } from '../../../domain/badge/editions.ts'
import { guessKind } from '../../../domain/competency/kind.ts'
import type { Fault } from '../../../domain/result.ts'
import { CV_LIMITS, type CvChoices, type CvLine } from '../../../domain/sharing/paper/cv.ts'
import {
  buildCvSheet,
  chosenOffers,
  type CvSheet,
  type PaperBadge,
} from '../../../domain/sharing/paper/cvSheet.ts'
import { digitalSkills } from '../../../domain/sharing/paper/digitalSkills.ts'
import { proofSentence, type SaidOfBadge } from '../../../domain/sharing/paper/proofSentence.ts'
import { strengthOffers, type StrengthOffer } from '../../../domain/sharing/paper/strengthOffers.ts'
import { criteriaLines } from '../../../domain/sharing/texts/criteriaLines.ts'
import type { Verdict } from '../../../domain/verification/report.ts'
import { language as appLanguage } from '../../../i18n/setup.ts'
import { useCollectionsStore } from '../../../stores/collections.ts'
import { useCvStore } from '../../../stores/cv.ts'
import { usePassportStore } from '../../../stores/passport.ts'
import { plainText } from '../../../stores/plainText.ts'
import { useProfileStore } from '../../../stores/profile.ts'
import { useSettingsStore } from '../../../stores/settings.ts'
import { useSharesStore } from '../../../stores/shares.ts'

const SOUND: ReadonlySet<Verdict> = new Set(['verified', 'intact', 'unverified'])
/** What these badges say no longer holds, or never did: they stand nowhere on the sheet. */
const UNFIT: ReadonlySet<Verdict> = new Set(['altered', 'revoked', 'suspended', 'unreadable'])

/** A line that can be begun with. */
export interface LineProposal {
  name: string
  line: CvLine
}

export interface Cv {
  map: CompetencyMap
  fault: Readonly<ShallowRef<Fault | undefined>>
  isLoaded: ComputedRef<boolean>
  choices: ComputedRef<Readonly<CvChoices>>
  language: ComputedRef<'fr' | 'en'>
  offers: ComputedRef<StrengthOffer[]>
  badges: ComputedRef<ReadonlyMap<string, PaperBadge>>
  /** Of each section. */
  proposals: ComputedRef<{ lives: LineProposal[]; roles: LineProposal[] }>
  page: ComputedRef<string | undefined>
  sheet: ComputedRef<CvSheet>
  change(partial: Partial<CvChoices>): Promise<void>
}

export function useCv(): Cv {
  const store = useCvStore()
  const profile = useProfileStore()
  const settings = useSettingsStore()
  const shares = useSharesStore()
  const collections = useCollectionsStore()
  const map = useMap()
  const fault = shallowRef<Fault>()
  const language = computed(() => store.choices.language ?? appLanguage.value)

  onMounted(async () => {
    const loading = [store, profile, shares, collections].map((one) => one.load())
    const [loaded] = await Promise.all([Promise.all(loading), map.load()])
    fault.value = loaded.find((result) => !result.ok)?.error ?? map.fault.value
  })

  const words = computed(() => {
    const told = map.weighed.value.map(({ facts }) => {
      const editions = editionsOf(facts.badge.achievement)
      return [facts.badgeId, editions[preferredEdition(editions, language.value)]] as const
    })
    return new Map(told)
  })
  const badges = computed<ReadonlyMap<string, PaperBadge>>(() => {
    const fit = map.weighed.value.filter(({ facts }) => !UNFIT.has(facts.report.verdict))
    const named = fit.map(({ facts: { badgeId: id, badge } }): [string, PaperBadge] => [
      id,
      {
        id,
        name: words.value.get(id)?.name || badge.achievement.name,
        issuer: badge.issuer.name,
        year: badge.issuedOn?.slice(0, 4),
      },
    ])
    return new Map(named)
  })
  const offers = computed(() => {
    const index = map.index.value
    if (!index) return []
    const offered = [...badges.value.values()].map(({ id, name }) => {
      const card = map.cards.value.get(id)
      return { id, name, isSound: !!card && SOUND.has(card.verdict) && card.isArchived !== true }
    })
    return strengthOffers({ cells: map.cells.value, index, language: language.value, badges: offered })
  })
  const chosen = computed(() => chosenOffers(store.choices, offers.value).map(({ badgeId }) => badgeId))
  const said = useSaid(() => chosen.value)

  function proofOf(badgeId: string): string {
    const { criteria, description } = words.value.get(badgeId) ?? {}
    const sentence = collections.collections
      .flatMap(({ entries }) => entries)
      .find((entry) => entry.badgeId === badgeId && entry.sentence.trim() !== '')?.sentence
    const all: SaidOfBadge = {
      ...said.value.get(badgeId),
      sentence,
      criteria: criteriaLines(plainText(criteria ?? ''))[0],
      description: plainText(description ?? ''),
    }
    return proofSentence(all, CV_LIMITS.sentence)
  }

  /** Of the pages that are public now and open to everyone, the one with most of the badges on the sheet. */
  const page = computed(() => {
    const now = new Date().toISOString()
    const open = shares.shares.filter(({ expiresAt, password }) => expiresAt > now && password === undefined)
    const held = (collectionId: string) => {
      const collection = collections.collections.find(({ id }) => id === collectionId)
      return collection?.entries.filter(({ badgeId }) => chosen.value.includes(badgeId)).length ?? 0
    }
    return open.toSorted(
      (one, other) =>
        held(other.collectionId) - held(one.collectionId) || (one.updatedAt < other.updatedAt ? 1 : -1),
    )[0]?.url
  })

  const proposals = computed(() => ({
    lives: collections.collections
      .filter(({ title }) => title.trim() !== '')
      .map(({ title, entries }): LineProposal => {
        const ids = entries.map(({ badgeId }) => badgeId).filter((id) => badges.value.has(id))
        return { name: title, line: { what: title, when: yearsOf(ids), badgeIds: ids } }
      }),
    roles: map.weighed.value
      .filter(({ facts }) => ['role', 'membership', 'impact'].includes(guessKind(facts.badge)))
      .flatMap(({ facts: { badgeId: id } }): LineProposal[] => {
        const badge = badges.value.get(id)
        return badge ? [{ name: badge.name, line: roleOf(badge) }] : []
      }),
  }))

  function yearsOf(ids: readonly string[]): string {
    const years = ids.flatMap((id) => badges.value.get(id)?.year ?? []).sort()
    const [first, last] = [years[0], years.at(-1)]
    return first === last ? (first ?? '') : `${first}–${last}`
  }

  return {
    map,
    fault,
    isLoaded: computed(() => map.isLoaded.value && store.isLoaded && shares.isLoaded),
    choices: computed(() => store.choices),
    language,
    offers,
    badges,
    proposals,
    page,
    sheet: computed(() =>
      buildCvSheet(store.choices, {
        language: language.value,
        name: settings.settings.shownName,
        card: profile.seenBy('me'),
        offers: offers.value,
        badges: badges.value,
        proofOf,
        digital: map.index.value && digitalSkills(map.cells.value, map.index.value, language.value),
        page: page.value,
      }),
    ),
    async change(partial) {
      const kept = await store.change(partial)
      fault.value = kept.ok ? undefined : kept.error
    },
  }
}

function roleOf({ id, name, issuer, year }: PaperBadge): CvLine {
  return { what: issuer === '' ? name : `${name}, ${issuer}`, when: year ?? '', badgeIds: [id] }
}

/** What the learner has said of these badges, read when it is needed. */
function useSaid(badgeIds: () => readonly string[]): Readonly<ShallowRef<ReadonlyMap<string, SaidOfBadge>>> {
  const passport = usePassportStore()
  const said = shallowRef<ReadonlyMap<string, SaidOfBadge>>(new Map())

  watch(
    badgeIds,
    async (ids) => {
      const missing = ids.filter((id) => !said.value.has(id))
      const read = await Promise.all(
        missing.map(async (id): Promise<[string, SaidOfBadge]> => {
          const [stories, proofs] = await Promise.all([passport.reflectionsOf(id), passport.evidenceOf(id)])
          // What cannot be read is as if it were not there.
          const story = stories.ok ? stories.value.at(-1) : undefined
          const evidence = proofs.ok ? proofs.value[0]?.title : undefined
          return [id, { use: story?.use, learned: story?.learned, evidence }]
        }),
      )
      if (read.length > 0) said.value = new Map([...said.value, ...read])
    },
    { immediate: true },
  )
  return said
}
