// Gives all questions of one badge a common end, so that slow hosts make a report "could not check", never a hang.
import type { Outside } from '../domain/outside.ts'

/** The same outside, whose questions all go unanswered `milliseconds` from now. */
export function withDeadline(outside: Outside, milliseconds: number): Outside {
  const deadline = AbortSignal.timeout(milliseconds)
  return {
    get: (url, options = {}) => {
      const signal = options.signal === undefined ? deadline : AbortSignal.any([options.signal, deadline])
      return outside.get(url, { ...options, signal })
    },
    now: () => outside.now(),
    random: (length) => outside.random(length),
  }
}
