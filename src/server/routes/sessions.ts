// Sessions: a ciphertext that whoever has the link may look at, for a day at most, and whoever made it may change.
import { Hono, type Context } from 'hono'
import { CIPHERTEXT_TYPE, type SessionReceipt } from '../../contract/exchanges.ts'
import { SESSION_LIMITS } from '../../contract/limits.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { isShareId, sessionIdOf } from '../../contract/writeToken.ts'
import type { Dependencies } from '../dependencies.ts'
import { isFresh, isMatch, readToken } from '../middleware/bearer.ts'
import { limitBody } from '../middleware/limitBody.ts'
import { limitRate } from '../middleware/limitRate.ts'
import { problem } from '../middleware/problem.ts'
import { isSameHash, sha256Hex } from '../shares/hash.ts'
import type { SessionRecord } from '../store/exchangeStore.ts'

/** Writing as people type; reading as often as a screen that waits for a change asks, for a class of them. */
const WRITING = { burst: 240, perSecond: 2 }
const READING = { burst: 1200, perSecond: 20 }
const HOUR = 60 * 60 * 1000
const NO_STORE = { 'cache-control': 'no-store' }

type Keeper = Pick<Dependencies, 'store' | 'now' | 'monotonic' | 'addressOf'>

/** `POST /api/sessions`, `POST` / `GET` / `PUT` / `DELETE /api/sessions/{id}`. */
export function sessions(dependencies: Keeper): Hono {
  const { store, now } = dependencies
  const app = new Hono()
  const write = [
    limitRate(WRITING, dependencies),
    limitBody(SESSION_LIMITS.bytes, 'session.too-large'),
  ] as const

  app.post('/', ...write, (context) => begin(context))

  // The same, for whoever knows already which session the token writes.
  app.post('/:id', ...write, (context) => begin(context, context.req.param('id')))

  app.get('/:id', limitRate(READING, dependencies), async (context) => {
    const known = await find(context)
    if (typeof known === 'string') return problem(context, known)
    const etag = `"${known.etag}"`
    const headers = { ...NO_STORE, etag, 'content-type': CIPHERTEXT_TYPE, 'besace-expires': known.expiresAt }
    if (isFresh(context, etag)) return context.body(null, 304, headers)
    const whole = await store.sessions.find(known.id, true)
    return whole === undefined || whole.state === 'gone'
      ? problem(context, 'session.gone')
      : context.body(whole.ciphertext, 200, { ...headers, etag: `"${whole.etag}"` })
  })

  app.put('/:id', ...write, async (context) => {
    const tokenHash = await readToken(context)
    const known = tokenHash === undefined ? 'session.token-missing' : await find(context, tokenHash)
    if (typeof known === 'string') return problem(context, known)
    const condition = context.req.header('if-match')
    if (condition === undefined) return problem(context, 'session.condition-missing')
    if (!isMatch(condition, known.etag)) return problem(context, 'session.changed-elsewhere')
    return save(context, known)
  })

  app.delete('/:id', limitRate(WRITING, dependencies), async (context) => {
    const tokenHash = await readToken(context)
    const known = tokenHash === undefined ? 'session.token-missing' : await find(context, tokenHash)
    if (typeof known === 'string' && known !== 'session.gone') return problem(context, known)
    if (typeof known !== 'string') await store.sessions.end(known.id)
    return context.body(null, 204)
  })

  return app

  async function begin(context: Context, wanted?: string): Promise<Response> {
    const tokenHash = await readToken(context)
    if (tokenHash === undefined) return problem(context, 'session.token-missing')
    const hours = Number(context.req.query('hours') ?? SESSION_LIMITS.maxHours)
    if (!Number.isInteger(hours) || hours < SESSION_LIMITS.minHours || hours > SESSION_LIMITS.maxHours)
      return problem(context, { code: 'session.invalid', detail: 'hours' })
    const id = await sessionIdOf(tokenHash)
    if (wanted !== undefined && wanted !== id) return problem(context, 'session.wrong-token')
    const known = await store.sessions.find(id, false)
    if (known !== undefined) return isOver(known) ? problem(context, 'session.gone') : save(context, known)
    const createdAt = now().toISOString()
    const expiresAt = new Date(now().getTime() + hours * HOUR).toISOString()
    return save(context, { id, tokenHash, createdAt, expiresAt })
  }

  async function save(
    context: Context,
    session: Pick<SessionRecord, 'id' | 'tokenHash' | 'createdAt' | 'expiresAt'> & { etag?: string },
  ): Promise<Response> {
    const { id, tokenHash, createdAt, expiresAt, etag: expected } = session
    const ciphertext = new Uint8Array(await context.req.arrayBuffer())
    if (ciphertext.byteLength === 0) return problem(context, { code: 'session.invalid', detail: 'body' })
    const updatedAt = now().toISOString()
    const etag = sha256Hex(ciphertext).slice(0, 32)
    const record = { id, tokenHash, etag, ciphertext, createdAt, updatedAt, expiresAt }
    const isSaved = expected === etag || (await store.sessions.save(record, expected))
    if (!isSaved && (await store.sessions.find(id, false))?.etag !== etag)
      return problem(context, 'session.changed-elsewhere')
    const body: SessionReceipt = { id, updatedAt, expiresAt, etag }
    return context.json(body, expected === undefined && isSaved ? 201 : 200, NO_STORE)
  }

  function isOver({ state, expiresAt }: SessionRecord): boolean {
    return state === 'gone' || expiresAt <= now().toISOString()
  }

  async function find(context: Context, tokenHash?: string): Promise<SessionRecord | ProblemCode> {
    const id = context.req.param('id')
    const known = isShareId(id) ? await store.sessions.find(id, false) : undefined
    if (known === undefined) return 'session.unknown'
    if (tokenHash !== undefined && !isSameHash(known.tokenHash, tokenHash)) return 'session.wrong-token'
    return isOver(known) ? 'session.gone' : known
  }
}
