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

  test('md5, with and without salt', async () => {
    const typed = 'sam.smith@example.org'
    expect(await code(email(hashedIdentity(typed, '', 'md5'), true))).toBe('recipient.you')
    expect(await code(email(hashedIdentity(typed, 'pepper', 'md5'), true, 'pepper'))).toBe('recipient.you')
    expect(await code(email(hashedIdentity('other@example.org', '', 'md5'), true))).toBe(
      'recipient.someone-else',
    )
  })

  test('a hash nobody knows cannot be compared, and is not called wrong', async () => {
    expect(await code(email('whirlpool$00ff', true))).toBe('recipient.hash-unknown')
    expect(await code(email('constructor$00ff', true))).toBe('recipient.hash-unknown')
  })

  test('a name in common proves nothing', async () => {
    expect(await code({ kind: 'name', value: 'Sam.Smith@example.org', hashed: false })).toBe(
      'recipient.someone-else',
    )
  })

  test.each([
    ['https://me.example/', 'https://me.example'],
    ['https://ME.example/sam', 'https://me.example/sam/'],
  ])('a site is the same with a slash or capitals in its host: %s', async (value, stated) => {
    const site = { kind: 'url', value } as const
    const recipient = { kind: 'url', value: stated, hashed: false } as const
    expect(await code(recipient, site)).toBe('recipient.you')
    const hidden = { ...recipient, value: hashedIdentity(stated, 's'), hashed: true, salt: 's' }
    expect(await code(hidden, { kind: 'url', value: stated.replace(/\/$/, '') })).toBe('recipient.you')
  })

  test('another page of the same site is somebody else', async () => {
    const site = { kind: 'url', value: 'https://me.example/Sam' } as const
    for (const value of ['https://me.example/sam', 'https://me.example/', 'not an address'])
      expect(await code({ kind: 'url', value, hashed: false }, site)).toBe('recipient.someone-else')
  })

  test('a telephone number, however it is spaced', async () => {
    const number = { kind: 'telephone', value: '+33 6 12.34-56 78' } as const
    for (const value of ['+33612345678', 'tel:+33 612 345 678'])
      expect(await code({ kind: 'telephone', value, hashed: false }, number)).toBe('recipient.you')
    const hidden = { kind: 'telephone', value: hashedIdentity('+33612345678', ''), hashed: true } as const
    expect(await code(hidden, number)).toBe('recipient.you')
    expect(await code({ kind: 'telephone', value: '+33612345679', hashed: false }, number)).toBe(
      'recipient.someone-else',
    )
  })

  test.each(['did', 'id'] as const)('a %s is compared letter by letter', async (kind) => {
    const own = { kind, value: 'did:example:Sam' } as const
    expect(await code({ kind, value: 'did:example:Sam', hashed: false }, own)).toBe('recipient.you')
    expect(await code({ kind, value: 'did:example:sam', hashed: false }, own)).toBe('recipient.someone-else')
    expect(
      await code({ kind, value: hashedIdentity('did:example:Sam', 'x'), hashed: true, salt: 'x' }, own),
    ).toBe('recipient.you')
  })

  test('one of several addresses is enough, on either side', async () => {
    const given = [email('old@example.org', false), email(hashedIdentity('sam.smith@example.org', ''), true)]
    const mine = [{ kind: 'email', value: 'work@example.org' } as const, me]
    expect(await checkRecipient(given, mine)).toMatchObject({ state: 'ok', because: { identity: me.value } })
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
