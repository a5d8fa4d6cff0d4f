// Was it taken back? Lists of every kind, good, missing, forged and outdated.
import { beforeAll, describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import type { FakeAnswer } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import {
  makeKey,
  signDataIntegrity,
  signJwt,
  signStatusList,
  statusEntry,
} from '../../../support/signBadge.ts'
import type { StatusListOptions } from '../../../support/signBadge.ts'

const URL_1 = 'https://issuer.example/status/1'
const URL_2 = 'https://issuer.example/status/2'
const key = makeKey()
const trusted = { trustedIssuers: [key.did] }

function badgeWith(credentialStatus: unknown, change: object = {}) {
  return signDataIntegrity(
    makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'N' }, credentialStatus, ...change }),
    key,
  )
}

async function look(badge: object, answers: Record<string, FakeAnswer>) {
  const { report } = await examine(JSON.stringify(badge), fakeOutside(answers), trusted)
  return { verdict: report.verdict, status: report.checks.find(({ id }) => id === 'status')!.code }
}

const list = (options: Partial<StatusListOptions> = {}) =>
  signStatusList({ url: URL_1, issuer: key.did, set: [0, 9, 131_071], ...options }, key)

describe('Bitstring status lists', () => {
  test.each([
    [0, 'revoked'],
    [1, 'verified'],
    [8, 'verified'],
    [9, 'revoked'],
    [131_071, 'revoked'],
  ])('entry %i: %s', async (index, verdict) => {
    expect(
      (await look(await badgeWith(statusEntry(URL_1, index)), { [URL_1]: { json: await list() } })).verdict,
    ).toBe(verdict)
  })

  test('a number instead of a text is an index too', async () => {
    const entry = { ...statusEntry(URL_1, 9), statusListIndex: 9 }
    expect(await look(await badgeWith(entry), { [URL_1]: { json: await list() } })).toMatchObject({
      verdict: 'revoked',
    })
  })

  test('suspension is not revocation', async () => {
    const answers = { [URL_1]: { json: await list({ purpose: 'suspension' }) } }
    expect(await look(await badgeWith(statusEntry(URL_1, 9, 'suspension')), answers)).toMatchObject({
      verdict: 'suspended',
    })
  })

  test('a message takes nothing back', async () => {
    const answers = { [URL_1]: { json: await list({ purpose: 'message' }) } }
    expect(await look(await badgeWith(statusEntry(URL_1, 9, 'message')), answers)).toMatchObject({
      verdict: 'verified',
    })
  })

  test('a list as JWT', async () => {
    const { proof: _, ...unsigned } = await list()
    const answers = (token: string) => ({ [URL_1]: { body: token } })
    const badge = await badgeWith(statusEntry(URL_1, 9))
    const token = signJwt(unsigned, key)
    expect(await look(badge, answers(token))).toMatchObject({ verdict: 'revoked' })
    const forged = `${token.slice(0, -4)}AAAA`
    expect(await look(badge, answers(forged))).toMatchObject({
      verdict: 'intact',
      status: 'status.list-not-proved',
    })
  })

  describe('what cannot be told is never "clear"', () => {
    let badge: object
    beforeAll(async () => {
      badge = await badgeWith(statusEntry(URL_1, 5))
    })

    test.each<[string, () => Promise<FakeAnswer>, string]>([
      ['out of reach', async () => undefined, 'status.out-of-reach'],
      ['gone', async () => ({ status: 404 }), 'status.list-gone'],
      ['an error', async () => ({ status: 500 }), 'status.list-gone'],
      ['a web page', async () => ({ body: '<html>' }), 'status.list-gone'],
      [
        'without a proof',
        async () => ({ json: { ...(await list()), proof: undefined } }),
        'status.list-not-proved',
      ],
      [
        'changed',
        async () => ({ json: { ...(await list()), validFrom: '2026-01-02T00:00:00Z' } }),
        'status.list-not-proved',
      ],
      [
        'signed by somebody else',
        async () => ({ json: await signStatusList({ url: URL_1, issuer: key.did }, makeKey()) }),
        'status.list-not-proved',
      ],
      [
        'outdated',
        async () => ({ json: await list({ change: { validUntil: '2026-11-01T00:00:00Z' } }) }),
        'status.list-outdated',
      ],
      [
        'not yet valid',
        async () => ({ json: await list({ change: { validFrom: '2027-01-01T00:00:00Z' } }) }),
        'status.list-outdated',
      ],
      [
        'about something else',
        async () => ({ json: await list({ purpose: 'suspension' }) }),
        'status.list-for-other-purpose',
      ],
      [
        'not a list',
        async () => ({ json: await signDataIntegrity(makeCredential({ issuer: { id: key.did } }), key) }),
        'status.list-unreadable',
      ],
      [
        'garbled',
        async () => ({
          json: await list({
            change: {
              credentialSubject: {
                id: `${URL_1}#list`,
                type: 'BitstringStatusList',
                statusPurpose: 'revocation',
                encodedList: 'uAAAA',
              },
            },
          }),
        }),
        'status.list-unreadable',
      ],
    ])('%s', async (_, answer, code) => {
      expect(await look(badge, { [URL_1]: await answer() })).toEqual({ verdict: 'intact', status: code })
    })

    test('an index beyond the list', async () => {
      const far = await badgeWith(statusEntry(URL_1, 131_072))
      expect(await look(far, { [URL_1]: { json: await list() } })).toEqual({
        verdict: 'intact',
        status: 'status.list-unreadable',
      })
    })

    test.each([
      ['no index', { statusListIndex: undefined }],
      ['a negative index', { statusListIndex: '-1' }],
      ['no list', { statusListCredential: undefined }],
    ])('an entry with %s', async (_, change) => {
      const odd = await badgeWith({ ...statusEntry(URL_1, 5), ...change })
      expect(await look(odd, { [URL_1]: { json: await list() } })).toEqual({
        verdict: 'intact',
        status: 'status.entry-incomplete',
      })
    })

    test('a bomb', async () => {
      const { gzipSync } = await import('node:zlib')
      const bomb = `u${gzipSync(new Uint8Array(64 * 1024 * 1024)).toString('base64url')}`
      const json = await list({
        change: {
          credentialSubject: {
            id: `${URL_1}#list`,
            type: 'BitstringStatusList',
            statusPurpose: 'revocation',
            encodedList: bomb,
          },
        },
      })
      expect(await look(badge, { [URL_1]: { json } })).toEqual({
        verdict: 'intact',
        status: 'status.list-unreadable',
      })
    })
  })

  test('a list written over by someone else is not heard even when it revokes', async () => {
    const json = await signStatusList({ url: URL_1, issuer: key.did, set: [5] }, makeKey())
    expect(await look(await badgeWith(statusEntry(URL_1, 5)), { [URL_1]: { json } })).toMatchObject({
      verdict: 'intact',
    })
  })
})

