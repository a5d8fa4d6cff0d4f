// A file that is read a stretch at a time: a backup may be larger than the memory.
import { fail, ok, type Result } from '../result.ts'

/** Why a stretch could not be read. */
export type SourceFault = { code: 'backup.unreadable-file' | 'backup.cut-short' | 'backup.damaged' }

/** Bytes somewhere else, asked for by their place. */
export interface ByteSource {
  readonly size: number
  /** From `start` up to, not including, `end`; a fault when they do not all exist. */
  read(start: number, end: number): Promise<Result<Uint8Array<ArrayBuffer>, SourceFault>>
}

/** A file of the learner's, or any Blob. */
export function sourceOf(file: Blob): ByteSource {
  return {
    size: file.size,
    async read(start, end) {
      if (start < 0 || end > file.size || start > end) return fail({ code: 'backup.cut-short' })
      try {
        return ok(new Uint8Array(await file.slice(start, end).arrayBuffer()))
      } catch {
        // Moved, deleted, or on a disk that is no longer there.
        return fail({ code: 'backup.unreadable-file' })
      }
    },
  }
}
