// Sends the learner to a lesson's gesture, and sees when it is made: on whatever screen, without a word to that screen.
import i18next from 'i18next'
import { effectScope, ref, watch } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { useNotices } from '../../composables/useNotices.ts'
import { useBadgesStore } from '../../stores/badges.ts'
import { useCollectionsStore } from '../../stores/collections.ts'
import { useLessonsStore, type Facts } from '../../stores/lessons.ts'
import { usePassportStore } from '../../stores/passport.ts'
import { isGestureMade, isLessonId, type LessonId } from './lessons.ts'

/** Searches since the app was opened: the only gesture that leaves nothing behind. */
const searches = ref(0)
/** Lives on after the lesson's page: the gesture is made elsewhere. */
const scope = effectScope(true)
let isWatching = false
/** One look after the other: two at once would both find the same gesture. */
let looking: Promise<void> = Promise.resolve()

/** Two letters in a search field are a search. */
function noteSearch({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.type === 'search' && target.value.trim().length > 1)
    searches.value += 1
}

async function readFacts(): Promise<Facts> {
  const badges = useBadgesStore()
  const collections = useCollectionsStore()
  // What is there keeps itself up to date: to read it again would be a change, which is looked at again, without end.
  await Promise.all([badges.isLoaded || badges.load(), collections.isLoaded || collections.load()])
  const summary = await usePassportStore().summary()
  const added = summary.ok ? [...summary.value.values()] : []
  return {
    badges: badges.cards.length,
    evidence: added.reduce((sum, { evidence }) => sum + evidence, 0),
    reflections: added.reduce((sum, { reflections }) => sum + reflections, 0),
    gathered: collections.collections.reduce((sum, { entries }) => sum + entries.length, 0),
    checkedAt: badges.cards.reduce((latest, card) => (card.checkedAt > latest ? card.checkedAt : latest), ''),
    searches: searches.value,
  }
}

export interface Lessons {
  store: ReturnType<typeof useLessonsStore>
  /** Reads what is kept, and notes what was done meanwhile. */
  load(): Promise<void>
  /** Begins the gesture and goes where it is made. */
  goTo(id: LessonId): Promise<void>
  /** The learner's own word that it is done. */
  finish(id: LessonId): Promise<void>
}

export function useLessons(): Lessons {
  const router = useRouter()
  const store = useLessonsStore()
  const { say } = useNotices()

  /** Every lesson that was begun and whose gesture is there now. */
  function look(isSaid: boolean): Promise<void> {
    // A look that failed does not stop the next one: it was told where it failed.
    looking = looking.catch(() => undefined).then(() => lookOnce(isSaid))
    return looking
  }

  async function lookOnce(isSaid: boolean): Promise<void> {
    const open = Object.entries(store.progress).filter(([, lesson]) => lesson.doneAt === undefined)
    if (open.length === 0) return
    const now = await readFacts()
    for (const [id, { before }] of open) {
      if (!isLessonId(id) || !isGestureMade(id, before, now)) continue
      await store.finish(id, now)
      if (isSaid) say(i18next.t('lessons:done.notice', { title: i18next.t(`lessons:lesson.${id}.title`) }))
    }
  }

  function watchGestures(): void {
    if (isWatching) return
    isWatching = true
    document.addEventListener('input', noteSearch, true)
    const badges = useBadgesStore()
    const collections = useCollectionsStore()
    scope.run(() => {
      watch([() => badges.cards, () => collections.collections, searches], () => void look(true))
    })
  }

  async function load(): Promise<void> {
    await store.load()
    await look(false)
  }

  async function goTo(id: LessonId): Promise<void> {
    const before = await readFacts()
    watchGestures()
    await store.begin(id, before)
    await router.push(placeOf(id))
  }

  async function finish(id: LessonId): Promise<void> {
    await store.finish(id, await readFacts())
  }
  return { store, load, goTo, finish }
}

/** The screen of the gesture; for a badge, one that still wants it. */
function placeOf(id: LessonId): RouteLocationRaw {
  const { cards } = useBadgesStore()
  const pick = (wants: (card: (typeof cards)[number]) => boolean) => (cards.find(wants) ?? cards[0])?.id
  const enrich = (badgeId: string | undefined) =>
    badgeId === undefined ? '/add' : { path: `/badges/${badgeId}`, query: { part: 'enrich' } }
  if (id === 'describe') return enrich(pick((card) => !card.hasReflection))
  if (id === 'enrich') return enrich(pick((card) => !card.hasEvidence))
  if (id === 'endorse') return cards[0] ? `/badges/${pick(() => true)}` : '/add'
  if (id === 'share') return '/sharing/new'
  return id === 'receive' ? '/add' : '/'
}
