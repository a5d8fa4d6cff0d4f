// Structured logs: one line of JSON each, without bodies, tokens, queries or the addresses of people.

export type LogLevel = 'info' | 'warn' | 'error'

export type Log = (level: LogLevel, event: string, fields?: Record<string, string | number | boolean>) => void

/** A log that writes lines. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (level, event, fields = {}) => {
    write(JSON.stringify({ at: now().toISOString(), level, event, ...fields }))
  }
}

/** How long a line may wait, and how many characters may wait with it. */
const EVERY_MS = 100
const MOST = 32 * 1024

/**
 * Gathers lines and writes them together: standard output is written to while everything else waits. What is left is
 * written when the process ends.
 */
export function inBatches(write: (lines: string) => void): (line: string) => void {
  let waiting = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting === '') return
    const lines = waiting
    waiting = ''
    write(lines)
  }
  process.once('exit', flush)
  return (line) => {
    waiting += `${line}\n`
    if (waiting.length > MOST) flush()
    else timer ??= setTimeout(flush, EVERY_MS).unref()
  }
}