describe('several entries', () => {
  const both = () => badgeWith([statusEntry(URL_1, 1, 'suspension'), statusEntry(URL_2, 2)])
  const answers = async (suspended: number[], revoked: number[]) => ({
    [URL_1]: { json: await list({ purpose: 'suspension', set: suspended }) },
    [URL_2]: { json: await list({ url: URL_2, set: revoked }) },
  })

  test('every one is asked', async () => {
    const badge = await both()
    expect(await look(badge, await answers([], []))).toMatchObject({ verdict: 'verified' })
    expect(await look(badge, await answers([1], []))).toMatchObject({ verdict: 'suspended' })
    expect(await look(badge, await answers([], [2]))).toMatchObject({ verdict: 'revoked' })
    expect(await look(badge, await answers([1], [2]))).toMatchObject({ verdict: 'revoked' })
  })

  test('one out of reach leaves it open, unless another revokes', async () => {
    const badge = await both()
    const reachable = await answers([], [2])
    expect(await look(badge, { [URL_2]: reachable[URL_2]! })).toMatchObject({ verdict: 'revoked' })
    expect(await look(badge, { [URL_1]: reachable[URL_1]! })).toMatchObject({ verdict: 'intact' })
  })
})

test('StatusList2021', async () => {
  const json = await signStatusList({ url: URL_1, issuer: key.did, set: [3], type: 'StatusList2021' }, key)
  const context = [...(makeCredential()['@context'] as string[]), 'https://w3id.org/vc/status-list/2021/v1']
  const at = (index: number) =>
    badgeWith(statusEntry(URL_1, index, 'revocation', 'StatusList2021Entry'), { '@context': context })
  expect(await look(await at(3), { [URL_1]: { json } })).toMatchObject({ verdict: 'revoked' })
  expect(await look(await at(4), { [URL_1]: { json } })).toMatchObject({ verdict: 'verified' })
})

describe('1EdTechRevocationList', () => {
  const context = [
    ...(makeCredential()['@context'] as string[]),
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ]
  const badge = () => badgeWith({ id: URL_1, type: '1EdTechRevocationList' }, { '@context': context })
  const id = String(makeCredential().id)

  test.each([
    [
      'names it',
      { revokedCredential: [{ id, revoked: true, revocationReason: 'error' }] },
      'revoked',
      'status.revoked',
    ],
    ['names it without more', { revokedCredential: [{ id }] }, 'revoked', 'status.revoked'],
    [
      'took it back and gave it again',
      { revokedCredential: [{ id, revoked: false }] },
      'verified',
      'status.clear',
    ],
    ['names others', { revokedCredential: [{ id: 'urn:uuid:other' }] }, 'verified', 'status.clear'],
    ['is no list', { hello: 1 }, 'intact', 'status.list-unreadable'],
  ])('%s', async (_, json, verdict, status) => {
    expect(await look(await badge(), { [URL_1]: { json } })).toEqual({ verdict, status })
  })

  test('out of reach', async () => {
    expect(await look(await badge(), {})).toEqual({ verdict: 'intact', status: 'status.out-of-reach' })
  })
})

test('an unknown method is named', async () => {
  const token = signJwt(
    makeCredential({
      issuer: { id: key.did },
      credentialStatus: { type: 'VelocityRevocationListJan2021', id: 'x' },
    }),
    key,
  )
  const { report } = await examine(token, fakeOutside(), trusted)
  expect(report.verdict).toBe('intact')
  expect(report.checks.find(({ id }) => id === 'status')).toMatchObject({
    state: 'unknown',
    because: { method: 'VelocityRevocationListJan2021' },
  })
})

test('a badge that does not hold sends nobody to its lists', async () => {
  const outside = fakeOutside({ [URL_1]: { json: await list() } })
  const badge = await badgeWith(statusEntry(URL_1, 9))
  const { report } = await examine(JSON.stringify({ ...badge, name: 'changed' }), outside, trusted)
  expect(report.verdict).toBe('altered')
  expect(outside.asked).toEqual([])
})
