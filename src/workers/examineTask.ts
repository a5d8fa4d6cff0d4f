// What goes into the worker and what comes out: only things that can be copied or handed across.
import type { Examined, ExamineOptions } from '../domain/verification/examine.ts'

/** A file is read in the worker, not before. */
export type ExamineInput = Uint8Array | string | Blob

/** A file as the worker has read it. */
export interface ReadFile {
  bytes: Uint8Array<ArrayBuffer>
  /** Lower-case hexadecimal. */
  sha256: string
}

export interface ExamineInputOptions extends ExamineOptions {
  /** It is kept: nobody is asked for its picture, and its content comes back only if it is a newer edition. */
  isKept?: boolean
}

export interface ExaminedInput extends Examined {
  /** Of a file. */
  file?: ReadFile
}

/** What the worker offers; nothing for a file that cannot be read (any more). */
export interface ExamineTask {
  examine(input: ExamineInput, options: ExamineInputOptions): Promise<ExaminedInput | undefined>
}
