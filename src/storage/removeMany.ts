// Removes many badges, group by group; what went away waits outside the memory until it is called back or forgotten.
import { ok, type Result } from '../domain/result.ts'
import { inOneTransaction, putBack, remove, type Removal, type Removed } from './removeBadge.ts'
import type { Door, StorageFault } from './run.ts'

export interface RemovalOptions {
  signal?: AbortSignal
  onProgress?(done: number): void
}

/** What was removed before the end, or before it was stopped. */
export interface ManyRemoved extends Removal {
  count: number
}

/** Small enough that the page breathes in between. */
const AT_ONCE = 20

/** A group that fails stops the work; those before it can be called back. */
export async function removeMany(
  door: Door,
  ids: readonly string[],
  { signal, onProgress }: RemovalOptions = {},
): Promise<Result<ManyRemoved, StorageFault>> {
  const groups: SetAside[][] = []
  let done = 0
  for (let start = 0; start < ids.length && signal?.aborted !== true; start += AT_ONCE) {
    const group = ids.slice(start, start + AT_ONCE)
    const removed = await door.run((database) =>
      inOneTransaction(database, async () => {
        const gone: Removed[] = []
        for (const id of group) {
          const one = await remove(database, id)
          if (one) gone.push(one)
        }
        return gone
      }),
    )
    if (!removed.ok && groups.length === 0) return removed
    if (!removed.ok) break
    groups.push(removed.value.map(setAside))
    done += group.length
    onProgress?.(done)
  }
  return ok({
    count: groups.flat().length,
    // Last removed, first back: each finds its place in collections as it left it.
    async undo() {
      for (const group of groups.toReversed()) {
        const rows = await Promise.all(group.toReversed().map(takeBack))
        const undone = await door.run((database) =>
          inOneTransaction(database, async () => {
            for (const one of rows) await putBack(database, one)
          }),
        )
        if (!undone.ok) return undone
      }
      return ok(undefined)
    },
  })
}

type WithBlob<T> = Omit<T, 'bytes'> & { blob: Blob }

/** Bytes as blobs, which a browser may lay on the disk: a thousand pictures are a hundred megabytes. */
interface SetAside extends Omit<Removed, 'originals' | 'pictures' | 'files'> {
  originals: WithBlob<Removed['originals'][number]>[]
  pictures: WithBlob<Removed['pictures'][number]>[]
  files: WithBlob<Removed['files'][number]>[]
}

function setAside(removed: Removed): SetAside {
  const { originals, pictures, files, ...rows } = removed
  const inBlob = <T extends { bytes: ArrayBuffer }>({ bytes, ...row }: T) => ({
    ...row,
    blob: new Blob([bytes]),
  })
  return {
    ...rows,
    originals: originals.map(inBlob),
    pictures: pictures.map(inBlob),
    files: files.map(inBlob),
  }
}

async function takeBack({ originals, pictures, files, ...rows }: SetAside): Promise<Removed> {
  const inBytes = async <T extends { blob: Blob }>({ blob, ...row }: T) => ({
    ...row,
    bytes: await blob.arrayBuffer(),
  })
  return {
    ...rows,
    originals: await Promise.all(originals.map(inBytes)),
    pictures: await Promise.all(pictures.map(inBytes)),
    files: await Promise.all(files.map(inBytes)),
  }
}
