// The words on a tile, worked out once for each badge and language: ten thousand tiles may pass by.
import { useTranslation } from 'i18next-vue'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { daysLeft } from '../../composables/daysLeft.ts'
import { useDates } from '../../composables/useDates.ts'
import { useSentences } from '../../composables/useSentences.ts'
import { SOON_IN_DAYS } from '../../domain/backpack/toDo.ts'
import { verdictTone, type VerdictTone } from '../../domain/sharing/verdictTone.ts'
import { speech } from '../../i18n/setup.ts'
import type { BadgeCard } from '../../stores/badges.ts'
import type { ShelfItem } from './shelfItem.ts'

export interface TileWords {
  id: string
  address: string
  name: string
  language?: string | undefined
  issuer: string
  /** When it was given or, near its end, what is left. */
  moment?: string | undefined
  tone: VerdictTone
  verdict: string
  /** Where the search found it, or why it waits. */
  note?: string | undefined
  /** Says so, where it is one. */
  favourite?: string | undefined
}

export type WordsOfTile = (item: ShelfItem & { kind: 'badge' }) => TileWords

export function useTileWords(): { wordsOf: WordsOfTile } {
  const { t } = useTranslation()
  const dates = useDates()
  const sentences = useSentences()
  const router = useRouter()
  const base = router.resolve('/').href.replace(/\/$/, '')

  /** New memories with each language. */
  const memory = computed(() => ({
    speech: speech.value,
    months: new Map<string, string>(),
    tiles: new WeakMap<BadgeCard, TileWords>(),
  }))

  function monthOf(iso: string): string {
    const { months } = memory.value
    const key = iso.slice(0, 7)
    const known = months.get(key) ?? dates.month(iso)
    months.set(key, known)
    return known
  }

  function momentOf({ issuedOn, expires }: BadgeCard): string | undefined {
    const left = expires === undefined ? undefined : daysLeft(expires)
    if (left !== undefined && left > 0 && left <= SOON_IN_DAYS)
      return t('backpack:card.days-left', { count: left })
    return issuedOn && monthOf(issuedOn)
  }

  function plainWords(card: BadgeCard): TileWords {
    const { tiles } = memory.value
    const known = tiles.get(card)
    if (known) return known
    const words: TileWords = {
      id: card.id,
      address: `${base}/badges/${card.id}`,
      name: card.name || t('backpack:card.nameless'),
      language: card.language,
      issuer: card.issuerName,
      moment: momentOf(card),
      tone: verdictTone(card.verdict),
      verdict: sentences.ofVerdict(card.verdict),
      favourite: card.isFavourite ? t('shelf:favourite') : undefined,
    }
    tiles.set(card, words)
    return words
  }

  return {
    wordsOf({ card, foundIn, reasons }) {
      const words = plainWords(card)
      const note =
        reasons?.[0] !== undefined
          ? t(`shelf:why.${reasons[0]}`)
          : foundIn && foundIn !== 'name' && foundIn !== 'issuer'
            ? t(`shelf:found-in.${foundIn}`)
            : card.isArchived
              ? t('shelf:archived')
              : undefined
      return note === undefined ? words : { ...words, note }
    },
  }
}
