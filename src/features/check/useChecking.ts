// Checks several badges, two at a time, and tells how far each one is.
import { computed, onScopeDispose, shallowReactive, type ComputedRef } from 'vue'
import type { Fault, Result } from '../../domain/result.ts'
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
  isRunning: ComputedRef<boolean>
  done: ComputedRef<number>
  /** Checks these in the place of all others; with an address, also whether they were given to it. */
  start(candidates: readonly Candidate[], address?: string): Promise<void>
  stop(): void
}

const AT_ONCE = 2

export function useChecking(): Checking {
  const store = useExaminingStore()
  const items = shallowReactive<Checked[]>([])
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
    let next = 0
    async function takeTurns(): Promise<void> {
      while (next < items.length && !signal.aborted) {
        const place = next++
        const set = (state: CheckingState) => {
          const item = items[place]
          if (!signal.aborted && item) items[place] = { ...item, state }
        }
        set({ step: 'checking' })
        const candidate = items[place]
        if (candidate) set(await check(candidate, signal, address))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, takeTurns))
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

  return { items, isRunning, done, start, stop }
}
