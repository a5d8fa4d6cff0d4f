// The same badge in other bytes: quirk 31 and odd case 11.
import { describe, expect, it } from 'vitest'
import { readBadge } from '../../../src/domain/badge/readBadge.ts'
import { newRows, mergedRows } from '../../../src/storage/mergeBadge.ts'
import { prepareBadge } from '../../../src/storage/receivedBadge.ts'
import { makeReceived } from '../../support/keptBadges.ts'
import { jsonPayload, makeAssertion } from '../../support/makeBadge.ts'

function prepared(document: object, name: string, url?: string) {
  const payload = url === undefined ? jsonPayload(document) : ({ form: 'url', url } as const)
  const read = readBadge(payload, url === undefined ? undefined : new Map([[url, document as never]]))
  if (!read.ok) throw new Error(read.error.code)
  return prepareBadge(makeReceived(name, { badge: read.value, payload }))
}

const share = (one: { identifiers: string[] }, two: { identifiers: string[] }) =>
  one.identifiers.some((name) => two.identifiers.includes(name))

describe('the same badge', () => {
  it('quirk 31: in different bytes on each request is one badge with two originals', async () => {
    const recipient = (salt: string) => ({ type: 'email', hashed: true, salt, identity: 'sha256$ab' })
    const one = await prepared(makeAssertion({ recipient: recipient('a') }), 'first bytes')
    const two = await prepared(makeAssertion({ recipient: recipient('b'), narrative: 'new' }), 'other bytes')
    expect(one.original.id).not.toBe(two.original.id)
    expect(share(one, two)).toBe(true)
    expect(mergedRows(newRows(one), two).row.originalIds).toEqual([one.original.id, two.original.id])
  })

  it('quirk 31: 1.0 badges by uid and issuer; another uid is another badge', async () => {
    const old = (uid: string) => ({
      uid,
      recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
      badge: makeAssertion().badge,
      verify: { type: 'signed', url: 'https://issuer.example/key' },
      issuedOn: 1428494262,
    })
    const [one, again, other] = [
      await prepared(old('a'), '1'),
      await prepared(old('a'), '2'),
      await prepared(old('b'), '3'),
    ]
    expect([share(one, again), share(one, other)]).toEqual([true, false])
  })

  it.each([
    '.json',
    '?v=2_0',
    '?v=2_0&expand=badge&expand=badge.issuer',
    '?identity__email=ada%40example.org',
    '/',
    '#top',
  ])('odd case 11: by its address, and by its address with %s', async (suffix) => {
    const { id, ...rest } = makeAssertion()
    const plain = await prepared(makeAssertion(), 'plain')
    const longer = await prepared(rest, 'longer', String(id) + suffix)
    expect(share(plain, longer)).toBe(true)
  })

  it('odd case 11: a query that names the badge still tells badges apart', async () => {
    const at = (query: string) =>
      prepared(
        makeAssertion({ id: undefined }),
        query,
        `https://moodle.example/badges/assertion.php?${query}`,
      )
    expect(share(await at('b=1'), await at('obversion=2&b=1'))).toBe(true)
    expect(share(await at('b=1'), await at('b=2'))).toBe(false)
  })
})
