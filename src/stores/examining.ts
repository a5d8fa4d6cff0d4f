// Examines without keeping anything: for whoever checks a file or a shared page.
import { defineStore } from 'pinia'
import type { Result } from '../domain/result.ts'
import type { Examined, ExamineOptions } from '../domain/verification/examine.ts'
import { useDevice } from './device.ts'

export type { Examined, ExamineOptions } from '../domain/verification/examine.ts'

export const useExaminingStore = defineStore('examining', () => {
  /** A report for any bytes or text; a fault only when the examining itself broke down or was stopped. */
  function examine(
    input: Uint8Array | string,
    options?: ExamineOptions,
    signal?: AbortSignal,
  ): Promise<Result<Examined>> {
    return useDevice().examine(input, options, signal)
  }
  return { examine }
})
