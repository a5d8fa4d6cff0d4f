// Badges on their way in: what is being read, what became of it, and what can be tried again.
import { onScopeDispose, readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { BadgeSource, ReceiveOutcome } from '../../stores/badges.ts'
import { showSeldom } from './showSeldom.ts'

export interface ReceiveOptions {
  signal?: AbortSignal
  onProgress?(done: number, total: number): void
}

export type Receive = (sources: BadgeSource[], options: ReceiveOptions) => Promise<ReceiveOutcome[]>

/** One thing that came in, and what became of it. */
export interface Attempt {
  source: BadgeSource | undefined
  outcome: ReceiveOutcome
}

export interface Receiving {
  isBusy: Readonly<Ref<boolean>>
  isStopped: Readonly<Ref<boolean>>
  done: Readonly<Ref<number>>
  total: Readonly<Ref<number>>
  attempts: Readonly<ShallowRef<readonly Attempt[]>>
  /** Adds sources; those given while others are being read take their turn. Settles when all are done. */
  add(sources: BadgeSource[]): Promise<void>
  /** Gives up what is not finished. What is saved stays. */
  stop(): void
  /** Tries these again; their former outcomes leave the list. */
  retry(attempts: readonly Attempt[]): Promise<void>
}

export function useReceiving(receive: Receive): Receiving {
  const isBusy = ref(false)
  const isStopped = ref(false)
  const done = ref(0)
  const total = ref(0)
  const attempts = shallowRef<readonly Attempt[]>([])
  const shownDone = showSeldom((count) => (done.value = count))
  let queue: BadgeSource[] = []
  let controller = new AbortController()
  let running: Promise<void> | undefined

  function add(sources: BadgeSource[]): Promise<void> {
    if (!running && sources.length > 0) attempts.value = []
    return take(sources)
  }

  function take(sources: BadgeSource[]): Promise<void> {
    if (sources.length === 0) return running ?? Promise.resolve()
    queue.push(...sources)
    total.value += sources.length
    running ??= run().finally(() => (running = undefined))
    return running
  }

  async function run(): Promise<void> {
    controller = new AbortController()
    isStopped.value = false
    isBusy.value = true
    try {
      while (queue.length > 0) await receiveBatch()
    } finally {
      isBusy.value = false
      done.value = total.value = 0
    }
  }

  async function receiveBatch(): Promise<void> {
    const batch = queue
    const before = done.value
    let expected = batch.length
    queue = []
    const outcomes = await receive(batch, {
      signal: controller.signal,
      onProgress(count, of) {
        // An archive or a list is more than one thing once it is open.
        if (of !== expected) total.value += of - expected
        expected = of
        shownDone.set(before + count)
      },
    })
    shownDone.clear()
    done.value = before + expected
    attempts.value = [...attempts.value, ...outcomes.map((outcome) => ({ source: outcome.source, outcome }))]
  }

  function stop(): void {
    if (!isBusy.value) return
    queue = []
    isStopped.value = true
    controller.abort()
  }

  function retry(again: readonly Attempt[]): Promise<void> {
    attempts.value = attempts.value.filter((attempt) => !again.includes(attempt))
    return take(again.flatMap(({ source }) => source ?? []))
  }

  onScopeDispose(() => {
    stop()
    shownDone.clear()
  })
  return {
    isBusy: readonly(isBusy),
    isStopped: readonly(isStopped),
    done: readonly(done),
    total: readonly(total),
    attempts,
    add,
    stop,
    retry,
  }
}

/** Worth a second try: the fault lay in the moment, not in the file. */
export function canBeTriedAgain(outcome: ReceiveOutcome): boolean {
  return outcome.state === 'could-not-check' || outcome.state === 'not-saved'
}
