import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64Url, utf8 } from '../../../../src/domain/verification/bytes.ts'

it('reads base64 and base64url, padded or not, of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = Buffer.from(bytes)
      for (const written of [
        text.toString('base64'),
        text.toString('base64url'),
        text.toString('base64').replaceAll('=', ''),
      ])
        expect(fromBase64Url(written)).toEqual(bytes)
    }),
  )
})

it('reads nothing where a character does not belong, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 3, maxLength: 30 }),
      fc.nat(),
      fc.constantFrom('.', ' ', '\n', '\u0000', 'é', '€', '=', '\u0141'),
      (bytes, place, foreign) => {
        const text = Buffer.from(bytes).toString('base64url')
        const at = place % text.length
        // An equals sign at the end is padding.
        if (foreign === '=' && at === text.length - 1) return
        expect(fromBase64Url(text.slice(0, at) + foreign + text.slice(at + 1))).toBeUndefined()
      },
    ),
  )
})

it('writes the UTF-8 of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')))
    }),
  )
})
