// SHA-256 of our own beside that of Node.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex } from '../../../../src/domain/verification/bytes.ts'
import { sha256Hex, sha256OfBytes } from '../../../../src/domain/verification/sha256.ts'

describe('sha256Hex', () => {
  test('is that of Node, at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'é'.repeat(length % 7) + 'a'.repeat(length)
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
      expect(hex(sha256OfBytes(new TextEncoder().encode(text)))).toBe(sha256Hex(text))
    }
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => sha256Hex(text) === createHash('sha256').update(text).digest('hex'),
      ),
    )
  })
})
