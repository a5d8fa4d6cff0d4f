// Answers kept beside a badge: recorded while it is checked, and read again when nobody answers any more.
import type { Answer, GetOptions, Outside, Reached, Snapshot } from '../outside.ts'
import { hex, sha256 } from './bytes.ts'
import { meanwhile } from './meanwhile.ts'

/** An outside that remembers earlier answers. */
export interface RememberingOutside extends Outside {
  /** The kept answer of an address, whatever the address says now. */
  remembered(url: string): Reached | undefined
}

/** An outside that writes down what it hears. */
export interface RecordingOutside extends Outside {
  /** The live answers so far, the newest of each address. */
  snapshots(): Promise<Snapshot[]>
}

/**
 * Writes down every live answer of 2xx, and 410 (an issuer who says "gone" has said something); other answers are
 * not worth keeping.
 */
export function recordAnswers(outside: Outside): RecordingOutside {
  const heard = new Map<string, () => Promise<Snapshot>>()
  return {
    ...sameDoor(outside),
    async get(url: string, options?: GetOptions): Promise<Answer> {
      const answer = await outside.get(url, options)
      if (answer.reached && answer.source === 'live' && isWorthKeeping(answer.status))
        heard.set(
          url,
          meanwhile(() => toSnapshot(answer)),
        )
      return answer
    },
    snapshots: () => Promise.all(Array.from(heard.values(), (snapshot) => snapshot())),
  }
}

/**
 * Answers from the snapshots when the address is out of reach, or answers with an error that says nothing about the
 * badge. A 410 is an answer: "gone" is never papered over.
 */
export function withSnapshots(outside: Outside, snapshots: readonly Snapshot[]): RememberingOutside {
  const kept = new Map(snapshots.map((snapshot) => [snapshot.url, snapshot]))
  const remembered = (url: string): Reached | undefined => {
    const snapshot = kept.get(url)
    return snapshot && fromSnapshot(snapshot)
  }
  return {
    ...sameDoor(outside),
    async get(url: string, options?: GetOptions): Promise<Answer> {
      const answer = await outside.get(url, options)
      if (answer.reached && isWorthKeeping(answer.status)) return answer
      return remembered(url) ?? answer
    },
    remembered,
  }
}

function sameDoor(outside: Outside): Outside {
  return {
    get: (url, options) => outside.get(url, options),
    now: () => outside.now(),
    random: (length) => outside.random(length),
  }
}

function isWorthKeeping(status: number): boolean {
  return (status >= 200 && status <= 299) || status === 410
}

async function toSnapshot(answer: Reached): Promise<Snapshot> {
  const { url, finalUrl, status, mediaType, body, at } = answer
  return { url, finalUrl, status, mediaType, body, at, sha256: hex(await sha256(body)) }
}

function fromSnapshot(snapshot: Snapshot): Reached {
  const { url, finalUrl, status, mediaType, body, at } = snapshot
  return { reached: true, url, finalUrl, status, mediaType, body, at, source: 'snapshot' }
}
