// The sentences behind the codes: what a fault, a check or a verdict means, in the language of the moment.
import { useTranslation } from 'i18next-vue'
import type { Fault } from '../domain/result.ts'
import type { Check, Verdict } from '../domain/verification/report.ts'
import { useDates } from './useDates.ts'

export interface Sentences {
  /** What went wrong, and the way out. */
  ofFault(fault: Fault): string
  /** What one check found. */
  ofCheck(check: Pick<Check, 'code' | 'because'>): string
  /** The verdict in one word. */
  ofVerdict(verdict: Verdict): string
}

const moment = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/

export function useSentences(): Sentences {
  const { t } = useTranslation()
  const dates = useDates()
  // Codes come from data: a test holds them against the messages, types cannot.
  const say = t as unknown as (key: string, blanks?: object) => string

  function writeDates(blanks: Record<string, string> = {}): Record<string, string> {
    return Object.fromEntries(
      Object.entries(blanks).map(([key, value]) => [key, moment.test(value) ? dates.day(value) : value]),
    )
  }
  return {
    ofFault: (fault) => say(`faults:${fault.code}`, fault),
    ofCheck: ({ code, because }) => say(`checks:${code}`, writeDates(because)),
    ofVerdict: (verdict) => say(`verdicts:${verdict}`),
  }
}
