// Counts the bytes of a body as they come, and stops reading where it is too much.
import type { MiddlewareHandler } from 'hono'
import type { ProblemCode } from '../../contract/problems.ts'
import { problem } from './problem.ts'

class BodyLimitError extends Error {
  override name = 'BodyLimitError'
}

/**
 * Trusts a Content-Length only to refuse early. A chunked body has none, and RFC 9112 §6.3 lets Transfer-Encoding
 * override it: so every byte is counted.
 */
export function limitBody(most: number, code: ProblemCode): MiddlewareHandler {
  return async function limitBodySize(context, next) {
    const request = context.req.raw
    if (Number(request.headers.get('content-length') ?? 0) > most) return problem(context, code)
    if (request.body === null) return next()
    let length = 0
    let isTooLarge = false
    const counted = request.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          length += chunk.byteLength
          if (length <= most) return controller.enqueue(chunk)
          isTooLarge = true
          return controller.error(new BodyLimitError())
        },
      }),
    )
    context.req.raw = new Request(request, { body: counted, duplex: 'half' } as RequestInit)
    await next()
    // Whatever the route made of the broken stream: the reason is known here.
    if (isTooLarge) context.res = problem(context, code)
    return undefined
  }
}
