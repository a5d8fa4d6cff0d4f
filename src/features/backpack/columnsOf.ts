// How many columns the style sheet has made: it decides, the script follows.

/** @example columnsOf('120px 120px') === 2 */
export function columnsOf(gridTemplateColumns: string): number {
  return Math.max(1, gridTemplateColumns.split(' ').filter((width) => Number.parseFloat(width) > 0).length)
}
