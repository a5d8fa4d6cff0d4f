// The last day of a page that is published today.

/** ISO 8601, UTC. */
export function lastDay(days: string, now: Date = new Date()): string {
  return new Date(now.getTime() + Number(days) * 86_400_000).toISOString()
}
