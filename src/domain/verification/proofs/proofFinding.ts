// What became of one proof: its state, and the key it holds with.
import type { Finding } from '../finding.ts'
import type { FoundKey } from '../keys/findKey.ts'

/** A finding about a proof; a proof that holds names its key. */
export interface ProofFinding extends Finding {
  key?: FoundKey
}

/**
 * One answer for several proofs. Any proof that holds suffices (OB 3.0 §8.2), whatever unknown ones stand beside it;
 * but one that is broken is never passed over: somebody signed something else than what is written here, and nobody
 * can tell from outside which of the two to believe.
 */
export function summarise(findings: readonly ProofFinding[]): ProofFinding {
  const broken = findings.find(({ state }) => state === 'failed')
  const holding = findings.find(({ state }) => state === 'ok')
  return broken ?? holding ?? findings[0] ?? { state: 'unknown', code: 'integrity.no-proof' }
}
