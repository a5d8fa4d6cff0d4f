// Where an arrow leads in a grid.

export interface GridPlace {
  place: number
  count: number
  columns: number
  isMirrored: boolean
}

/** The place a key leads to; none for keys that lead nowhere, and where there is nothing further. */
export function moveAmong(key: string, { place, count, columns, isMirrored }: GridPlace): number | undefined {
  const side = isMirrored ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: place + side,
    ArrowLeft: place - side,
    ArrowDown: place + columns,
    ArrowUp: place - columns,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  if (next === undefined || next === place || next < 0) return undefined
  // Below the last full row: the last badge is near enough.
  if (next >= count) return key === 'ArrowDown' && place < count - 1 ? count - 1 : undefined
  return next
}
