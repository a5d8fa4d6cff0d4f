// Mailboxes: whoever knows the address may put a letter in, whoever holds the token may take them out.
import { Hono, type Context } from 'hono'
import type { MailboxContent, MailboxReceipt } from '../../contract/exchanges.ts'
import { MAILBOX_LIMITS } from '../../contract/limits.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { isShareId, mailboxIdOf } from '../../contract/writeToken.ts'
import type { Dependencies } from '../dependencies.ts'
import { readToken } from '../middleware/bearer.ts'
import { limitBody } from '../middleware/limitBody.ts'
import { limitRate } from '../middleware/limitRate.ts'
import { problem } from '../middleware/problem.ts'
import { isSameHash, sha256Hex } from '../shares/hash.ts'
import type { MailboxRecord } from '../store/exchangeStore.ts'

/** A class makes its mailboxes at once; letters come one by one. */
const MAKING = { burst: 120, perSecond: 0.5 }
const WRITING = { burst: 120, perSecond: 1 }
const READING = { burst: 600, perSecond: 5 }
const DAY = 24 * 60 * 60 * 1000
const NO_STORE = { 'cache-control': 'no-store' }

type Postman = Pick<Dependencies, 'store' | 'now' | 'monotonic' | 'addressOf'>

/** `POST /api/mailboxes`, `POST` / `GET` / `DELETE /api/mailboxes/{id}`, `DELETE …/messages/{message}`. */
export function mailboxes(dependencies: Postman): Hono {
  const { store, now } = dependencies
  const app = new Hono()

  app.post('/', limitRate(MAKING, dependencies), async (context) => {
    const tokenHash = await readToken(context)
    if (tokenHash === undefined) return problem(context, 'mailbox.token-missing')
    const days = Number(context.req.query('days') ?? MAILBOX_LIMITS.maxDays)
    if (!Number.isInteger(days) || days < MAILBOX_LIMITS.minDays || days > MAILBOX_LIMITS.maxDays)
      return problem(context, { code: 'mailbox.invalid', detail: 'days' })
    const id = await mailboxIdOf(tokenHash)
    const known = await store.mailboxes.find(id)
    if (known !== undefined) return isOver(known) ? problem(context, 'mailbox.gone') : receipt(context, known)
    const createdAt = now().toISOString()
    const expiresAt = new Date(now().getTime() + days * DAY).toISOString()
    await store.mailboxes.open({ id, tokenHash, createdAt, expiresAt })
    return receipt(context, { id, expiresAt }, 201)
  })

  const letter = limitBody(MAILBOX_LIMITS.bytes, 'mailbox.too-large')
  app.post('/:id', limitRate(WRITING, dependencies), letter, async (context) => {
    const ciphertext = new Uint8Array(await context.req.arrayBuffer())
    if (ciphertext.byteLength === 0) return problem(context, { code: 'mailbox.invalid', detail: 'body' })
    const known = await find(context)
    if (typeof known === 'string') return problem(context, known)
    const message = { id: sha256Hex(ciphertext), receivedAt: now().toISOString(), ciphertext }
    if (!(await store.mailboxes.put(known.id, message))) return problem(context, 'mailbox.full')
    return context.body(null, 204, NO_STORE)
  })

  app.use('/:id/*', limitRate(READING, dependencies))
  app.get('/:id', limitRate(READING, dependencies), async (context) => {
    const own = await findOwn(context)
    if (typeof own === 'string') return problem(context, own)
    const letters = await store.mailboxes.read(own.id, context.req.query('keep') !== undefined)
    const messages = letters.map(({ id, receivedAt, ciphertext }) => {
      return { id, receivedAt, ciphertext: Buffer.from(ciphertext).toString('base64') }
    })
    return context.json({ messages } satisfies MailboxContent, 200, NO_STORE)
  })

  app.delete('/:id/messages/:message{[0-9a-f]{64}}', async (context) => {
    const own = await findOwn(context)
    if (typeof own === 'string') return problem(context, own)
    await store.mailboxes.forget(own.id, [context.req.param('message')])
    return context.body(null, 204)
  })

  app.delete('/:id', async (context) => {
    const own = await findOwn(context)
    // Asked again because the first answer was lost: it is as it was wished.
    if (typeof own === 'string' && own !== 'mailbox.gone') return problem(context, own)
    if (typeof own !== 'string') await store.mailboxes.end(own.id)
    return context.body(null, 204)
  })

  return app

  function isOver({ state, expiresAt }: MailboxRecord): boolean {
    return state === 'gone' || expiresAt <= now().toISOString()
  }

  async function find(context: Context, tokenHash?: string): Promise<MailboxRecord | ProblemCode> {
    const id = context.req.param('id')
    const known = isShareId(id) ? await store.mailboxes.find(id) : undefined
    if (known === undefined) return 'mailbox.unknown'
    if (tokenHash !== undefined && !isSameHash(known.tokenHash, tokenHash)) return 'mailbox.wrong-token'
    return isOver(known) ? 'mailbox.gone' : known
  }

  async function findOwn(context: Context): Promise<MailboxRecord | ProblemCode> {
    const tokenHash = await readToken(context)
    return tokenHash === undefined ? 'mailbox.token-missing' : find(context, tokenHash)
  }
}

function receipt(context: Context, { id, expiresAt }: MailboxReceipt, status: 200 | 201 = 200): Response {
  return context.json({ id, expiresAt } satisfies MailboxReceipt, status, NO_STORE)
}
