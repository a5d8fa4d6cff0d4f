// How long something still lasts, in whole days as people count them.

const day = 86_400_000

/** Whole days from now until then, rounded up; nought or less when it is over; nothing without a date. */
export function daysLeft(until: string | undefined, now: Date = new Date()): number | undefined {
  const end = until === undefined ? Number.NaN : Date.parse(until)
  return Number.isNaN(end) ? undefined : Math.ceil((end - now.getTime()) / day)
}
