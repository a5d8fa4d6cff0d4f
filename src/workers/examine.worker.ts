// Examines badges off the main thread; its memory of answers lives as long as the worker.
import { expose } from 'comlink'
import { examine } from '../domain/verification/examine.ts'
import { createBrowserOutside } from '../network/browserOutside.ts'
import { withDeadline } from '../network/withDeadline.ts'
import type { ExamineTask } from './examineTask.ts'
import { findPicture } from './findPicture.ts'

/** Below the bridge's own limit: questions end, and the report says what could not be checked. */
const NETWORK_MS = 12_000

const outside = createBrowserOutside()

const task: ExamineTask = {
  async examine(input, options) {
    const bounded = withDeadline(outside, NETWORK_MS)
    const examined = await examine(input, bounded, options)
    // The caller has the bytes it gave; they do not cross twice.
    const found = examined.picture?.bytes === input ? undefined : examined.picture
    const picture = found ?? (await findPicture(examined, input, bounded))
    return { ...examined, picture }
  },
}

expose(task)
