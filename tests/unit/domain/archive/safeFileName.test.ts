// Names that Windows, macOS, Linux and phones all take, each handed out once.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createUniqueNames, endingOf, safeFileName } from '../../../../src/domain/archive/safeFileName.ts'

describe('safeFileName', () => {
  test.each([
    ['Animer : 3/4', 'Animer 3 4.png'],
    ['../../etc/passwd', 'etc passwd.png'],
    ['CON', 'badge CON.png'],
    ['nul.txt', 'badge nul.txt.png'],
    ['Constance', 'Constance.png'],
    [' . ', 'badge.png'],
    ['', 'badge.png'],
    ['abc\u202egnp', 'abc gnp.png'],
    ['ends with a dot.', 'ends with a dot.png'],
    ['e\u0301te\u0301', 'été.png'],
    ['a\0b\nc', 'a b c.png'],
    ['👩‍🍳 Boulangère', '👩 🍳 Boulangère.png'],
  ])('%j becomes %j', (words, expected) => expect(safeFileName(words, 'png')).toBe(expected))

  test('any words at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        const name = safeFileName(words, 'json')
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cs}]+\.json$/u)
        expect(name).not.toMatch(/^[\s.]|[\s.]\.json$/u)
        expect(new TextEncoder().encode(name).length).toBeLessThan(140)
        expect(safeFileName(name.slice(0, -5), 'json')).toBe(name)
      }),
    )
  })
})

test('each name once, whatever capitals and accents', () => {
  const nameFor = createUniqueNames()
  expect(
    ['Été', 'été', 'E\u0301te\u0301', 'été (2)', 'Pain', 'Pain'].map((words) => nameFor(words, 'svg')),
  ).toEqual(['Été.svg', 'été (2).svg', 'Été (3).svg', 'été (2) (2).svg', 'Pain.svg', 'Pain (2).svg'])
})

test('ten thousand badges of one name do not take long to tell apart', () => {
  const nameFor = createUniqueNames()
  const names = new Set(Array.from({ length: 10_000 }, () => nameFor('Pain', 'png')))
  expect(names.size).toBe(10_000)
})

test('an ending by kind', () => {
  expect([endingOf('image/svg+xml'), endingOf('application/jwt'), endingOf('whatever')]).toEqual([
    'svg',
    'jwt',
    'txt',
  ])
})
