// What goes into the worker and what comes out: only things that can be copied across.
import type { Examined, ExamineOptions } from '../domain/verification/examine.ts'

/** What the worker offers. */
export interface ExamineTask {
  examine(input: Uint8Array | string, options: ExamineOptions): Promise<Examined>
}
