// Long work on the main thread, cut into slices so that the page stays awake.

/** A slice of work between two breaths of the page, in milliseconds. */
const SLICE = 12

/** Maps a long list without holding the page for longer than a slice. */
export async function inSlices<In, Out>(list: readonly In[], work: (item: In) => Out): Promise<Out[]> {
  const done: Out[] = []
  let started = performance.now()
  for (const item of list) {
    if (performance.now() - started > SLICE) {
      await new Promise((resolve) => setTimeout(resolve))
      started = performance.now()
    }
    done.push(work(item))
  }
  return done
}
