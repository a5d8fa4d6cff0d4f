// Where unexpected errors go: the console of the browser, and nowhere else.

export function reportBug(error: unknown): void {
  // The one place that may write to the console: a bug must leave a trace for whoever looks for it.
  // eslint-disable-next-line no-console
  console.error(error)
}
