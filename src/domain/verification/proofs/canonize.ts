// A document in its one canonical form: RDFC-1.0 through JSON-LD, or JCS. Each way is loaded when first needed.
import type { JsonObject } from '../../json.ts'
import { fail, ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import { once } from '../once.ts'
import type { CanonFault } from './canonFault.ts'

/** Hash comparisons grow with the square of like blank nodes; beyond this, a document is built to hang us. */
const WORK_FACTOR = 1
const TIME_LIMIT = 5000

/** Loads what plain badges need, ahead of the first of them. */
export const loadFastWay = once(() => import('./rdf/canonizePrepared.ts'))
const jsonCanon = once(() => import('canonicalize'))

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0), in safe mode: a term that no context explains would drop
 * out unsigned, so it stops the work. Plain badges take the fast way; everything else, and every refusal, is jsonld's.
 */
export async function canonizeRdf(document: JsonObject): Promise<Result<string, CanonFault>> {
  const { canonizePrepared, findDisguise } = await loadFastWay()
  const disguise = findDisguise(document)
  if (disguise) return fail(disguise)
  const prepared = canonizePrepared(document)
  if (prepared !== undefined) return ok(prepared)
  const { canonizeWithLibrary } = await import('./canonizeWithLibrary.ts')
  return canonizeWithLibrary(document, { workFactor: WORK_FACTOR, timeLimit: TIME_LIMIT })
}

/** The canonical JSON of a document (RFC 8785). */
export async function canonizeJson(document: JsonObject): Promise<Result<string, CanonFault>> {
  const { default: canonicalize } = await jsonCanon()
  try {
    const text = canonicalize(document)
    if (text !== undefined) return ok(text)
  } catch {
    // Numbers beyond all bounds and halves of characters have no canonical form: nobody has signed these.
  }
  return fail({ code: 'integrity.terms-unknown' })
}
