// Was it given to me? Plain and hidden addresses, the ways people type them, and what cannot be compared.
import { describe, expect, test } from 'vitest'
import type { RecipientIdentity } from '../../../../src/domain/badge/badge.ts'
import { checkRecipient } from '../../../../src/domain/verification/recipient.ts'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { hashedIdentity, makeKey, signDataIntegrity } from '../../../support/signBadge.ts'

const me = { kind: 'email', value: 'Sam.Smith@example.org' } as const
const email = (value: string, hashed: boolean, salt?: string): RecipientIdentity => ({
  kind: 'email',
  value,
  hashed,
  ...(salt && { salt }),
})
const code = async (
  recipient: RecipientIdentity,
  identity: Parameters<typeof checkRecipient>[1][number] = me,
) => (await checkRecipient([recipient], [identity])).code

describe('checkRecipient', () => {
  test.each([
    'Sam.Smith@example.org',
    'sam.smith@example.org',
    'SAM.SMITH@EXAMPLE.ORG',
    'mailto:sam.smith@example.org',
  ])('plain %s', async (value) => {
    expect(await code(email(value, false))).toBe('recipient.you')
  })

  test.each([
    'Sam.Smith@example.org',
    'sam.smith@example.org',
    'SAM.SMITH@EXAMPLE.ORG',
    'Sam.smith@example.org',
  ])('hidden %s', async (typed) => {
    expect(await code(email(hashedIdentity(typed, 'salt'), true, 'salt'))).toBe('recipient.you')
  })

  test.each(['sha1', 'sha256', 'sha512'])('%s, without salt, in capitals', async (algorithm) => {
    const value = hashedIdentity('sam.smith@example.org', '', algorithm)
    expect(await code(email(value, true))).toBe('recipient.you')
    expect(
      await code(
        email(
          value.replace(/\$.*/, (hash) => hash.toUpperCase()),
          true,
        ),
      ),
    ).toBe('recipient.you')
  })

  test('another salt or address is somebody else', async () => {
    expect(await code(email(hashedIdentity('sam.smith@example.org', 'a'), true, 'b'))).toBe(
      'recipient.someone-else',
    )
    expect(await code(email('other@example.org', false))).toBe('recipient.someone-else')
  })

  test('md5 cannot be compared, and is not called wrong', async () => {
    expect(await code(email(hashedIdentity('sam.smith@example.org', '', 'md5'), true))).toBe(
      'recipient.hash-unknown',
    )
  })

  test('a name in common proves nothing', async () => {
    expect(await code({ kind: 'name', value: 'Sam.Smith@example.org', hashed: false })).toBe(
      'recipient.someone-else',
    )
  })

  test('addresses other than e-mail are compared as they stand', async () => {
    const url = { kind: 'url', value: 'https://me.example/' } as const
    expect(await code({ kind: 'url', value: 'https://me.example/', hashed: false }, url)).toBe(
      'recipient.you',
    )
    expect(await code({ kind: 'url', value: 'https://ME.example/', hashed: false }, url)).toBe(
      'recipient.someone-else',
    )
  })

  test('nobody named, or nobody asked', async () => {
    expect(await checkRecipient([], [me])).toMatchObject({ state: 'not-applicable' })
    expect(await checkRecipient([email('a@b.example', false)], [])).toMatchObject({
      state: 'unknown',
      code: 'recipient.not-asked',
    })
  })
})

test('the recipient never changes the verdict', async () => {
  const key = makeKey()
  const badge = JSON.stringify(await signDataIntegrity(makeCredential({ issuer: { id: key.did } }), key))
  const look = (value: string) =>
    examine(badge, fakeOutside(), { trustedIssuers: [key.did], identities: [{ kind: 'did', value }] })
  expect((await look('did:example:learner')).report).toMatchObject({ verdict: 'verified' })
  const other = await look('did:example:other')
  expect(other.report.verdict).toBe('verified')
  expect(other.report.checks.find(({ id }) => id === 'recipient')).toMatchObject({
    state: 'failed',
    code: 'recipient.someone-else',
  })
})
