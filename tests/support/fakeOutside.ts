// An outside made of a table: addresses and their answers, a clock that stands still.
import type { Answer, Outside, Reached } from '../../src/domain/outside.ts'

/** A document, or a whole answer; `undefined` and everything not in the table is out of reach. */
export type FakeAnswer =
  { status?: number; body?: string | Uint8Array; json?: unknown; finalUrl?: string } | undefined

export interface FakeOutside extends Outside {
  /** Every address asked for, in order. */
  asked: string[]
  /** Changes what the world says. */
  answers: Record<string, FakeAnswer>
  setTime(iso: string): void
}

export const FAKE_NOW = '2026-11-22T12:00:00.000Z'

/** @example fakeOutside({ 'https://issuer.example/1': { json: controllerDocument(…) } }) */
export function fakeOutside(answers: Record<string, FakeAnswer> = {}, now = FAKE_NOW): FakeOutside {
  const outside: FakeOutside = {
    asked: [],
    answers,
    setTime: (iso) => void (now = iso),
    now: () => new Date(now),
    random: (length) => new Uint8Array(length).fill(7),
    get(url): Promise<Answer> {
      outside.asked.push(url)
      const answer = outside.answers[url]
      if (!answer) return Promise.resolve({ reached: false, url, reason: 'offline', at: now })
      return Promise.resolve(asReached(url, answer, now))
    },
  }
  return outside
}

function asReached(url: string, answer: NonNullable<FakeAnswer>, at: string): Reached {
  const content = answer.body ?? (answer.json === undefined ? '' : JSON.stringify(answer.json))
  return {
    reached: true,
    url,
    finalUrl: answer.finalUrl ?? url,
    status: answer.status ?? 200,
    mediaType: 'application/json',
    body: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    at,
    source: 'live',
  }
}
