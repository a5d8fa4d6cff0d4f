// Examines badges off the main thread; its memory of answers lives as long as the worker.
import { expose, transfer } from 'comlink'
import { hex, sha256 } from '../domain/verification/bytes.ts'
import { examine, type Examined } from '../domain/verification/examine.ts'
import { createBrowserOutside } from '../network/browserOutside.ts'
import { withDeadline } from '../network/withDeadline.ts'
import type { ExaminedInput, ExamineTask, ReadFile } from './examineTask.ts'
import { findPicture } from './findPicture.ts'

/** Below the bridge's own limit: questions end, and the report says what could not be checked. */
const NETWORK_MS = 12_000

const outside = createBrowserOutside()

const task: ExamineTask = {
  async examine(input, { isKept, ...options }) {
    const file = input instanceof Blob ? await read(input) : undefined
    if (input instanceof Blob && file === undefined) return undefined
    const content = file?.bytes ?? (input as Uint8Array | string)
    const bounded = withDeadline(outside, NETWORK_MS)
    const [examined, digest] = await Promise.all([
      examine(content, bounded, options),
      file && sha256(file.bytes),
    ])
    if (isKept) return onlyNew(examined)
    // The caller has the bytes it gave, or gets them with the file; they do not cross twice.
    const found = examined.picture?.bytes === content ? undefined : examined.picture
    const picture = found ?? (await findPicture(examined, content, bounded))
    const answer: ExaminedInput = { ...examined, picture }
    if (file === undefined || digest === undefined) return answer
    return transfer({ ...answer, file: { ...file, sha256: hex(digest) } }, [file.bytes.buffer])
  },
}

/** Crossing over costs more than some checks do. */
function onlyNew({ report, snapshots, earlier, badge, payload }: Examined): ExaminedInput {
  return { report, snapshots, ...(earlier && badge && payload && { earlier, badge, payload }) }
}

/** Nothing when the file was moved or deleted since it was chosen, or lies in a cloud out of reach. */
async function read(file: Blob): Promise<Pick<ReadFile, 'bytes'> | undefined> {
  try {
    return { bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    return undefined
  }
}

expose(task)
