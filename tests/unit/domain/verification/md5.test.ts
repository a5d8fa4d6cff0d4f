// MD5 against the test suite of RFC 1321, against another implementation, and at every edge of a block.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hex, utf8 } from '../../../../src/domain/verification/bytes.ts'
import { md5 } from '../../../../src/domain/verification/md5.ts'

test.each([
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['a', '0cc175b9c0f1b6a831c399e269772661'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  [
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
    '57edf4a22be3c955ac49da2e2107b67a',
  ],
])('RFC 1321: "%s"', (text, expected) => {
  expect(hex(md5(utf8(text)))).toBe(expected)
})

test('every length around the edges of a block', () => {
  for (let length = 0; length < 200; length++) {
    const message = Uint8Array.from({ length }, (_, index) => (index * 131 + length) & 255)
    expect(hex(md5(message))).toBe(createHash('md5').update(message).digest('hex'))
  }
})
