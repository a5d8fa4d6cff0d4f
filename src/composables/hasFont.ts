// Whether a typeface is on this device: nothing is downloaded to find out.

/** Measured against what stands in when it is absent; where nothing can be measured, it counts as absent. */
export function hasFont(name: string, page: Document = document): boolean {
  const pen = page.createElement('canvas').getContext('2d')
  if (!pen) return false
  const widthIn = (family: string) => {
    pen.font = `40px ${family}`
    return pen.measureText('Il lit mille mots 0OQ').width
  }
  // A typeface may by chance be as wide as one of the two, never as both.
  return ['serif', 'monospace'].some((other) => widthIn(`"${name}", ${other}`) !== widthIn(other))
}
