// Asks once what many badges ask: keys, profiles and status lists are the same for a whole batch.
import type { Answer, GetOptions, Outside } from '../domain/outside.ts'

const FIVE_MINUTES = 5 * 60_000
const MOST_ANSWERS = 300
const MOST_BYTES = 256 * 1024

/**
 * Shares a question that is still under way, and remembers good answers for a short while. Failures are not
 * remembered: the network may be back in a moment.
 */
export function shareAnswers(outside: Outside, rememberMs = FIVE_MINUTES): Outside {
  const underWay = new Map<string, Promise<Answer>>()
  const remembered = new Map<string, { answer: Answer; until: number }>()

  async function get(url: string, options: GetOptions = {}): Promise<Answer> {
    const key = JSON.stringify([url, options.accept, options.maxBytes])
    const known = remembered.get(key)
    if (known !== undefined && known.until > outside.now().getTime()) return known.answer
    let question = underWay.get(key)
    if (question === undefined) {
      // Without the caller's signal: another may be waiting for the same answer.
      question = outside.get(url, { ...options, signal: undefined }).finally(() => underWay.delete(key))
      underWay.set(key, question)
      void question.then((answer) => remember(key, answer))
    }
    return options.signal === undefined ? question : unlessAborted(question, options.signal, url)
  }

  function remember(key: string, answer: Answer): void {
    const isWorthIt =
      answer.reached && answer.status >= 200 && answer.status < 300 && answer.body.length <= MOST_BYTES
    if (!isWorthIt) return
    const [oldest] = remembered.keys()
    if (oldest !== undefined && remembered.size >= MOST_ANSWERS) remembered.delete(oldest)
    remembered.set(key, { answer, until: outside.now().getTime() + rememberMs })
  }

  function unlessAborted(question: Promise<Answer>, signal: AbortSignal, url: string): Promise<Answer> {
    const givenUp = (): Answer => ({
      reached: false,
      url,
      reason: 'timeout',
      at: outside.now().toISOString(),
    })
    if (signal.aborted) return Promise.resolve(givenUp())
    return new Promise((resolve, reject) => {
      const onAbort = () => resolve(givenUp())
      signal.addEventListener('abort', onAbort, { once: true })
      question.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
    })
  }

  return { get, now: () => outside.now(), random: (length) => outside.random(length) }
}
