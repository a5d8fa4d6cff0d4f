// Checks several badges, two at a time, and tells how far each one is.
import { computed, onScopeDispose, ref, shallowReactive, type ComputedRef, type Ref } from 'vue'
import { fail, ok, type Fault, type Result } from '../../domain/result.ts'
import type { SharedBadge } from '../../domain/sharing/sharePage.ts'
import { useExaminingStore, type Examined } from '../../stores/examining.ts'

export type CheckingState =
  { step: 'waiting' | 'checking' } | { step: 'done'; examined: Examined } | { step: 'missing'; fault: Fault }

/** One badge to be checked. */
export interface Candidate {
  key: string
  /** What it is called before it has been read. */
  name: string
  /** What the page says of it. */
  claim?: SharedBadge
  /** Address of a picture to show meanwhile. */
  picture?: string
  read(signal: AbortSignal): Promise<Result<Uint8Array | string>>
}

export interface Checked extends Candidate {
  state: CheckingState
}

export interface Checking {
  items: readonly Checked[]
  /** Files that lay beside the badges of an archive and are none: a readme, a style sheet. */
  aside: Readonly<Ref<number>>
  isRunning: ComputedRef<boolean>
  done: ComputedRef<number>
  /** Checks these in the place of all others; with an address, also whether they were given to it. */
  start(candidates: readonly Candidate[], address?: string): Promise<void>
  stop(): void
}

const AT_ONCE = 2

/** An archive of lists is opened; what nests deeper was made to nest. */
const MOST_LEVELS = 4
/** As many as a page may show. */
const MOST_PARTS = 200

/** Why a file is no badge, where nothing says that it was meant to be one. */
const NO_BADGE =
  /^(?:unbake\.(?:(?:text|png|svg|pdf)\.no-badge|text\.picture|unknown|empty|web-page|photo)|read\.not-a-badge)$/

function isNoBadge(state: CheckingState): boolean {
  if (state.step !== 'done' || state.examined.badge !== undefined) return false
  const format = state.examined.report.checks.find(({ id }) => id === 'format')
  return format !== undefined && NO_BADGE.test(format.code)
}

interface Inside {
  candidate: Candidate
  level: number
}

/** What holds several badges gives each in its own right; a record is looked at as the badge it is. */
function partsOf({ candidate, level }: Inside, state: CheckingState): Inside[] {
  if (state.step !== 'done' || state.examined.badge !== undefined || level >= MOST_LEVELS) return []
  return (state.examined.parts ?? []).slice(0, MOST_PARTS).map((part, index) => ({
    level: level + 1,
    candidate: {
      key: `${candidate.key}.${index}`,
      name: part.name || candidate.name,
      read: async () => ('content' in part ? ok(part.content) : fail(part.fault)),
    },
  }))
}

export function useChecking(): Checking {
  const store = useExaminingStore()
  const items = shallowReactive<Checked[]>([])
  const aside = ref(0)
  let stopper = new AbortController()

  const isOver = (item: Checked) => item.state.step === 'done' || item.state.step === 'missing'
  const done = computed(() => items.filter(isOver).length)
  const isRunning = computed(() => done.value < items.length)

  function stop(): void {
    stopper.abort()
    stopper = new AbortController()
  }
  onScopeDispose(stop)

  async function start(candidates: readonly Candidate[], address?: string): Promise<void> {
    stop()
    const { signal } = stopper
    items.splice(
      0,
      items.length,
      ...candidates.map((one) => ({ ...one, state: { step: 'waiting' as const } })),
    )
    const queue: Inside[] = candidates.map((candidate) => ({ candidate, level: 1 }))
    const noBadges: Checked[] = []
    aside.value = 0
    const replace = ({ candidate }: Inside, ...others: Checked[]) => {
      const place = items.findIndex(({ key }) => key === candidate.key)
      if (!signal.aborted && place >= 0) items.splice(place, 1, ...others)
    }
    async function takeTurns(): Promise<void> {
      for (let next = queue.shift(); next !== undefined && !signal.aborted; next = queue.shift()) {
        replace(next, { ...next.candidate, state: { step: 'checking' } })
        const state = await check(next.candidate, signal, address)
        const parts = partsOf(next, state)
        if (parts.length === 0 && next.level > 1 && isNoBadge(state)) {
          noBadges.push({ ...next.candidate, state })
          replace(next)
        } else if (parts.length === 0) replace(next, { ...next.candidate, state })
        else
          replace(
            next,
            ...parts.map(({ candidate }) => ({ ...candidate, state: { step: 'waiting' as const } })),
          )
        queue.unshift(...parts)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, takeTurns))
    if (signal.aborted) return
    if (items.length > 0) aside.value = noBadges.length
    else items.push(...noBadges)
  }

  async function check(candidate: Candidate, signal: AbortSignal, address?: string): Promise<CheckingState> {
    const input = await candidate.read(signal)
    if (!input.ok) return { step: 'missing', fault: input.error }
    const options = address === undefined ? {} : { identities: [{ kind: 'email' as const, value: address }] }
    const examined = await store.examine(input.value, options, signal)
    return examined.ok
      ? { step: 'done', examined: examined.value }
      : { step: 'missing', fault: examined.error }
  }

  return { items, aside, isRunning, done, start, stop }
}
