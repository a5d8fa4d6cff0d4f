// A QR code as the outline of one SVG path: sharp at every size, and no inline style.
import encodeQR from 'qr'

export interface QrOutline {
  /** Modules on a side, quiet zone included. */
  size: number
  /** For the `d` of a path. */
  path: string
}

/** Scanners want four light modules around a code. */
const BORDER = 4

/** One run of dark modules in a row becomes one rectangle. */
export function qrPath(text: string): QrOutline {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })
  const size = rows.length
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x += 1
      path += `M${start} ${y}h${x - start + 1}v1H${start}z`
    }
  })
  return { size, path }
}
