// Keeps the digests in step with the badges, whoever writes them: done by the database itself.
import type { DBCore, Middleware } from 'dexie'
import { digestOf, type BadgeDigest } from '../domain/backpack/digest.ts'
import type { BadgeRow } from './rows.ts'

/** The digest of a kept badge. */
export function digestOfRow({ id, badge, report }: BadgeRow): BadgeDigest {
  return digestOf(id, badge, report)
}

/**
 * Writes, replaces and deletes digests in the very transaction that does so with badges. Several repositories write
 * badges, and one that forgot would leave badges that cannot be found.
 */
export const keepDigests: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'digests',
  create: (core) => ({
    ...core,
    transaction: (stores, mode, options) => {
      const isShort = mode === 'readwrite' && stores.includes('badges') && !stores.includes('digests')
      return core.transaction(isShort ? [...stores, 'digests'] : stores, mode, options)
    },
    table(name) {
      const table = core.table(name)
      if (name !== 'badges') return table
      const digests = () => core.table('digests')
      return {
        ...table,
        // No `await` here: the transaction must not lose its place in the queue of promises.
        mutate: (request) =>
          table.mutate(request).then((answer) => {
            const { trans } = request
            if (request.type === 'delete' || request.type === 'deleteRange')
              return digests()
                .mutate(request)
                .then(() => answer)
            const values = (request.values as BadgeRow[]).map(digestOfRow)
            return digests()
              .mutate({ trans, type: 'put', values })
              .then(() => answer)
          }),
      }
    },
  }),
}
