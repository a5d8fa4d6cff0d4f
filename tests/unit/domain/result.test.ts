// A result is either a value or a fault, and a forgotten case is loud.
import { expect, test } from 'vitest'
import { assertNever, fail, ok } from '../../../src/domain/result.ts'

test('a result carries its value or its fault', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(fail({ code: 'a.b' })).toEqual({ ok: false, error: { code: 'a.b' } })
  expect(() => assertNever('x' as never)).toThrow('x')
})
