// Many things received side by side, and what is inside them after them; the outcomes in the order of what was given.
import type { BadgeSource } from './badgeSource.ts'
import type { Received, ReceiveOutcome } from './receiveBadge.ts'

export interface ReceiveOptions {
  signal?: AbortSignal
  /** `total` grows when a thing turns out to hold several badges. */
  onProgress?(done: number, total: number): void
}

/** Enough to keep the workers busy while others are saved together. */
const AT_ONCE = 64
/** What is read and not yet saved lies in the memory. */
const MOST_BYTES_AT_ONCE = 64 * 1024 * 1024

/** An archive of lists of records is opened; what nests deeper was made to nest. */
const MOST_LEVELS = 4

interface Place {
  source: BadgeSource
  outcome?: ReceiveOutcome
  inside: Place[]
}

/** Receives every source, then, level by level, every part of what holds several. */
export async function receiveAll(
  sources: readonly BadgeSource[],
  options: ReceiveOptions,
  receiveOne: (source: BadgeSource) => Promise<Received>,
): Promise<ReceiveOutcome[]> {
  const given = sources.map(asPlace)
  let level = given
  let done = 0
  let total = given.length
  for (let depth = 1; level.length > 0; depth++) {
    await sideBySide(level, async (place) => {
      const { outcome, parts = [] } = await receiveOne(place.source)
      place.inside = depth < MOST_LEVELS ? parts.map((part) => asPlace(asPartOf(place.source, part))) : []
      if (outcome !== undefined) place.outcome = { ...outcome, source: place.source }
      else if (place.inside.length === 0) place.outcome = tooDeep(place.source)
      total += place.inside.length
      options.onProgress?.(++done, total)
    })
    level = level.flatMap(({ inside }) => inside)
  }
  return given.flatMap(outcomesOf)
}

/** Many small things at once, or few large ones. */
async function sideBySide(places: readonly Place[], receive: (place: Place) => Promise<void>): Promise<void> {
  const runs: Promise<void>[] = []
  let running = 0
  let bytes = 0
  let wake: () => void = () => undefined
  for (const place of places) {
    const size = place.source.kind === 'file' ? place.source.file.size : place.source.text.length
    // One waits here, however many run: a race of all of them would leave a waiter at each, at every step.
    while (running >= AT_ONCE || (running > 0 && bytes + size > MOST_BYTES_AT_ONCE))
      await new Promise<void>((resolve) => (wake = resolve))
    running += 1
    bytes += size
    const run = receive(place).finally(() => {
      running -= 1
      bytes -= size
      wake()
    })
    run.catch(() => undefined) // Told at the end, with all others done.
    runs.push(run)
  }
  await Promise.all(runs)
}

/** A part of what waited in the inbox is answerable for it. */
function asPartOf({ inboxId }: BadgeSource, part: BadgeSource): BadgeSource {
  return inboxId === undefined ? part : { ...part, inboxId }
}

function asPlace(source: BadgeSource): Place {
  return { source, inside: [] }
}

function outcomesOf({ outcome, inside }: Place): ReceiveOutcome[] {
  return [...(outcome === undefined ? [] : [outcome]), ...inside.flatMap(outcomesOf)]
}

function tooDeep(source: BadgeSource): ReceiveOutcome {
  const sourceName = source.kind === 'file' ? source.file.name : (source.name ?? source.text.slice(0, 80))
  return { state: 'not-a-badge', sourceName, fault: { code: 'read.several-badges' }, source }
}
