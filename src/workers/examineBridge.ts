// The main thread's side of examining: two workers at most, started late, stopped early, and never waited for in vain.
import { wrap, type Remote } from 'comlink'
import { fail, ok, type Result } from '../domain/result.ts'
import type { ExaminedInput, ExamineInput, ExamineInputOptions, ExamineTask } from './examineTask.ts'

/** The worker itself failed, or the file cannot be read; a badge that is bad in any way is a report, not a fault. */
export type ExamineFault = {
  code: 'examine.crashed' | 'examine.too-slow' | 'examine.stopped' | 'receive.unreadable-file'
}

export interface ExamineBridgeSettings {
  startWorker?: () => Worker
  mostWorkers?: number
  /** Examinations side by side in one worker: most of their time is waiting for the network, the disk or a cipher. */
  jobsPerWorker?: number
  idleMs?: number
  timeoutMs?: number
}

export interface ExamineBridge {
  examine(
    input: ExamineInput,
    options?: ExamineInputOptions,
    signal?: AbortSignal,
  ): Promise<Result<ExaminedInput, ExamineFault>>
  /** Stops all workers at once; what was under way ends as `examine.stopped`. */
  stop(): void
}

interface Seat {
  worker: Worker
  task: Remote<ExamineTask>
  /** Under way here, each with the timer that ends its patience. */
  jobs: Map<Job, ReturnType<typeof setTimeout>>
  idleTimer?: ReturnType<typeof setTimeout>
}

interface Job {
  input: ExamineInput
  options: ExamineInputOptions
  /** Its worker was lost once, and it may have been the reason: it gets a worker for itself. */
  isAlone: boolean
  settle(result: Result<ExaminedInput, ExamineFault>): void
}

/** Makes a bridge with workers of its own. */
export function createExamineBridge(settings: ExamineBridgeSettings = {}): ExamineBridge {
  const { startWorker = startExamineWorker, mostWorkers = 2, jobsPerWorker = 4 } = settings
  const { idleMs = 10_000, timeoutMs = 15_000 } = settings
  const waiting: Job[] = []
  const seats = new Set<Seat>()

  function next(): void {
    for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
      const seat = seatFor(job)
      if (seat === undefined) return
      waiting.shift()
      void work(seat, job)
    }
  }

  /** An empty worker before a new one before the least busy. */
  function seatFor({ isAlone }: Job): Seat | undefined {
    const [best] = [...seats].sort((first, second) => first.jobs.size - second.jobs.size)
    if (best?.jobs.size === 0) return best
    if (seats.size < mostWorkers) return takeSeat()
    const isShareable = best !== undefined && ![...best.jobs.keys()].some((job) => job.isAlone)
    return !isAlone && isShareable && best.jobs.size < jobsPerWorker ? best : undefined
  }

  function takeSeat(): Seat {
    const worker = startWorker()
    const seat: Seat = { worker, task: wrap<ExamineTask>(worker), jobs: new Map() }
    const onError = (event: Event) => {
      event.preventDefault()
      lose(seat, 'examine.crashed')
    }
    worker.addEventListener('error', onError)
    worker.addEventListener('messageerror', onError)
    seats.add(seat)
    return seat
  }

  async function work(seat: Seat, job: Job): Promise<void> {
    clearTimeout(seat.idleTimer)
    seat.jobs.set(
      job,
      setTimeout(() => lose(seat, 'examine.too-slow'), timeoutMs),
    )
    try {
      const examined = await seat.task.examine(job.input, job.options)
      if (!release(seat, job)) return
      job.settle(examined ? ok(examined) : fail({ code: 'receive.unreadable-file' }))
      if (seat.jobs.size === 0) rest(seat)
    } catch {
      // `examine` never throws for bad input: this is a bug in there, and one badge must not stop the others.
      if (release(seat, job)) lose(seat, 'examine.crashed', job)
    }
    next()
  }

  /** False when the worker was given up meanwhile: whatever it says is too late. */
  function release(seat: Seat, job: Job): boolean {
    clearTimeout(seat.jobs.get(job))
    return seat.jobs.delete(job)
  }

  /** Ends a worker. The job that is to blame ends with it; the others begin anew, alone if nobody knows who it was. */
  function lose(seat: Seat, code: ExamineFault['code'], culprit?: Job): void {
    seats.delete(seat)
    seat.worker.terminate()
    const jobs = [...seat.jobs.keys()]
    for (const timer of seat.jobs.values()) clearTimeout(timer)
    seat.jobs.clear()
    const guilty = culprit ?? (jobs.length === 1 ? jobs[0] : undefined)
    guilty?.settle(fail({ code }))
    const others = jobs.filter((job) => job !== guilty)
    if (guilty === undefined) for (const job of others) job.isAlone = true
    waiting.unshift(...others)
    // Whoever calls one off may be about to call off the others.
    queueMicrotask(next)
  }

  function rest(seat: Seat): void {
    seat.idleTimer = setTimeout(() => {
      seats.delete(seat)
      seat.worker.terminate()
    }, idleMs)
  }

  /** What is under way can only be stopped with its worker; the others in it begin anew. */
  function callOff(job: Job): void {
    const place = waiting.indexOf(job)
    if (place >= 0) waiting.splice(place, 1)
    const seat = [...seats].find(({ jobs }) => jobs.has(job))
    if (seat) lose(seat, 'examine.stopped', job)
    else job.settle(fail({ code: 'examine.stopped' }))
  }

  return {
    examine: (input, options = {}, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve(fail({ code: 'examine.stopped' }))
        const onAbort = () => callOff(job)
        const job: Job = {
          input,
          options,
          isAlone: false,
          settle(result) {
            signal?.removeEventListener('abort', onAbort)
            resolve(result)
          },
        }
        signal?.addEventListener('abort', onAbort)
        waiting.push(job)
        next()
      }),
    stop() {
      for (const job of waiting.splice(0)) job.settle(fail({ code: 'examine.stopped' }))
      for (const seat of [...seats]) {
        clearTimeout(seat.idleTimer)
        for (const [job, timer] of seat.jobs) {
          clearTimeout(timer)
          job.settle(fail({ code: 'examine.stopped' }))
        }
        seat.jobs.clear()
        lose(seat, 'examine.stopped')
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
  input: ExamineInput,
  options?: ExamineInputOptions,
  signal?: AbortSignal,
): Promise<Result<ExaminedInput, ExamineFault>> {
  shared ??= createExamineBridge()
  return shared.examine(input, options, signal)
}
