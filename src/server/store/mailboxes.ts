// Mailboxes: letters that nobody but the two ends can read, kept until they are read.
import { MAILBOX_LIMITS } from '../../contract/limits.ts'
import type { Engine } from './engine.ts'
import type { MailboxStore, Message } from './exchangeStore.ts'
import { toBytes } from './fileParts.ts'
import type { Tables } from './tables.ts'
import { transact } from './transact.ts'

export function createMailboxStore(engine: Engine): MailboxStore {
  const { reader } = engine
  return {
    async find(id) {
      const row = await reader.selectFrom('mailboxes').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      const { token_hash: tokenHash, state, created_at: createdAt, expires_at: expiresAt } = row
      return { id, tokenHash, state, createdAt, expiresAt }
    },
    open: ({ id, tokenHash, createdAt, expiresAt }) =>
      transact(engine, async (transaction) => {
        await transaction
          .insertInto('mailboxes')
          .values({ id, token_hash: tokenHash, state: 'open', created_at: createdAt, expires_at: expiresAt })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
      }),
    put: (id, { id: messageId, receivedAt, ciphertext }) =>
      transact(engine, async (transaction) => {
        // The row is held: of two letters at once, the second counts the first.
        const held = await transaction
          .updateTable('mailboxes')
          .set({ state: 'open' })
          .where('id', '=', id)
          .where('state', '=', 'open')
          .executeTakeFirst()
        if (held.numUpdatedRows === 0n) return false
        const rows = await transaction
          .selectFrom('messages')
          .select('id')
          .where('mailbox_id', '=', id)
          .execute()
        if (rows.some((row) => row.id === messageId)) return true
        if (rows.length >= MAILBOX_LIMITS.messages) return false
        await transaction
          .insertInto('messages')
          .values({ mailbox_id: id, id: messageId, received_at: receivedAt, ciphertext })
          .execute()
        return true
      }),
    read: (id, keep) =>
      transact(engine, async (transaction) => {
        // One statement takes and deletes: of two readers at once, one has the letters.
        const rows = keep
          ? await transaction.selectFrom('messages').selectAll().where('mailbox_id', '=', id).execute()
          : await transaction.deleteFrom('messages').where('mailbox_id', '=', id).returningAll().execute()
        return rows.map(toMessage).sort(byAge)
      }),
    forget: (id, messageIds) =>
      transact(engine, async (transaction) => {
        if (messageIds.length === 0) return
        const letters = transaction.deleteFrom('messages').where('mailbox_id', '=', id)
        await letters.where('id', 'in', [...messageIds]).execute()
      }),
    end: (id) =>
      transact(engine, async (transaction) => {
        await transaction.updateTable('mailboxes').set({ state: 'gone' }).where('id', '=', id).execute()
        await transaction.deleteFrom('messages').where('mailbox_id', '=', id).execute()
      }),
  }
}

function toMessage({ id, received_at: receivedAt, ciphertext }: Tables['messages']): Message {
  return { id, receivedAt, ciphertext: toBytes(ciphertext) }
}

function byAge(one: Message, other: Message): number {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1
  return one.id < other.id ? -1 : 1
}
