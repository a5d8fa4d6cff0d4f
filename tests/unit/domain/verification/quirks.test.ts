// The odd badges of fifteen years, on the whole way: quirks of trust and transport, by their number.
import { sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bakePng } from '../../../../src/domain/badge/bakePng.ts'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside, type FakeAnswer } from '../../../support/fakeOutside.ts'
import { jsonPayload, makeAssertion, makePng } from '../../../support/makeBadge.ts'
import {
  ORIGIN,
  HERE,
  ISSUER,
  assertion,
  issuer,
  world,
  examined,
  verdictOf,
  codeOf,
  mine,
} from '../../../support/quirkWorld.ts'
import { hashedIdentity, makeKey, signJws } from '../../../support/signBadge.ts'

describe('quirks of trust', () => {
  test('quirk 5: what is baked is never trusted: online the hosted copy counts, offline it stays unverified', async () => {
    const baked = await bakePng(makePng(), jsonPayload(assertion({ narrative: 'written in by hand' })))
    const png = baked.ok ? baked.value : new Uint8Array()
    const online = await examined(png)
    expect([online.report.verdict, online.badge?.narrative]).toEqual(['verified', undefined])
    const offline = await examined(png, {})
    expect([offline.report.verdict, offline.badge?.narrative]).toEqual(['unverified', 'written in by hand'])
  })

  test.each([
    'ada.lovelace@example.org',
    'ADA.LOVELACE@EXAMPLE.ORG',
    'Ada.lovelace@example.org',
    'Ada.Lovelace@example.org',
    ' Ada.Lovelace@Example.Org ',
  ])('quirk 15: an e-mail address hashed as %j is that of ada.lovelace@example.org', async (typed) => {
    const recipient = { type: 'email', hashed: true, salt: 's', identity: hashedIdentity(typed.trim(), 's') }
    const typedBySomebody = typed.trim() === 'Ada.Lovelace@Example.Org' ? typed : 'ada.lovelace@example.org'
    const answers = world({ [HERE]: { json: assertion({ recipient }) } })
    expect(await codeOf('recipient', assertion({ recipient }), answers, mine(typedBySomebody))).toBe(
      'recipient.you',
    )
  })

  test.each([
    ['a query more', `${HERE}?identity__email=a%40b.example`, 'verified'],
    ['a query more, after another', `${HERE}?x=1&v=2_0`, 'verified'],
    ['.json at the end', `${HERE}.json`, 'verified'],
    ['http', HERE.replace('https', 'http'), 'verified'],
  ])('quirk 17: the address asked differs from the one declared by %s', async (_, address, verdict) => {
    expect(await verdictOf(address, world({ [address]: { json: assertion() }, [HERE]: undefined }))).toBe(
      verdict,
    )
  })

  test('quirk 17: an address that declares another is believed only if that one agrees', async () => {
    const elsewhere = 'https://mirror.example/1'
    expect(await verdictOf(elsewhere, world({ [elsewhere]: { json: assertion() } }))).toBe('verified')
    expect(await verdictOf(elsewhere, world({ [elsewhere]: { json: assertion() }, [HERE]: undefined }))).toBe(
      'unverified',
    )
  })

  test('quirk 28: a host that does not let browsers in is "could not check", never "false"', async () => {
    const refusing = fakeOutside()
    refusing.get = (url) =>
      Promise.resolve({ reached: false, url, reason: 'refused', at: '2026-11-22T12:00:00Z' })
    const { report, badge } = await examine(JSON.stringify(makeAssertion({ id: HERE })), refusing)
    expect([report.verdict, badge?.achievement.name]).toEqual(['unverified', 'Welding'])
    expect(report.checks.find(({ id }) => id === 'integrity')?.code).toBe('integrity.hosted-out-of-reach')
  })

  describe('quirk 29: signed badges', () => {
    const key = makeKey('RSA')
    const KEY = `${ORIGIN}/key`
    const document = (owner: string) => ({ type: 'CryptographicKey', id: KEY, owner, publicKeyPem: key.pem })
    const token = signJws(
      assertion({ id: 'urn:uuid:1', verification: { type: 'SignedBadge', creator: KEY } }),
      key,
      { alg: 'RS256' },
    )
    const answers = (owner: string) =>
      world({ [KEY]: { json: document(owner) }, [ISSUER]: { json: issuer({ publicKey: KEY }) } })

    test('the algorithm in small letters', async () => {
      const [, payload] = token.split('.')
      const header = Buffer.from('{"alg":"rs256"}').toString('base64url')
      const input = `${header}.${payload}`
      const signature = sign('sha256', Buffer.from(input), key.privateKey).toString('base64url')
      const small = `${input}.${signature}`
      expect(await verdictOf(small, answers(ISSUER))).toBe('verified')
    })

    test.each([`${ORIGIN}/issuer/`, 'http://issuer.example/issuer'])(
      'the owner spelt %s is the issuer',
      async (owner) => {
        expect(await verdictOf(token, answers(owner))).toBe('verified')
      },
    )

    test('another owner is not', async () => {
      expect(await verdictOf(token, answers('https://other.example/issuer'))).toBe('altered')
    })
  })

  test.each<[string, FakeAnswer, string]>([
    ['410', { status: 410, body: '' }, 'revoked'],
    ['410 with a page', { status: 410, body: '<h1>Gone</h1>' }, 'revoked'],
    ['200 and `revoked: true`', { json: { id: HERE, revoked: true } }, 'revoked'],
    ['404', { status: 404, body: '' }, 'unverified'],
    ['500', { status: 500, body: '' }, 'unverified'],
    ['503', { status: 503, body: '' }, 'unverified'],
    ['200 and `revoked: false`', { json: assertion({ revoked: false }) }, 'verified'],
  ])('quirk 30: hosted, %s', async (_, answer, verdict) => {
    expect(await verdictOf(assertion(), world({ [HERE]: answer }))).toBe(verdict)
  })

  test.each<[string, unknown]>([
    ['the id', ['urn:uuid:1']],
    ['an object with id and reason', [{ id: 'urn:uuid:1', revocationReason: 'A mistake' }]],
    ['an object with uid', [{ uid: 'u1' }]],
  ])('quirk 30: signed, listed by %s', async (_, revokedAssertions) => {
    const key = makeKey('RSA')
    const [KEY, LIST] = [`${ORIGIN}/key`, `${ORIGIN}/revoked`]
    const token = signJws(
      assertion({ id: 'urn:uuid:1', uid: 'u1', verification: { type: 'SignedBadge', creator: KEY } }),
      key,
      { alg: 'RS256' },
    )
    const answers = world({
      [KEY]: { json: { type: 'CryptographicKey', id: KEY, owner: ISSUER, publicKeyPem: key.pem } },
      [LIST]: { json: { revokedAssertions } },
      [ISSUER]: { json: issuer({ publicKey: KEY, revocationList: LIST }) },
    })
    expect(await verdictOf(token, answers)).toBe('revoked')
  })

  test('quirk 32: when the host is gone, picture, class, issuer, criteria and the last good check remain', async () => {
    const first = await examined(assertion())
    const outside = fakeOutside({}, '2030-01-01T00:00:00.000Z')
    const { report, badge } = await examine(JSON.stringify(assertion()), outside, {
      snapshots: first.snapshots,
    })
    expect(report.verdict).toBe('verified')
    expect(report.checks.find(({ id }) => id === 'integrity')).toMatchObject({
      source: 'snapshot',
      checkedAt: '2026-11-22T12:00:00.000Z',
    })
    expect(badge).toMatchObject({
      achievement: { name: 'Welding', criteria: { narrative: 'Weld.' }, image: `${ORIGIN}/classes/1.png` },
      issuer: { name: 'Workshop' },
    })
  })
})
