// The badge in what another app shared as words.
import { describe, expect, it } from 'vitest'
import { badgeTextIn } from '../../../../src/domain/badge/badgeTextIn.ts'

const ADDRESS = 'https://issuer.example/badges/1'

describe('badgeTextIn', () => {
  it.each([
    [{ url: ADDRESS }, ADDRESS],
    [{ text: `Mon badge : ${ADDRESS}.` }, ADDRESS],
    [{ text: `« ${ADDRESS} »` }, ADDRESS],
    [{ text: `(${ADDRESS})` }, ADDRESS],
    [{ text: `<a href="${ADDRESS}">` }, ADDRESS],
    [{ text: `voir ${ADDRESS}_(fr), merci` }, `${ADDRESS}_(fr)`],
    [{ title: ADDRESS, text: 'regarde' }, ADDRESS],
    [{ url: ADDRESS, text: 'https://other.example/' }, ADDRESS],
    [{ text: 'HTTPS://ISSUER.EXAMPLE/É' }, 'HTTPS://ISSUER.EXAMPLE/É'],
  ])('finds the address in %o', (words, found) => expect(badgeTextIn(words)).toBe(found))

  it.each([
    `{"id":"${ADDRESS}"}`,
    `[{"id":"${ADDRESS}"}]`,
    'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6MX0.c2ln',
    'data:image/png;base64,aGVsbG8=',
  ])('takes a text that is a badge itself whole: %s', (text) =>
    expect(badgeTextIn({ url: ADDRESS, text: ` ${text}\n` })).toBe(text),
  )

  it.each([
    {},
    { text: '' },
    { text: 'Bravo !' },
    { url: 'javascript:alert(1)' },
    { text: 'ftp://a.example/b' },
  ])('finds nothing in %o', (words) => expect(badgeTextIn(words)).toBeUndefined())
})
