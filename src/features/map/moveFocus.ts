// Where an arrow key leads on the mosaic: along the row of cells, or to the same place in the next area.

/** Lengths of the areas and the place in them; `undefined` when the key is none of ours. */
export function nextPlace(key: string, place: number, lengths: readonly number[]): number | undefined {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const { area, column, start } = locate(place, lengths)
  const clamp = (wanted: number) => Math.min(Math.max(wanted, 0), total - 1)
  switch (key) {
    case 'ArrowRight':
      return clamp(place + 1)
    case 'ArrowLeft':
      return clamp(place - 1)
    case 'ArrowDown':
      return area + 1 < lengths.length ? inArea(area + 1, column, lengths) : place
    case 'ArrowUp':
      return area > 0 ? inArea(area - 1, column, lengths) : place
    case 'Home':
      return start
    case 'End':
      return start + (lengths[area] ?? 1) - 1
    default:
      return undefined
  }
}

function locate(place: number, lengths: readonly number[]): { area: number; column: number; start: number } {
  let start = 0
  for (const [area, length] of lengths.entries()) {
    if (place < start + length) return { area, column: place - start, start }
    start += length
  }
  return { area: 0, column: 0, start: 0 }
}

function inArea(area: number, column: number, lengths: readonly number[]): number {
  const start = lengths.slice(0, area).reduce((sum, length) => sum + length, 0)
  return start + Math.min(column, (lengths[area] ?? 1) - 1)
}
