// What can be wrong with a database that is nobody's bug: gone for a while, full, or busy with another change.

/** `conflict`: two transactions met; the one that lost may be tried again at once. */
export type StoreTrouble = 'gone' | 'full' | 'conflict'

/** Thrown by every store in such a case; the host answers for it with a problem, and the caller may try again. */
export class StoreError extends Error {
  override name = 'StoreError'
  readonly trouble: StoreTrouble
  constructor(trouble: StoreTrouble, cause: unknown) {
    // Never the engine's own message: it may hold what people wrote.
    super(`store: ${trouble}`, { cause })
    this.trouble = trouble
  }
}

/** SQLSTATE, SQLite's and Node's codes. Classes of SQLSTATE end in dots, as in a pattern. */
const CODES: [StoreTrouble, RegExp][] = [
  ['full', /^(53100|SQLITE_FULL|ENOSPC|EDQUOT)$/],
  ['conflict', /^(40001|40P01|SQLITE_BUSY_SNAPSHOT)$/],
  // 08 connection, 53 resources, 57 operator (shut down, starting up, timed out), 25006 a standby, 55P03 a lock,
  // 28 and 3D000 while a server is being set up.
  ['gone', /^(08...|53...|57...|25006|55P03|28...|3D000|25P03)$/],
  ['gone', /^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|READONLY|PROTOCOL)/],
  ['gone', /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+|ENOENT)$/],
]

/** The driver says these without a code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Connection ended)/

/** What is wrong, where it is no bug. */
export function troubleOf(error: unknown): StoreTrouble | undefined {
  if (error instanceof StoreError) return error.trouble
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const known = CODES.find(([, pattern]) => pattern.test(code))
  return known?.[0] ?? (MESSAGES.test(error.message) ? 'gone' : undefined)
}

/** The same methods, whose expected failures are all `StoreError`s. */
export function guarded<Methods extends object>(methods: Methods): Methods {
  const entries = Object.entries(methods).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') return [name, guarded(method as object)]
    return [
      name,
      (...words: unknown[]) => translated(() => (method as (...words: unknown[]) => unknown)(...words)),
    ]
  })
  return Object.fromEntries(entries) as Methods
}

async function translated(run: () => unknown): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    const trouble = troubleOf(error)
    throw trouble === undefined ? error : new StoreError(trouble, error)
  }
}
