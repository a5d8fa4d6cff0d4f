// Sessions: one ciphertext that two people look at for an hour; whoever made it may change or end it.
import type { Engine } from './engine.ts'
import type { SessionStore } from './exchangeStore.ts'
import { toBytes } from './fileParts.ts'
import { transact } from './transact.ts'

const STATE = ['token_hash', 'state', 'etag', 'created_at', 'updated_at', 'expires_at'] as const

export function createSessionStore(engine: Engine): SessionStore {
  const { reader } = engine
  return {
    async find(id, withContent) {
      const session = reader.selectFrom('sessions').where('id', '=', id)
      const row = await session.select(STATE).executeTakeFirst()
      if (row === undefined) return undefined
      const content = withContent ? await session.select('ciphertext').executeTakeFirst() : undefined
      return {
        id,
        tokenHash: row.token_hash,
        state: row.state,
        etag: row.etag,
        ciphertext: toBytes(content?.ciphertext ?? new Uint8Array()),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        expiresAt: row.expires_at,
      }
    },
    save: (session, expectedEtag) =>
      transact(engine, async (transaction) => {
        const { id, tokenHash, etag, ciphertext, createdAt, updatedAt, expiresAt } = session
        const content = {
          token_hash: tokenHash,
          state: 'open' as const,
          etag,
          ciphertext,
          created_at: createdAt,
          updated_at: updatedAt,
          expires_at: expiresAt,
        }
        if (expectedEtag === undefined) {
          const made = await transaction
            .insertInto('sessions')
            .values({ id, ...content })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .executeTakeFirst()
          return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
        }
        const changed = await transaction
          .updateTable('sessions')
          .set(content)
          .where('id', '=', id)
          .where('state', '=', 'open')
          .where('etag', '=', expectedEtag)
          .executeTakeFirst()
        return changed.numUpdatedRows > 0n
      }),
    end: (id) =>
      transact(engine, async (transaction) => {
        const ended = { state: 'gone' as const, ciphertext: null, etag: '' }
        await transaction.updateTable('sessions').set(ended).where('id', '=', id).execute()
      }),
  }
}
