// The outline of a QR code is read back by a decoder, and covers its dark modules and nothing else.
import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { qrPath } from '../../../src/composables/qrPath.ts'

/** The path drawn on a grid, four pixels a module. */
function draw({ size, path }: ReturnType<typeof qrPath>, scale = 4) {
  const width = size * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  const grid = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, run, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
    expect(back).toBe(x)
    for (let step = 0; step < Number(run); step++) grid[Number(y)]![Number(x) + step] = true
  }
  grid.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (!isDark) return
      for (let dy = 0; dy < scale; dy++)
        data.fill(
          0,
          ((y * scale + dy) * width + x * scale) * 4,
          ((y * scale + dy) * width + (x + 1) * scale) * 4,
        )
    }),
  )
  for (let index = 3; index < data.length; index += 4) data[index] = 255
  return { grid, image: { width, height: width, data } }
}

describe('qrPath', () => {
  it.each([
    'https://a.example',
    `https://issuer.example/assertions/${'x'.repeat(300)}`,
    'Un texte accentué : été',
  ])('draws %s', (text) => {
    const { grid, image } = draw(qrPath(text))
    expect(grid).toEqual(encodeQR(text, 'raw', { ecc: 'medium', border: 4 }))
    expect(decodeQR(image)).toBe(text)
  })
})
