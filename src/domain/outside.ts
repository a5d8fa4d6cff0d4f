// The one door from the domain to the world: the network, the clock and chance come in through here.

/** How an answer came about; shown beside each check. */
export type AnswerSource = 'live' | 'snapshot' | 'bundled' | 'badge'

export interface GetOptions {
  /** What to ask for; by default JSON in its several spellings. */
  accept?: string
  /** Give up beyond this many bytes (default 2 MB). */
  maxBytes?: number
  signal?: AbortSignal
}

/** An answer came, whatever its status says. */
export interface Reached {
  reached: true
  /** The address that was asked. */
  url: string
  /** The address that answered, after redirects. */
  finalUrl: string
  status: number
  mediaType: string
  body: Uint8Array
  /** ISO 8601, UTC. */
  at: string
  source: AnswerSource
}

export type UnreachedReason = 'offline' | 'refused' | 'timeout' | 'too-large' | 'not-allowed'

/** No answer: nothing is known about what lies there. */
export interface Unreached {
  reached: false
  url: string
  reason: UnreachedReason
  at: string
}

export type Answer = Reached | Unreached

/**
 * Everything the domain may ask of its surroundings. Browsers, workers, the command line and the host hand in
 * their own; tests hand in recorded answers.
 */
export interface Outside {
  /** GETs an address. Never throws: what goes wrong is an `Unreached`. */
  get(url: string, options?: GetOptions): Promise<Answer>
  /** The current moment. */
  now(): Date
  /** That many unpredictable bytes. */
  random(length: number): Uint8Array
}

/** An answer kept beside a badge, so that it can be checked again without the network. */
export interface Snapshot {
  url: string
  finalUrl: string
  status: number
  mediaType: string
  body: Uint8Array
  /** SHA-256 of `body`, lower-case hexadecimal. */
  sha256: string
  at: string
}
