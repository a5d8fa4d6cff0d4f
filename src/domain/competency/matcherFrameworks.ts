// The frameworks the matcher compares with: those whose names are words, one of each kind.
import type { Framework } from './framework.ts'
import type { FrameworkId } from './frameworks.ts'
import { loadFramework } from './frameworks.ts'

const ids: FrameworkId[] = [
  'digcomp-2.2',
  'lifecomp',
  'entrecomp',
  'greencomp',
  'rectec',
  'crcn',
  'esco-transversal',
]

/** DigComp 3.0 would only double 2.2, and languages are named by their level. */
export function loadMatcherFrameworks(): Promise<Framework[]> {
  return Promise.all(ids.map(loadFramework))
}
