// Lets go of buffers while much passes through. The engine counts small objects when it decides to clean up, and an
// upload makes few of them: tens of megabytes of chunks that nobody holds any more would lie around at each.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const EVERY_BYTES = 8 * 1024 * 1024

type Collect = (options: { type: 'minor' }) => void

let collect: Collect | undefined
let passed = 0

/** Says that so many bytes have passed; now and then the young ones among the buffers are swept (about 1 ms). */
export function notePassed(bytes: number): void {
  passed += bytes
  if (passed < EVERY_BYTES) return
  passed = 0
  collect ??= findCollect()
  collect({ type: 'minor' })
}

/** The engine's own, which it gives to a context made after it was asked to (Node, `v8.setFlagsFromString`). */
function findCollect(): Collect {
  setFlagsFromString('--expose-gc')
  const found = runInNewContext('typeof gc === "function" ? gc : undefined') as Collect | undefined
  setFlagsFromString('--no-expose-gc')
  return found ?? (() => undefined)
}
