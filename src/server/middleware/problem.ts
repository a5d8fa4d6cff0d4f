// Error answers: problem details with our code, for whatever goes wrong.
import type { Context } from 'hono'
import { problemOf, PROBLEM_TYPE, type HostFault, type ProblemCode } from '../../contract/problems.ts'

/** The answer for a fault. */
export function problem(context: Context, fault: HostFault | ProblemCode): Response {
  const { code, detail } = typeof fault === 'string' ? { code: fault } : { detail: undefined, ...fault }
  const body = problemOf(code, detail)
  const headers: Record<string, string> = { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' }
  if (code === 'host.too-many-requests' || code === 'host.busy') headers['retry-after'] = '10'
  if (code === 'share.token-missing') headers['www-authenticate'] = 'Bearer'
  return context.body(JSON.stringify(body), body.status as 400, headers)
}
