// Gathers badges that arrive close together, and writes them together: commits cost most.
import { fail, ok, type Result } from '../domain/result.ts'
import { prepareBadge, type PreparedBadge, type ReceivedBadge, type SavedBadge } from './receivedBadge.ts'
import type { Door, StorageFault } from './run.ts'
import { saveBadges } from './saveBadges.ts'

type Saved = Result<SavedBadge, StorageFault>

interface Waiting {
  prepared: PreparedBadge
  resolve(saved: Saved): void
  reject(bug: unknown): void
}

const MOST_AT_ONCE = 32
/** Bytes are copied on the main thread when they are put: not so many that the page stands still. */
const MOST_BYTES_AT_ONCE = 4 * 1024 * 1024
/** Nobody notices so short a wait for company. */
const WAIT_MS = 20

/** A way to save one badge that is quick for many: each caller gets the answer for its own. */
export function createSaveQueue(door: Door): (received: ReceivedBadge) => Promise<Saved> {
  const waiting: Waiting[] = []
  let isWriting = false
  let enough: () => void = () => undefined

  async function write(): Promise<void> {
    if (isWriting) return
    isWriting = true
    while (waiting.length > 0) {
      if (waiting.length < MOST_AT_ONCE) await company()
      await writeGroup(door, waiting.splice(0, groupSize(waiting)))
    }
    isWriting = false
  }

  /** Until there are enough, or nobody comes. */
  function company(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, WAIT_MS)
      enough = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return async (received) => {
    const prepared = await prepareBadge(received)
    return new Promise((resolve, reject) => {
      waiting.push({ prepared, resolve, reject })
      if (waiting.length >= MOST_AT_ONCE) enough()
      void write()
    })
  }
}

/** How many go together: at least one, whatever its size. */
function groupSize(waiting: readonly Waiting[]): number {
  let bytes = 0
  const place = waiting.findIndex(
    ({ prepared }) => (bytes += prepared.original.bytes.byteLength) > MOST_BYTES_AT_ONCE,
  )
  return Math.min(MOST_AT_ONCE, place < 0 ? waiting.length : Math.max(1, place))
}

/** Never rejects: what goes wrong goes to those who wait. */
async function writeGroup(door: Door, group: Waiting[]): Promise<void> {
  try {
    const saved = await saveBadges(
      door,
      group.map(({ prepared }) => prepared),
    )
    // One that finds no room must not take the others along.
    if (!saved.ok && group.length > 1) {
      for (const one of group) await writeGroup(door, [one])
      return
    }
    group.forEach(({ resolve }, place) => resolve(answerFor(saved, place)))
  } catch (bug) {
    for (const { reject } of group) reject(bug)
  }
}

function answerFor(saved: Result<SavedBadge[], StorageFault>, place: number): Saved {
  if (!saved.ok) return saved
  const one = saved.value[place]
  return one === undefined ? fail({ code: 'storage.not-found' }) : ok(one)
}
