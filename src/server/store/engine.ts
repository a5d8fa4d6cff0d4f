// A database that is open, as the store sees it: two engines, one shape.
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Which content a public share has now. */
export interface PageVersion {
  etag: string
  expiresAt: string
}

export interface Engine {
  kind: 'sqlite' | 'postgres'
  /** For transactions. */
  writer: Kysely<Tables>
  /** For single questions: they neither wait for a transaction of this process nor see what it has not committed. */
  reader: Kysely<Tables>
  /** The short question that every visit asks, of shares that are public. */
  findVersion(id: string): Promise<PageVersion | undefined>
  close(): Promise<void>
}
