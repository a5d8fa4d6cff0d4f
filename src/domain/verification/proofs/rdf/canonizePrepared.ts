// The fast way from a document to its canonical form; `undefined` where it ends and jsonld must decide.
import type { JsonObject } from '../../../json.ts'
import { canonicalForm } from './canonicalForm.ts'
import { toQuads } from './toQuads.ts'
import { Unprepared } from './unprepared.ts'

export { findDisguise } from '../../contexts/plainSpeech.ts'

/**
 * Canonical N-Quads, byte for byte those of jsonld in safe mode, or nothing. It never refuses by itself: whatever is
 * odd, unknown or wrong is left to jsonld, so nothing is accepted here that jsonld would reject.
 */
export function canonizePrepared(document: JsonObject): string | undefined {
  try {
    return canonicalForm(toQuads(document))
  } catch (error) {
    if (error instanceof Unprepared) return undefined
    throw error
  }
}
