// SQLite's statements, prepared once and used again.
import type { SqliteDatabase } from 'kysely'
import type Database from 'libsql'

/** The store asks some forty different questions. */
const KEPT = 100

type Statement = ReturnType<SqliteDatabase['prepare']>

/**
 * The file as Kysely wants it. A statement holds what was last bound to it until it is bound anew or its garbage is
 * collected: prepared anew for each part of a file, they would hold the whole file.
 */
export function withCachedStatements(file: Database.Database): SqliteDatabase {
  const kept = new Map<string, Statement>()

  function prepare(sql: string): Statement {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = file.prepare(sql) as unknown as Statement
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= KEPT) kept.delete(oldest)
    // One that failed is let go: it may still be "in progress".
    const careful =
      <Words extends unknown[], T>(run: (...words: Words) => T) =>
      (...words: Words): T => {
        try {
          return run(...words)
        } catch (error) {
          kept.delete(sql)
          throw error
        }
      }
    const cached: Statement = {
      reader: statement.reader,
      all: careful((parameters) => statement.all(parameters)),
      run: careful((parameters) => statement.run(parameters)),
      iterate: (parameters) => statement.iterate(parameters),
    }
    kept.set(sql, cached)
    return cached
  }

  return {
    prepare,
    close() {
      kept.clear()
      file.close()
    },
  }
}
