// Ends what has had its time: pages, mailboxes and sessions, some at a time so that nobody waits for long.
import type { Engine } from './engine.ts'
import { transact } from './transact.ts'
import { endShares } from './writeShares.ts'

/** How many are ended in one transaction. */
const BATCH = 200

/** How many were ended; zero when none is left. */
export async function endExpired(engine: Engine, now: string): Promise<number> {
  const ended = await endExpiredShares(engine, now)
  const mailboxes = await endMailboxes(engine, now)
  return ended + mailboxes + (await endSessions(engine, now))
}

async function endExpiredShares(engine: Engine, now: string): Promise<number> {
  const rows = await engine.reader
    .selectFrom('shares')
    .select('id')
    .where('state', '=', 'public')
    .where('expires_at', '<=', now)
    .limit(BATCH)
    .execute()
  const ids = rows.map((row) => row.id)
  const { kind } = engine
  if (ids.length > 0)
    await transact(engine, (transaction) => endShares(transaction, ids, { kind, expiredAt: now }))
  return ids.length
}

/** A share's id stays taken for ever: its token could publish it again. These hold nothing that could come back. */
async function endMailboxes(engine: Engine, now: string): Promise<number> {
  const rows = await engine.reader
    .selectFrom('mailboxes')
    .select('id')
    .where('expires_at', '<=', now)
    .limit(BATCH)
    .execute()
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return 0
  await transact(engine, async (transaction) => {
    await transaction.deleteFrom('messages').where('mailbox_id', 'in', ids).execute()
    await transaction.deleteFrom('mailboxes').where('id', 'in', ids).execute()
  })
  return ids.length
}

async function endSessions(engine: Engine, now: string): Promise<number> {
  const rows = await engine.reader
    .selectFrom('sessions')
    .select('id')
    .where('expires_at', '<=', now)
    .limit(BATCH)
    .execute()
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return 0
  await transact(engine, async (transaction) => {
    await transaction.deleteFrom('sessions').where('id', 'in', ids).execute()
  })
  return ids.length
}
