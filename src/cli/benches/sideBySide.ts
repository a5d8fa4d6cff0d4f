// Two ways of doing the same, measured in turn.

const ROUNDS = 120
const BLOCKS = 8

/**
 * Medians in milliseconds. The two take turns in blocks, so that a busy machine is busy for both; the start of each
 * block is not counted, for it sweeps up what the other left behind.
 */
export async function sideBySide(ours: () => unknown, peer: () => unknown): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let block = 0; block < BLOCKS; block++) {
    for (const [index, work] of [ours, peer].entries()) {
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now()
        await work()
        if (round >= ROUNDS / 4) times[index as 0 | 1].push(performance.now() - start)
      }
    }
  }
  return [median(times[0]), median(times[1])]
}

export function median(times: number[]): number {
  return times.toSorted((first, second) => first - second)[times.length >> 1]!
}
