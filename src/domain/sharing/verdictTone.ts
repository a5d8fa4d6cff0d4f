// How a verdict is shown to a reader: only what was wholly confirmed gets the good mark.
import type { Verdict } from '../verification/report.ts'

export type VerdictTone = 'good' | 'wait' | 'bad'

const TONES: Record<Verdict, VerdictTone> = {
  verified: 'good',
  intact: 'wait',
  unverified: 'wait',
  expired: 'wait',
  'not-yet-valid': 'wait',
  suspended: 'bad',
  revoked: 'bad',
  altered: 'bad',
  unreadable: 'bad',
}

/** The tone of a verdict's mark and colour. */
export function verdictTone(verdict: Verdict): VerdictTone {
  return TONES[verdict]
}
