// How other scales fall on the common four steps; our reading, not an official equivalence.
import type { Step } from './framework.ts'

const eight: Record<string, Step> = { 1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4 }
const four: Record<string, Step> = { 1: 1, 2: 2, 3: 3, 4: 4 }

export const levelScales: Record<string, Record<string, Step>> = {
  digcomp8: eight,
  crcn8: eight,
  entrecomp8: eight,
  eqf8: eight,
  digcomp4: four,
  rectec4: four,
  awareness3: { 1: 1, 2: 2, 3: 3 },
  cefr6: { A1: 1, A2: 1, B1: 2, B2: 3, C1: 4, C2: 4 },
}
