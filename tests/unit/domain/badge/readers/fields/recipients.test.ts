// Recipients, plain and hashed.
import { describe, expect, test } from 'vitest'
import { recipientsOf } from '../../../../../../src/domain/badge/readers/fields/recipients.ts'
import type { Json } from '../../../../../../src/domain/json.ts'
import { readWithAchievement } from '../../../../../support/readDocument.ts'

describe('quirk 14: recipients', () => {
  const hex = 'AB'.repeat(32)
  test.each<[Json, Json | undefined, object[]]>([
    ['a@b.example', undefined, [{ kind: 'email', value: 'a@b.example', hashed: false }]],
    [
      `sha256$${hex}`,
      'salt',
      [{ kind: 'email', value: `sha256$${hex.toLowerCase()}`, hashed: true, salt: 'salt' }],
    ],
    [hex, undefined, [{ kind: 'email', value: `sha256$${hex.toLowerCase()}`, hashed: true }]],
    [
      { identity: 'TEST@Example.com', type: 'email' },
      undefined,
      [{ kind: 'email', value: 'TEST@Example.com', hashed: false }],
    ],
    [
      { identity: `md5$${'0'.repeat(32)}`, type: 'email', hashed: true },
      undefined,
      [{ kind: 'email', value: `md5$${'0'.repeat(32)}`, hashed: true }],
    ],
    [
      { identity: '0'.repeat(40), type: 'email', hashed: true, salt: 's' },
      undefined,
      [{ kind: 'email', value: `sha1$${'0'.repeat(40)}`, hashed: true, salt: 's' }],
    ],
    [
      { identity: '0'.repeat(40), type: 'id', hashed: false },
      undefined,
      [{ kind: 'id', value: '0'.repeat(40), hashed: false }],
    ],
    [
      { identity: 'a@b.example', type: 'email', hashed: true },
      undefined,
      [{ kind: 'email', value: 'a@b.example', hashed: false }],
    ],
    [
      { identity: 'https://x.example/me', type: ['url'] },
      undefined,
      [{ kind: 'url', value: 'https://x.example/me', hashed: false }],
    ],
    [
      { identity: '+33 1', type: 'telephone' },
      undefined,
      [{ kind: 'telephone', value: '+33 1', hashed: false }],
    ],
    [{ identity: 'x', type: 'schema:email' }, undefined, [{ kind: 'email', value: 'x', hashed: false }]],
    [{ identity: 'x', type: 'twitter' }, undefined, [{ kind: 'other', value: 'x', hashed: false }]],
    [
      { identity: ['a@b.example', 'c@d.example'], type: 'email' },
      undefined,
      [
        { kind: 'email', value: 'a@b.example', hashed: false },
        { kind: 'email', value: 'c@d.example', hashed: false },
      ],
    ],
    [
      [{ identity: 'a@b.example' }, 'tel:+331'],
      undefined,
      [
        { kind: 'email', value: 'a@b.example', hashed: false },
        { kind: 'telephone', value: '+331', hashed: false },
      ],
    ],
    [{ identity: { a: 1 } }, undefined, []],
    [null, undefined, []],
  ])('%j', (recipient, salt, expected) => {
    expect(recipientsOf(recipient, salt)).toEqual(expected)
  })

  test('3.0: the subject and its identifiers', () => {
    const identifier = [
      {
        type: 'IdentityObject',
        identityHash: 'me@x.example',
        identityType: 'emailAddress',
        hashed: false,
        salt: 'not-used',
      },
      {
        type: 'IdentityObject',
        identityHash: `sha256$${hex}`,
        identityType: 'emailAddress',
        hashed: true,
        salt: 's',
      },
      { type: 'IdentityObject', identityHash: 'Léa', identityType: 'name', hashed: false },
    ]
    expect(readWithAchievement({}, { id: 'mailto:me@y.example', identifier }).recipients).toEqual([
      { kind: 'email', value: 'me@y.example', hashed: false },
      { kind: 'email', value: 'me@x.example', hashed: false },
      { kind: 'email', value: `sha256$${hex.toLowerCase()}`, hashed: true, salt: 's' },
      { kind: 'name', value: 'Léa', hashed: false },
    ])
  })
})
