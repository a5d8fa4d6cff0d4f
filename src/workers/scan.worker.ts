// Looks for a QR code in pixels, off the main thread: for browsers that have no reader of their own.
import { expose } from 'comlink'
import decodeQR from 'qr/decode.js'
import type { Pixels, ScanTask } from './scanTask.ts'

const task: ScanTask = {
  read({ data, width, height }: Pixels, milliseconds: number) {
    try {
      return decodeQR({ data, width, height }, { format: 'RGBA', timeLimit: milliseconds })
    } catch {
      // No code in sight, or one that cannot be made out: by far the most frequent answer.
      return undefined
    }
  },
}

expose(task)
