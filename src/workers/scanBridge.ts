// The main thread's side of reading codes: one worker, started with the first picture, ended by `stop`.
import { transfer, wrap, type Remote } from 'comlink'
import type { Pixels, ScanTask } from './scanTask.ts'

export type { Pixels } from './scanTask.ts'

export interface ScanBridge {
  /** The text of a code; undefined when none is seen, or when the worker was stopped or broke down. */
  read(pixels: Pixels, milliseconds: number): Promise<string | undefined>
  stop(): void
}

/** Makes a reader with a worker of its own. The pixels given to it are gone afterwards. */
export function createScanBridge(startWorker: () => Worker = startScanWorker): ScanBridge {
  let worker: Worker | undefined
  let task: Remote<ScanTask> | undefined
  let giveUp: (() => void) | undefined

  function stop(): void {
    worker?.terminate()
    worker = task = undefined
    giveUp?.()
  }

  return {
    stop,
    read: (pixels, milliseconds) =>
      new Promise((resolve) => {
        worker ??= startWorker()
        worker.onerror = (event) => {
          event.preventDefault()
          stop()
        }
        task ??= wrap<ScanTask>(worker)
        giveUp = () => resolve(undefined)
        task
          .read(transfer(pixels, [pixels.data.buffer]), milliseconds)
          .then(resolve, () => resolve(undefined))
      }),
  }
}

function startScanWorker(): Worker {
  return new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module', name: 'scan' })
}
