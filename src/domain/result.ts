// What a step that may fail gives back: a value, or a fault with a stable code.

/** An expected failure. `code` is stable, tested, and the message key in the namespace `faults`. */
export interface Fault {
  code: string
}

export type Result<T, E extends Fault = Fault> = { ok: true; value: T } | { ok: false; error: E }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function fail<E extends Fault>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}

/** Makes a forgotten case a type error, and a bug when it happens all the same. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
