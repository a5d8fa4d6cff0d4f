// JSON-LD by the book: jsonld in safe mode, with the fixed contexts and nothing else. Heavy; loaded when needed.
import jsonld from 'jsonld'
import type { JsonObject } from '../../json.ts'
import { fail, ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import { fixedContext } from '../contexts/fixedContexts.ts'
import type { CanonFault } from './canonFault.ts'

interface Limits {
  workFactor: number
  /** Milliseconds. */
  timeLimit: number
}

/** The canonical N-Quads of a document whose contexts are known to be good. */
export async function canonizeWithLibrary(
  document: JsonObject,
  limits: Limits,
): Promise<Result<string, CanonFault>> {
  try {
    return ok(await jsonld.canonize(document, optionsFor(limits)))
  } catch (error) {
    const name = String(error)
    return fail({
      code: /deep iterations|Abort/i.test(name) ? 'integrity.too-complex' : 'integrity.terms-unknown',
    })
  }
}

function optionsFor({ workFactor, timeLimit }: Limits) {
  return {
    algorithm: 'RDFC-1.0',
    safe: true,
    documentLoader: (url: string) => {
      const document = fixedContext(url)
      if (!document) return Promise.reject(new Error(`unknown context: ${url}`))
      return Promise.resolve({ contextUrl: undefined, documentUrl: url, document })
    },
    canonizeOptions: { maxWorkFactor: workFactor, signal: AbortSignal.timeout(timeLimit) },
  } as unknown as Parameters<typeof jsonld.canonize>[1] & object
}
