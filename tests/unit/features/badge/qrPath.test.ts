// The outline of a QR code covers its dark modules, all of them and nothing else.
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { qrPath } from '../../../../src/features/badge/qrPath.ts'

describe('qrPath', () => {
  it.each(['https://a.example', `https://issuer.example/assertions/${'x'.repeat(300)}`])(
    'draws %s',
    (text) => {
      const { size, data } = encode(text, { ecc: 'M', border: 3 })
      const outline = qrPath(text)
      expect(outline.size).toBe(size)
      const drawn = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
      for (const [, x, y, width, back] of outline.path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
        expect(back).toBe(x)
        for (let step = 0; step < Number(width); step++) drawn[Number(y)]![Number(x) + step] = true
      }
      expect(drawn).toEqual(data)
    },
  )
})
