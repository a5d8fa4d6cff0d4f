// When two badges are the same badge.
import { describe, expect, it } from 'vitest'
import type { Badge, Payload } from '../../../src/domain/badge/badge.ts'
import { identifiersOf, namesOfForgery, normaliseAddress } from '../../../src/storage/identifiers.ts'
import { makeBadge } from '../../support/keptBadges.ts'

const json: Payload = { form: 'json', text: '{}' }

async function areSame(
  one: Badge,
  two: Badge,
  payloads: [Payload, Payload] = [json, json],
): Promise<boolean> {
  const names = await identifiersOf(one, payloads[0])
  return (await identifiersOf(two, payloads[1])).some((name) => names.includes(name))
}

describe('normaliseAddress', () => {
  it.each([
    ['https://issuer.example/a/1', 'issuer.example/a/1'],
    ['http://ISSUER.example/a/1.json', 'issuer.example/a/1'],
    ['https://issuer.example/a/1/?v=2_0&identity__email=ada%40example.org#top', 'issuer.example/a/1'],
    ['https://issuer.example/a/1?v=3_0&utm_source=mail', 'issuer.example/a/1'],
    [
      'https://moodle.example/badges/assertion.php?obversion=2&b=abc',
      'moodle.example/badges/assertion.php?b=abc',
    ],
    ['https://issuer.example:8443/a', 'issuer.example:8443/a'],
    [' urn:uuid:1 ', 'urn:uuid:1'],
    ['no address', 'no address'],
  ])('%s', (address, expected) => {
    expect(normaliseAddress(address)).toBe(expected)
  })
})

describe('identifiersOf', () => {
  const hosted = makeBadge('Bread')
  const nameless = { id: undefined, verification: { method: 'none' }, source: {} } as const

  it('knows a hosted badge by its address, in any spelling', async () => {
    const url = 'http://issuer.example/assertions/Bread.json?v=2_0'
    expect(
      await areSame(hosted, makeBadge('Bread', { ...nameless, verification: { method: 'hosted', url } })),
    ).toBe(true)
    expect(await areSame(hosted, makeBadge('Bread', nameless), [json, { form: 'url', url }])).toBe(true)
    expect(await areSame(hosted, makeBadge('Cake'))).toBe(false)
  })

  it('keeps badges apart that a platform names in the query', async () => {
    const of = (b: string) =>
      makeBadge('Same', {
        ...nameless,
        verification: { method: 'hosted', url: `https://m.example/assertion.php?b=${b}` },
      })
    expect(await areSame(of('1'), of('2'))).toBe(false)
  })

  it('knows a signed badge by its uid at its issuer', async () => {
    const of = (uid: string, issuer: string) =>
      makeBadge('Bread', {
        ...nameless,
        source: { uid },
        issuer: { id: issuer, name: 'x', otherIdentifiers: [] },
      })
    expect(await areSame(of('1', 'https://a.example'), of('1', 'http://a.example/'))).toBe(true)
    expect(await areSame(of('1', 'https://a.example'), of('1', 'https://b.example'))).toBe(false)
  })

  it('knows a badge of 3.0 by id and issuer: ids copied from examples are not names', async () => {
    const of = (issuer: string, id = 'http://example.edu/credentials/3732') =>
      makeBadge('Bread', {
        ...nameless,
        version: '3.0',
        id,
        issuer: { id: issuer, name: 'x', otherIdentifiers: [] },
      })
    expect(await areSame(of('did:web:a.example'), of('did:web:a.example'))).toBe(true)
    expect(await areSame(of('did:web:a.example'), of('did:web:b.example'))).toBe(false)
  })

  it('knows a badge by its signature when it has no id', async () => {
    const of = (proofValue: string) =>
      makeBadge('Bread', { ...nameless, version: '3.0', source: { proof: [{ proofValue }] } })
    expect(await areSame(of('z1'), of('z1'))).toBe(true)
    expect(await areSame(of('z1'), of('z2'))).toBe(false)
    const jws = (token: string): Payload => ({ form: 'jws', token })
    expect(
      await areSame(makeBadge('Bread', nameless), makeBadge('Bread', nameless), [
        jws('a.b.c'),
        jws('a.b.c\n'),
      ]),
    ).toBe(true)
  })

  it('falls back on the facts', async () => {
    expect(await areSame(makeBadge('Bread', nameless), makeBadge('Bread', nameless))).toBe(true)
    expect(
      await areSame(
        makeBadge('Bread', nameless),
        makeBadge('Bread', { ...nameless, issuedOn: '2025-01-01' }),
      ),
    ).toBe(false)
    const someoneElse = {
      ...nameless,
      recipients: [{ kind: 'email' as const, value: 'bob@example.org', hashed: false }],
    }
    expect(await areSame(makeBadge('Bread', nameless), makeBadge('Bread', someoneElse))).toBe(false)
  })
})

it('gives a forgery with the seal and the id of a sound badge no name of it', async () => {
  const source = { proof: { proofValue: 'zSeal' } }
  const sound = makeBadge('Bread', { source })
  const forged = makeBadge('Bread', { source: { ...source, name: 'Chef' } })
  const names = await identifiersOf(sound, json)
  for (const name of await namesOfForgery(forged)) expect(names).not.toContain(name)
})
