// Error answers: problem details with our code, for whatever goes wrong.
import type { Context } from 'hono'
import { problemOf, PROBLEM_TYPE, type HostFault, type ProblemCode } from '../../contract/problems.ts'

/** Seconds after which it is worth trying again. */
const RETRY_AFTER: Partial<Record<ProblemCode, string>> = {
  'host.too-many-requests': '10',
  'host.busy': '10',
  'host.store-unavailable': '10',
  'host.full': '300',
}

/** The answer for a fault. */
export function problem(context: Context, fault: HostFault | ProblemCode): Response {
  const { code, detail } = typeof fault === 'string' ? { code: fault } : { detail: undefined, ...fault }
  const body = problemOf(code, detail)
  const headers: Record<string, string> = { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' }
  const wait = RETRY_AFTER[code]
  if (wait !== undefined) headers['retry-after'] = wait
  if (code.endsWith('.token-missing')) headers['www-authenticate'] = 'Bearer'
  return context.body(JSON.stringify(body), body.status as 400, headers)
}
