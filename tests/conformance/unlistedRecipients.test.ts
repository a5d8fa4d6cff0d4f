// Whose badge is it: every kind of address in every hash, salted and not.
import { describe, expect, test } from 'vitest'
import { checkRecipient } from '../../src/domain/verification/recipient.ts'
import { makeAssertion } from '../support/makeBadge.ts'
import { hashedIdentity } from '../support/signBadge.ts'
import { judgeEach, plain, type Case } from '../support/unlisted.ts'

const HERE = 'https://issuer.example/assertions/7'
const assertion = (change: object = {}) => plain(makeAssertion({ id: HERE, ...change }))
const world = (copy: object) => ({ [HERE]: { json: copy } })

describe('recipients', () => {
  const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha384', 'sha512']
  const identities = {
    email: 'Ada@Example.org',
    url: 'https://ada.example/',
    telephone: '+33 6 12 34 56 78',
    id: 'ada-7',
  } as const
  type Kind = keyof typeof identities
  const all = (Object.keys(identities) as Kind[]).flatMap((kind) =>
    ALGORITHMS.flatMap((algorithm) => ['', 'salt$7'].map((salt) => [kind, algorithm, salt] as const)),
  )

  test.each(all)('%s, %s, salt “%s”', async (kind, algorithm, salt) => {
    const value = hashedIdentity(identities[kind], salt, algorithm)
    const own = [{ kind, value: identities[kind] }]
    const said = { kind, value, hashed: true, ...(salt && { salt }) }
    expect((await checkRecipient([said], own)).code).toBe('recipient.you')
    expect((await checkRecipient([{ ...said, value: value.toUpperCase() }], own)).code).toBe('recipient.you')
    expect((await checkRecipient([{ ...said, salt: `${salt}x` }], own)).code).toBe('recipient.someone-else')
    expect((await checkRecipient([said], [{ kind, value: `${identities[kind]}x` }])).code).toBe(
      'recipient.someone-else',
    )
  })

  const whose =
    (recipient: unknown, value: string, more: object = {}): Case[1] =>
    () => ({
      input: assertion({ recipient, ...more }),
      answers: world(assertion({ recipient, ...more })),
      options: { identities: [{ kind: 'email' as const, value }] },
    })
  judgeEach([
    [
      'a bare hash of 0.5 with its salt beside it',
      whose(hashedIdentity('a@example.org', 'x'), 'a@example.org', { salt: 'x' }),
      { verdict: 'verified', codes: { recipient: 'recipient.you' } },
    ],
    [
      'hashed in lower case, typed otherwise',
      whose(
        { type: 'email', hashed: true, identity: hashedIdentity('ada@example.org') },
        ' Ada@Example.ORG ',
      ),
      { verdict: 'verified', codes: { recipient: 'recipient.you' } },
    ],
    [
      '`hashed` is not true, and yet it is',
      whose({ type: 'email', hashed: false, identity: hashedIdentity('a@example.org') }, 'a@example.org'),
      { verdict: 'verified', codes: { recipient: 'recipient.you' } },
    ],
    [
      'several, the second is mine',
      whose(
        [
          { type: 'email', hashed: false, identity: 'b@example.org' },
          { type: 'email', hashed: false, identity: 'mailto:a@example.org' },
        ],
        'a@example.org',
      ),
      { verdict: 'verified', codes: { recipient: 'recipient.you' } },
    ],
    [
      'a hash nobody here can make',
      whose({ type: 'email', hashed: true, identity: 'whirlpool$00ff' }, 'a@example.org'),
      { verdict: 'verified' },
    ],
    [
      'somebody else’s, which changes nothing about the badge',
      whose({ type: 'email', hashed: false, identity: 'b@example.org' }, 'a@example.org'),
      { verdict: 'verified', codes: { recipient: 'recipient.someone-else' } },
    ],
  ])
})
