// The main thread's side of examining: two workers at most, started late, stopped early, and never waited for in vain.
import { wrap, type Remote } from 'comlink'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Examined, ExamineOptions } from '../domain/verification/examine.ts'
import type { ExamineTask } from './examineTask.ts'

/** The worker itself failed; a badge that is bad in any way is a report, not a fault. */
export type ExamineFault = { code: 'examine.crashed' | 'examine.too-slow' | 'examine.stopped' }

export interface ExamineBridgeSettings {
  startWorker?: () => Worker
  mostWorkers?: number
  idleMs?: number
  timeoutMs?: number
}

export interface ExamineBridge {
  examine(
    input: Uint8Array | string,
    options?: ExamineOptions,
    signal?: AbortSignal,
  ): Promise<Result<Examined, ExamineFault>>
  /** Stops all workers at once; what was under way ends as `examine.stopped`. */
  stop(): void
}

interface Seat {
  worker: Worker
  task: Remote<ExamineTask>
  idleTimer?: ReturnType<typeof setTimeout>
}

interface Job {
  input: Uint8Array | string
  options: ExamineOptions
  signal?: AbortSignal
  settle(result: Result<Examined, ExamineFault>): void
}

/** Makes a bridge with workers of its own. */
export function createExamineBridge(settings: ExamineBridgeSettings = {}): ExamineBridge {
  const { startWorker = startExamineWorker, mostWorkers = 2, idleMs = 10_000, timeoutMs = 15_000 } = settings
  const waiting: Job[] = []
  const idle: Seat[] = []
  const busy = new Map<Seat, (fault: ExamineFault) => void>()

  function next(): void {
    const job = waiting.shift()
    if (job === undefined) return
    const seat = idle.pop() ?? (busy.size < mostWorkers ? takeSeat() : undefined)
    if (seat === undefined) return void waiting.unshift(job)
    clearTimeout(seat.idleTimer)
    void work(seat, job)
  }

  function takeSeat(): Seat {
    const worker = startWorker()
    return { worker, task: wrap<ExamineTask>(worker) }
  }

  async function work(seat: Seat, job: Job): Promise<void> {
    const failed = new Promise<Result<Examined, ExamineFault>>((resolve) => {
      busy.set(seat, (fault) => resolve(fail(fault)))
    })
    const giveUp = (code: ExamineFault['code']) => busy.get(seat)?.({ code })
    const timer = setTimeout(() => giveUp('examine.too-slow'), timeoutMs)
    const onAbort = () => giveUp('examine.stopped')
    const onError = (event: Event) => {
      event.preventDefault()
      giveUp('examine.crashed')
    }
    job.signal?.addEventListener('abort', onAbort)
    seat.worker.addEventListener('error', onError)
    seat.worker.addEventListener('messageerror', onError)

    const done = seat.task.examine(job.input, job.options).then(
      (examined) => ok(examined),
      // `examine` never throws for bad input: this is a bug in there, and one badge must not stop the others.
      () => fail({ code: 'examine.crashed' } as const),
    )
    const result = await Promise.race([done, failed])

    clearTimeout(timer)
    job.signal?.removeEventListener('abort', onAbort)
    seat.worker.removeEventListener('error', onError)
    seat.worker.removeEventListener('messageerror', onError)
    busy.delete(seat)
    if (result.ok) rest(seat)
    else seat.worker.terminate()
    job.settle(result)
    next()
  }

  function rest(seat: Seat): void {
    idle.push(seat)
    seat.idleTimer = setTimeout(() => {
      idle.splice(idle.indexOf(seat), 1)
      seat.worker.terminate()
    }, idleMs)
  }

  return {
    examine: (input, options = {}, signal) =>
      new Promise((settle) => {
        if (signal?.aborted === true) return settle(fail({ code: 'examine.stopped' }))
        const job: Job = { input, options, signal, settle }
        waiting.push(job)
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(job)
          if (place < 0) return
          waiting.splice(place, 1)
          settle(fail({ code: 'examine.stopped' }))
        })
        next()
      }),
    stop() {
      for (const job of waiting.splice(0)) job.settle(fail({ code: 'examine.stopped' }))
      for (const giveUp of [...busy.values()]) giveUp({ code: 'examine.stopped' })
      for (const seat of idle.splice(0)) {
        clearTimeout(seat.idleTimer)
        seat.worker.terminate()
      }
    },
  }
}

function startExamineWorker(): Worker {
  return new Worker(new URL('./examine.worker.ts', import.meta.url), { type: 'module', name: 'examine' })
}

let shared: ExamineBridge | undefined

/** Examines in the app's own workers. */
export function examineInWorker(
  input: Uint8Array | string,
  options?: ExamineOptions,
  signal?: AbortSignal,
): Promise<Result<Examined, ExamineFault>> {
  shared ??= createExamineBridge()
  return shared.examine(input, options, signal)
}
