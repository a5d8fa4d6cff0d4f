import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostOf } from '../../../../src/domain/verification/inquiry.ts'

/** What the platform says, without a shortcut. */
function byTheBook(url: string): string | undefined {
  if (!/^https?:/i.test(url)) return undefined
  try {
    return new URL(url).host
  } catch {
    // No address.
    return undefined
  }
}

const label = fc.oneof(
  fc.stringMatching(/^[a-zA-Z\d-]{1,8}$/),
  fc.constantFrom('xn--bcher-kva', 'xn--', 'né', '127', '0x7f', 'a_b', 'İ', '', '%61'),
)
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
const rest = fc.constantFrom(
  '',
  '/',
  '/a b',
  '?x',
  '#y',
  ':443',
  ':8443/',
  '@host.example',
  '\\x',
  '/\u0000',
  '\t',
)

it('is the host that the platform sees, however the address is written', () => {
  const address = fc
    .tuple(fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:', 'ftp://', 'https://a@'), host, rest)
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(address, (url) => {
      expect(hostOf(url)).toBe(byTheBook(url))
    }),
    { numRuns: 3000 },
  )
})

it.each([
  ['https://issuer.example/1', 'issuer.example'],
  ['http://a.b-c.example?x', 'a.b-c.example'],
  ['https://issuer.example:443/', 'issuer.example'],
  ['did:web:issuer.example', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s lies at %s', (url, expected) => {
  expect(hostOf(url)).toBe(expected)
})
