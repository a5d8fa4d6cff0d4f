// Dates of every shape.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../../../src/domain/json.ts'
import { dateOf } from '../../../../../../src/domain/badge/readers/fields/dates.ts'
import { makeAssertion, makeCredential } from '../../../../../support/makeBadge.ts'
import { readDocument } from '../../../../../support/readDocument.ts'

describe('quirk 13: dates', () => {
  test.each<[Json, string | undefined]>([
    [1428494262, '2015-04-08T11:57:42Z'],
    ['1428494262', '2015-04-08T11:57:42Z'],
    [1428494262123, '2015-04-08T11:57:42.123Z'],
    ['2015-04-30', '2015-04-30'],
    ['20150430', '2015-04-30'],
    ['2015-04', '2015-04'],
    ['2016-12-31T23:59:59Z', '2016-12-31T23:59:59Z'],
    ['2016-12-31T23:59:59.123+02:00', '2016-12-31T23:59:59.123+02:00'],
    ['2015-04-30T00:00+00:00', '2015-04-30T00:00+00:00'],
    ['2016-12-31T23:59:59+0200', '2016-12-31T23:59:59+02:00'],
    ['2016-12-31T23:59:59', '2016-12-31T23:59:59Z'],
    ['2016-12-31 23:59:59', '2016-12-31T23:59:59Z'],
    [' 2016-02-29 ', '2016-02-29'],
    ['Sat, 30 Apr 2015 10:00:00 GMT', '2015-04-30T10:00:00Z'],
    ['2015-04-31', undefined],
    ['2015-02-29', undefined],
    ['2015-13-01', undefined],
    ['2015-04-30T25:00:00Z', undefined],
    ['04/05/2015', undefined],
    ['soon', undefined],
    ['', undefined],
    [0, undefined],
    [-5, undefined],
    [1e300, undefined],
    [true, undefined],
    [null, undefined],
    [{ a: 1 }, undefined],
  ])('%j', (written, expected) => {
    expect(dateOf(written)).toBe(expected)
  })

  test.each(['issuedOn', 'issued_on', 'issued-on'])('under the key %s', (key) => {
    expect(readDocument(makeAssertion({ issuedOn: undefined, [key]: '2015-04-30' })).issuedOn).toBe(
      '2015-04-30',
    )
  })

  test('3.0: both data models', () => {
    expect(readDocument(makeCredential({ validUntil: '2030-01-01T00:00:00Z' }))).toMatchObject({
      issuedOn: '2026-03-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
    })
    const old = makeCredential({
      validFrom: undefined,
      issuanceDate: '2010-01-01T00:00:00Z',
      expirationDate: '2011-01-01T00:00:00Z',
    })
    expect(readDocument(old)).toMatchObject({
      issuedOn: '2010-01-01T00:00:00Z',
      expires: '2011-01-01T00:00:00Z',
    })
  })
})
