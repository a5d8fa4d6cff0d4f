// Transactions that are tried again when two of them met.
import type { Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import { troubleOf } from './storeError.ts'
import type { Tables } from './tables.ts'

const TRIES = 6
const WAIT_MS = 8

/**
 * Runs all of it or nothing. Distributed engines let one of two transactions that meet fail and leave it to the caller
 * to begin again (SQLSTATE 40001): so `run` may run several times and must begin anew each time.
 */
export async function transact<T>(
  { writer }: Engine,
  run: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await writer.transaction().execute(run)
    } catch (error) {
      if (troubleOf(error) !== 'conflict' || tried === TRIES) throw error
      // Longer each time, and never the same for both.
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * 2 ** tried * (0.5 + Math.random())))
    }
  }
}
