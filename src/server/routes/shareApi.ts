// Publishing: whoever holds a share's write token may write it, and nobody else.
import { Hono, type Context } from 'hono'
import { SHARE_LIMITS } from '../../contract/limits.ts'
import { sharePagePath } from '../../contract/paths.ts'
import type { ShareReceipt } from '../../contract/sharing.ts'
import type { HostFault } from '../../contract/problems.ts'
import { isShareId, shareIdOf } from '../../contract/writeToken.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { Dependencies } from '../dependencies.ts'
import { isMatch, readToken } from '../middleware/bearer.ts'
import { limitBody } from '../middleware/limitBody.ts'
import { limitConcurrency } from '../middleware/limitConcurrency.ts'
import { createLine, type Line } from '../middleware/line.ts'
import { limitRate } from '../middleware/limitRate.ts'
import { problem } from '../middleware/problem.ts'
import { buildShare } from '../shares/buildShare.ts'
import { isSameHash } from '../shares/hash.ts'
import { readUpload } from '../shares/readUpload.ts'
import type { UploadSpace } from '../shares/spool.ts'
import type { ShareState } from '../store/store.ts'

/** A classroom behind one address may publish at once; a machine may not fill the disk. */
const RATE = { burst: 120, perSecond: 1 }
/** Each is written to the disk as it comes: a slow phone takes a place, and little else. */
const UPLOADS_AT_ONCE = 48
/** To render, to compress and to move 50 MB into the database takes memory. */
const SAVED_AT_ONCE = 2
const LINE = { waiting: 200, within: 20_000 }

type Publishing = Pick<Dependencies, 'config' | 'store' | 'spool' | 'now' | 'monotonic' | 'addressOf'>
type Writer = Publishing & { enter: Line }

/** `POST /api/shares`, `PUT` and `DELETE /api/shares/{id}`. */
export function shareApi(dependencies: Publishing): Hono {
  const { store } = dependencies
  const enter = createLine(SAVED_AT_ONCE, LINE)
  const app = new Hono()
  const upload = [
    limitConcurrency(UPLOADS_AT_ONCE, LINE),
    limitBody(SHARE_LIMITS.totalBytes, 'share.too-large'),
  ] as const
  app.use(limitRate(RATE, dependencies))

  app.post('/', ...upload, async (context) => {
    const tokenHash = await readToken(context)
    if (tokenHash === undefined) return problem(context, 'share.token-missing')
    const known = await stateOf(dependencies, await shareIdOf(tokenHash))
    if (known?.state === 'gone') return problem(context, 'share.gone')
    return write(context, { ...dependencies, enter }, { tokenHash, known })
  })

  app.put('/:id', ...upload, async (context) => {
    const found = await findOwn(context, dependencies)
    if (!found.ok) return problem(context, found.error)
    const { known, tokenHash } = found.value
    if (known.state === 'gone') return problem(context, 'share.gone')
    const condition = context.req.header('if-match')
    if (condition === undefined) return problem(context, 'share.condition-missing')
    const isStale = !isMatch(condition, known.etag)
    return write(context, { ...dependencies, enter }, { tokenHash, known, isStale })
  })

  app.delete('/:id', async (context) => {
    const found = await findOwn(context, dependencies)
    if (!found.ok) return problem(context, found.error)
    // Asked again because the first answer was lost: it is as it was wished.
    if (found.value.known.state === 'public') await store.endShare(found.value.known.id)
    return context.body(null, 204)
  })

  return app
}

interface Writing {
  tokenHash: string
  known: ShareState | undefined
  /** The version that was read is not the one that stands there. */
  isStale?: boolean
}

/** Whatever comes of it, nothing of the upload stays on the disk but what the store keeps. */
async function write(context: Context, writer: Writer, writing: Writing): Promise<Response> {
  const space = await writer.spool.open()
  try {
    return await writeFrom(space, context, { ...writer, ...writing })
  } finally {
    await space.clear()
  }
}

async function writeFrom(
  space: UploadSpace,
  context: Context,
  { store, config, enter, now, tokenHash, known, isStale = false }: Writer & Writing,
): Promise<Response> {
  const { publicUrl } = config
  const id = known?.id ?? (await shareIdOf(tokenHash))
  const held = known === undefined ? new Set<string>() : await store.hashesOf(id)
  const upload = await readUpload(context.req.raw, held, space)
  // A retry after a lost answer: nothing new to write, and its dates stay. A change that was made already has changed
  // the version, too; it is answered for all the same (RFC 9110 §13.1.1).
  if (upload.ok && known?.draftHash === upload.value.draftHash) return receipt(context, known, publicUrl)
  if (isStale) return problem(context, 'share.changed-elsewhere')
  if (!upload.ok) return problem(context, upload.error)
  const leave = await enter()
  if (leave === undefined) return problem(context, 'host.busy')
  try {
    const createdAt = known?.createdAt
    const built = await buildShare(upload.value, { id, tokenHash, publicUrl, now: now(), createdAt })
    if (!built.ok) return problem(context, built.error)
    const { share, bytes } = built.value
    if (await store.saveShare(share, bytes, known?.etag))
      return receipt(context, share, publicUrl, known === undefined ? 201 : 200)
    // Something came between: the same publication, sent twice at once, or another.
    const present = await store.findShare(id)
    if (present?.state === 'gone') return problem(context, 'share.gone')
    if (present?.draftHash === share.draftHash) return receipt(context, present, publicUrl)
    return problem(context, 'share.changed-elsewhere')
  } finally {
    leave()
  }
}

function receipt(
  context: Context,
  share: Pick<ShareState, 'id' | 'createdAt' | 'updatedAt' | 'expiresAt' | 'etag'>,
  publicUrl: string,
  status: 200 | 201 = 200,
): Response {
  const { id, createdAt: publishedAt, updatedAt, expiresAt, etag } = share
  const body: ShareReceipt = {
    id,
    url: publicUrl + sharePagePath(id),
    publishedAt,
    updatedAt,
    expiresAt,
    etag,
  }
  return context.json(body, status, { 'cache-control': 'no-store' })
}

async function findOwn(
  context: Context,
  dependencies: Pick<Dependencies, 'store' | 'now'>,
): Promise<Result<{ known: ShareState; tokenHash: string }, HostFault>> {
  const tokenHash = await readToken(context)
  if (tokenHash === undefined) return fail({ code: 'share.token-missing' })
  const id = context.req.param('id')
  const known = isShareId(id) ? await stateOf(dependencies, id) : undefined
  if (known === undefined) return fail({ code: 'share.unknown' })
  return isSameHash(known.tokenHash, tokenHash)
    ? ok({ known, tokenHash })
    : fail({ code: 'share.wrong-token' })
}

/** What is known of a share; one whose time is up is ended on the way. */
async function stateOf(
  { store, now }: Pick<Dependencies, 'store' | 'now'>,
  id: string,
): Promise<ShareState | undefined> {
  const known = await store.findShare(id)
  const moment = now().toISOString()
  if (known?.state !== 'public' || known.expiresAt > moment) return known
  await store.endShare(id, moment)
  return { ...known, state: 'gone' }
}
