// Structured logs: one line of JSON each, without bodies, tokens, queries or the addresses of people.

export type LogLevel = 'info' | 'warn' | 'error'

export type Log = (level: LogLevel, event: string, fields?: Record<string, string | number | boolean>) => void

/** A log that writes lines. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (level, event, fields = {}) => {
    write(JSON.stringify({ at: now().toISOString(), level, event, ...fields }))
  }
}
