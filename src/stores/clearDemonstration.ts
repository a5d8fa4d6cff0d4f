// Empties the demonstration from within: what one opening left half done is not built upon.
import { discardDemonstration, isDemonstration } from './demonstration.ts'
import { useDevice } from './device.ts'

/** Throws it away, the connection first; false when another window holds on to it. */
export async function clearDemonstration(): Promise<boolean> {
  if (!isDemonstration()) throw new Error('not the demonstration')
  ;(await useDevice().storage()).door.close()
  return discardDemonstration()
}
