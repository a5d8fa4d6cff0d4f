// Hosted badges of Open Badges 0.5 to 2.0, against a table of answers.
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import type { FakeAnswer } from '../../../support/fakeOutside.ts'
import { lookAt as look } from '../../../support/lookAt.ts'
import { makeAssertion, makeBadgeClass } from '../../../support/makeBadge.ts'

const HERE = 'https://issuer.example/assertions/1'
const CLASS = 'https://issuer.example/classes/1'
const ISSUER = 'https://issuer.example/issuer'

const assertion = (change: object = {}) => makeAssertion({ badge: CLASS, ...change })
const profile = (change: object = {}) => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Issuer',
  id: ISSUER,
  name: 'Workshop',
  url: 'https://issuer.example',
  ...change,
})
function world(change: Record<string, FakeAnswer> = {}, issuer: object = {}): Record<string, FakeAnswer> {
  return {
    [HERE]: { json: assertion() },
    [CLASS]: { json: makeBadgeClass({ issuer: ISSUER }) },
    [ISSUER]: { json: profile(issuer) },
    ...change,
  }
}

describe('hosted', () => {
  test('the copy at the issuer’s address: verified, and each address asked once', async () => {
    const seen = await look(assertion(), world())
    expect(seen).toMatchObject({
      verdict: 'verified',
      integrity: 'integrity.hosted-copy',
      issuer: 'issuer.confirmed',
      status: 'status.hosted-copy',
      name: 'Welding',
    })
    expect([...seen.asked].sort()).toEqual([HERE, CLASS, ISSUER].sort())
  })

  test('a bare address', async () => {
    expect(await look(HERE, world())).toMatchObject({ verdict: 'verified', name: 'Welding' })
  })

  test('the fetched copy replaces ours', async () => {
    const ours = assertion({ narrative: 'written in', evidence: 'https://evil.example' })
    const { badge } = await examine(JSON.stringify(ours), fakeOutside(world()))
    expect(badge).toMatchObject({ evidence: [] })
    expect(badge?.narrative).toBeUndefined()
  })

  test.each([
    [
      'another person',
      { recipient: { type: 'email', hashed: false, identity: 'thief@example.org' } },
      'integrity.hosted-other-recipient',
    ],
    ['another badge', { badge: 'https://issuer.example/classes/2' }, 'integrity.hosted-other-badge'],
    ['another day', { issuedOn: '2020-01-01T00:00:00Z' }, 'integrity.hosted-other-date'],
  ])('our copy names %s: altered', async (_, change, code) => {
    const answers = world({
      'https://issuer.example/classes/2': {
        json: makeBadgeClass({ id: 'https://issuer.example/classes/2', issuer: ISSUER }),
      },
    })
    expect(await look(assertion(change), answers)).toMatchObject({ verdict: 'altered', integrity: code })
  })

  test.each([
    ['a new salt', { recipient: { type: 'email', hashed: true, salt: 'x', identity: 'sha256$00' } }],
    ['the class inside', { badge: makeBadgeClass({ issuer: ISSUER }) }],
    ['http for https', { badge: 'http://issuer.example/classes/1' }],
    ['another hour', { issuedOn: '2026-03-01T01:00:00+01:00' }],
  ])('hosts may write %s', async (_, change) => {
    expect(await look(assertion(change), world())).toMatchObject({ verdict: 'verified' })
  })

  test.each<[string, FakeAnswer, string, string]>([
    ['gone (410)', { status: 410 }, 'revoked', 'status.revoked'],
    [
      'gone, in words',
      { status: 410, json: { id: HERE, revoked: true, revocationReason: 'x' } },
      'revoked',
      'status.revoked',
    ],
    ['revoked: true', { json: { id: HERE, revoked: true } }, 'revoked', 'status.revoked'],
    ['revoked in full', { json: assertion({ revoked: true }) }, 'revoked', 'status.revoked'],
    ['not found', { status: 404 }, 'unverified', 'integrity.hosted-gone'],
    ['an error', { status: 500 }, 'unverified', 'integrity.hosted-gone'],
    ['out of reach', undefined, 'unverified', 'integrity.hosted-out-of-reach'],
    ['a web page', { body: '<html>' }, 'unverified', 'integrity.hosted-not-a-badge'],
    ['something else', { json: { hello: 1 } }, 'unverified', 'integrity.hosted-not-a-badge'],
    ['a list', { json: [] }, 'unverified', 'integrity.hosted-not-a-badge'],
  ])('%s', async (_, answer, verdict, code) => {
    const seen = await look(assertion(), world({ [HERE]: answer }))
    expect(seen.verdict).toBe(verdict)
    expect([seen.integrity, seen.status]).toContain(code)
    expect(seen.name).toBe('Welding')
  })

  test.each<[string, FakeAnswer, string]>([
    ['410', { status: 410 }, 'revoked'],
    ['revoked: true', { json: { id: HERE, revoked: true } }, 'revoked'],
    ['404', { status: 404 }, 'unverified'],
    ['nobody', undefined, 'unverified'],
    ['a web page', { body: '<!doctype html><html></html>' }, 'unreadable'],
  ])('a bare address with %s', async (_, answer, verdict) => {
    expect((await look(HERE, { [HERE]: answer })).verdict).toBe(verdict)
  })

  describe('a copy that says it lives elsewhere', () => {
    const there = 'https://issuer.example/other'

    test('is looked for there', async () => {
      const moved = assertion({ id: there })
      expect(
        await look(assertion(), world({ [HERE]: { json: moved }, [there]: { json: moved } })),
      ).toMatchObject({ verdict: 'verified' })
    })

    test.each<[string, FakeAnswer]>([
      ['nobody answers there', undefined],
      ['that says it lives elsewhere again', { json: assertion({ id: 'https://issuer.example/third' }) }],
      ['that has no badge', { json: { id: there } }],
    ])('%s: not verified', async (_, answer) => {
      const seen = await look(
        assertion(),
        world({ [HERE]: { json: assertion({ id: there }) }, [there]: answer }),
      )
      expect(seen.verdict).toBe('unverified')
    })

    test('a query more or less is the same place', async () => {
      const asked = `${HERE}?v=2`
      expect(await look(assertion({ id: asked }), world({ [asked]: { json: assertion() } }))).toMatchObject({
        verdict: 'verified',
      })
    })
  })

  describe('scope', () => {
    const far = 'https://elsewhere.example/1'
    const farWorld = (issuer: object) => world({ [far]: { json: assertion({ id: far }) } }, issuer)

    test.each([
      ['no word, another host', far, {}, 'unverified', 'issuer.not-asked'],
      [
        'allowed origin',
        far,
        { verification: { allowedOrigins: ['elsewhere.example'] } },
        'verified',
        'issuer.confirmed',
      ],
      [
        'other origin allowed',
        far,
        { verification: { allowedOrigins: 'third.example' } },
        'altered',
        'issuer.out-of-scope',
      ],
      [
        'right start',
        HERE,
        { verification: { startsWith: 'https://issuer.example/assertions/' } },
        'verified',
        'issuer.confirmed',
      ],
      [
        'one of two starts',
        HERE,
        { verification: { startsWith: ['https://a.example/', 'https://issuer.example/a'] } },
        'verified',
        'issuer.confirmed',
      ],
      [
        'wrong start',
        HERE,
        { verification: { startsWith: 'https://issuer.example/b' } },
        'altered',
        'issuer.out-of-scope',
      ],
      [
        'right start, wrong origin',
        HERE,
        { verification: { startsWith: 'https://issuer.example/', allowedOrigins: 'b.example' } },
        'altered',
        'issuer.out-of-scope',
      ],
    ])('%s', async (_, id, issuer, verdict, code) => {
      expect(await look(assertion({ id }), farWorld(issuer))).toMatchObject({ verdict, issuer: code })
    })

    test('a start is not a host’s beginning', async () => {
      const evil = 'https://issuer.example.evil.example/1'
      const answers = world(
        { [evil]: { json: assertion({ id: evil }) } },
        { verification: { startsWith: 'https://issuer.example' } },
      )
      expect((await look(assertion({ id: evil }), answers)).verdict).toBe('altered')
    })
  })

  test('issuer or class out of reach: unchanged, not confirmed', async () => {
    expect(await look(assertion(), world({ [ISSUER]: undefined }))).toMatchObject({
      verdict: 'intact',
      issuer: 'issuer.out-of-reach',
    })
    expect(await look(assertion(), world({ [CLASS]: undefined }))).toMatchObject({
      verdict: 'intact',
      issuer: 'issuer.out-of-reach',
    })
  })

  test('expired', async () => {
    const json = assertion({ expires: '2026-04-01' })
    expect(await look(json, world({ [HERE]: { json } }))).toMatchObject({ verdict: 'expired' })
  })

  test('an end that only the issuer’s copy knows', async () => {
    expect(
      await look(assertion(), world({ [HERE]: { json: assertion({ expires: '2026-04-01' }) } })),
    ).toMatchObject({ verdict: 'expired' })
  })

  test('1.0 and 0.5', async () => {
    const old = {
      uid: 'a1',
      recipient: { type: 'email', hashed: false, identity: 'a@b.example' },
      badge: CLASS,
      verify: { type: 'hosted', url: HERE },
      issuedOn: 1359217910,
    }
    const class1 = {
      name: 'Welding',
      description: 'd',
      image: 'https://issuer.example/i.png',
      criteria: 'https://issuer.example/c',
      issuer: ISSUER,
    }
    const answers = {
      [HERE]: { json: old },
      [CLASS]: { json: class1 },
      [ISSUER]: { json: { name: 'Workshop', url: 'https://issuer.example' } },
    }
    expect(await look(old, answers)).toMatchObject({ verdict: 'verified', name: 'Welding' })
    expect(await look(HERE, answers)).toMatchObject({ verdict: 'verified' })
    const oldest = {
      recipient: 'sha256$00',
      salt: 's',
      badge: {
        version: '0.5.0',
        name: 'Welding',
        image: '/i.png',
        description: 'd',
        criteria: '/c',
        issuer: { origin: 'https://issuer.example', name: 'Workshop' },
      },
    }
    expect(await look(HERE, { [HERE]: { json: oldest } })).toMatchObject({
      verdict: 'verified',
      name: 'Welding',
    })
    expect(
      await look(HERE, {
        [HERE]: {
          json: {
            ...oldest,
            badge: { ...oldest.badge, issuer: { origin: 'https://other.example', name: 'W' } },
          },
        },
      }),
    ).toMatchObject({ verdict: 'unverified' })
    expect(await look(oldest, {})).toMatchObject({ verdict: 'unverified', integrity: 'integrity.no-proof' })
  })
})
