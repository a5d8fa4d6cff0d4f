// Taken back or not, where no list of cases looks: three kinds of lists, their ends, their signers, their dates.
import { gzipSync } from 'node:zlib'
import { describe } from 'vitest'
import { makeCredential } from '../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signJwt,
  signStatusList,
  statusEntry,
  type StatusListOptions,
  type TestKey,
} from '../support/signBadge.ts'
import { judgeEach, plain, type Case, type Document, type Wanted } from '../support/unlisted.ts'

const key = makeKey()
const other = makeKey()
const options = { trustedIssuers: [key.did] }
const URL_1 = 'https://issuer.example/status/1'
const URL_2 = 'https://issuer.example/status/2'
const LAST = 131_071

const badgeWith = (credentialStatus: unknown, contexts: string[] = []) =>
  signDataIntegrity(
    plain(
      makeCredential({
        '@context': [...(makeCredential()['@context'] as string[]), ...contexts],
        issuer: { id: key.did, type: ['Profile'] },
        credentialStatus,
      }),
    ),
    key,
  )
const list = (more: Partial<StatusListOptions> = {}, by: TestKey = key) =>
  signStatusList({ url: URL_1, issuer: by.did, ...more }, by)

interface Setting {
  entry?: Document | Document[]
  json?: () => Promise<unknown>
  answers?: () => Promise<Record<string, object>>
  contexts?: string[]
}

const at =
  ({ entry = statusEntry(URL_1, 7), json = () => list(), answers, contexts }: Setting) =>
  async () => ({
    input: await badgeWith(entry, contexts),
    answers: answers ? await answers() : { [URL_1]: { json: await json() } },
    options,
  })
const status = (verdict: Wanted['verdict'], code: string): Wanted => ({ verdict, codes: { status: code } })

/** A list whose bits are packed by hand. */
const packed = (bytes: Uint8Array, change: Document = {}) =>
  list({
    change: {
      credentialSubject: {
        id: `${URL_1}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: `u${gzipSync(bytes).toString('base64url')}`,
        ...change,
      },
    },
  })

describe('bitstring lists', () => {
  const places: Case[] = [0, 7, 8, 63, 64, 65_535, 65_536, LAST - 1, LAST].flatMap((index): Case[] => [
    [
      `place ${index} set`,
      at({ entry: statusEntry(URL_1, index), json: () => list({ set: [index] }) }),
      'revoked',
    ],
    [
      `place ${index} clear, its neighbours set`,
      at({
        entry: statusEntry(URL_1, index),
        json: () => list({ set: [index - 1, index + 1].filter((place) => place >= 0 && place <= LAST) }),
      }),
      'verified',
    ],
  ])

  judgeEach([
    ...places,
    [
      'a place beyond its end',
      at({ entry: statusEntry(URL_1, LAST + 1) }),
      status('intact', 'status.list-unreadable'),
    ],
    [
      'a place written as number',
      at({ entry: { ...statusEntry(URL_1, 7), statusListIndex: 7 }, json: () => list({ set: [7] }) }),
      'revoked',
    ],
    [
      'a place that is no number',
      at({ entry: { ...statusEntry(URL_1, 7), statusListIndex: '0x7' } }),
      status('intact', 'status.entry-incomplete'),
    ],
    [
      'a place with a fraction',
      at({ entry: { ...statusEntry(URL_1, 7), statusListIndex: 7.5 } }),
      status('intact', 'status.entry-incomplete'),
    ],
    [
      'shorter than the standard asks for',
      at({ entry: statusEntry(URL_1, 3), json: () => packed(Uint8Array.of(0x10)) }),
      'revoked',
    ],
    [
      'suspended',
      at({
        entry: statusEntry(URL_1, 7, 'suspension'),
        json: () => list({ purpose: 'suspension', set: [7] }),
      }),
      'suspended',
    ],
    [
      'a list for several purposes',
      at({ json: () => packed(Uint8Array.of(0x01), { statusPurpose: ['suspension', 'revocation'] }) }),
      'revoked',
    ],
    [
      'a list for another purpose',
      at({ json: () => list({ purpose: 'suspension', set: [7] }) }),
      status('intact', 'status.list-for-other-purpose'),
    ],
    [
      'an entry without purpose',
      at({ entry: { ...statusEntry(URL_1, 7), statusPurpose: undefined } as Document }),
      status('intact', 'status.entry-incomplete'),
    ],
    [
      'a newer one is ready',
      at({ entry: statusEntry(URL_1, 7, 'refresh'), json: () => list({ purpose: 'refresh', set: [7] }) }),
      'verified',
    ],
    [
      'two bits a badge, a message',
      at({
        entry: {
          ...statusEntry(URL_1, 3, 'message'),
          statusSize: 2,
          statusMessage: [
            { status: '0x0', message: 'fine' },
            { status: '0x1', message: 'look' },
          ],
        },
        json: () => list({ purpose: 'message', set: [7] }),
      }),
      'verified',
    ],
    [
      'two bits a badge, revoked by the second',
      at({ entry: { ...statusEntry(URL_1, 3), statusSize: 2 }, json: () => list({ set: [7] }) }),
      'revoked',
    ],
    [
      'two bits a badge, those of its neighbours',
      at({ entry: { ...statusEntry(URL_1, 3), statusSize: 2 }, json: () => list({ set: [5, 8] }) }),
      'verified',
    ],
    [
      'no bits a badge',
      at({ entry: { ...statusEntry(URL_1, 3), statusSize: 0 } }),
      status('intact', 'status.entry-incomplete'),
    ],
    [
      'types in lists',
      at({
        entry: { ...statusEntry(URL_1, 7), type: ['BitstringStatusListEntry'] },
        json: () => list({ set: [7] }),
      }),
      'revoked',
    ],
    [
      'not packed',
      at({
        json: () => packed(new Uint8Array(), { encodedList: `u${Buffer.alloc(99).toString('base64url')}` }),
      }),
      status('intact', 'status.list-unreadable'),
    ],
    [
      'packed text cut short',
      at({
        json: () =>
          packed(new Uint8Array(), {
            encodedList: `u${gzipSync(Buffer.alloc(9999)).toString('base64url').slice(0, -8)}`,
          }),
      }),
      status('intact', 'status.list-unreadable'),
    ],
    [
      'no list in it',
      at({ json: () => packed(new Uint8Array(), { encodedList: undefined }).then(plain) }),
      { verdict: 'intact' },
    ],
  ])
})

describe('whose list, and of when', () => {
  const url = 'https://lists.example/issuer'
  const listOfAnother = async (set: number[]) => ({
    [URL_1]: {
      json: await signStatusList({ url: URL_1, issuer: url, set }, other, { verificationMethod: `${url}#k` }),
    },
    [url]: { json: controllerDocument(url, { k: other }) },
  })

  judgeEach([
    [
      'kept by another whose address confirms it: clear',
      at({ answers: () => listOfAnother([]) }),
      'verified',
    ],
    [
      'kept by another whose address confirms it: revoked',
      at({ answers: () => listOfAnother([7]) }),
      'revoked',
    ],
    [
      'kept by a key nobody knows: clear counts for nothing',
      at({ json: () => list({}, other) }),
      status('intact', 'status.list-of-another'),
    ],
    [
      'kept by a key nobody knows: revoked is heard, for the badge names this list',
      at({ json: () => list({ set: [7] }, other) }),
      'revoked',
    ],
    [
      'in the issuer’s name, signed by another',
      at({ json: () => signStatusList({ url: URL_1, issuer: key.did, set: [7] }, other) }),
      status('intact', 'status.list-not-proved'),
    ],
    [
      'without a proof',
      at({ json: async () => ({ ...(await list({ set: [7] })), proof: undefined }) }),
      status('intact', 'status.list-not-proved'),
    ],
    [
      'changed after it was signed',
      at({ json: async () => ({ ...(await list()), validFrom: '2026-01-02T00:00:00Z' }) }),
      status('intact', 'status.list-not-proved'),
    ],
    [
      'over',
      at({ json: () => list({ change: { validUntil: '2026-11-22T11:59:59Z' } }) }),
      status('intact', 'status.list-outdated'),
    ],
    [
      'over, though it revokes',
      at({ json: () => list({ set: [7], change: { validUntil: '2026-11-22T11:59:59Z' } }) }),
      status('intact', 'status.list-outdated'),
    ],
    [
      'not begun',
      at({ json: () => list({ change: { validFrom: '2026-12-01T00:00:00Z' } }) }),
      status('intact', 'status.list-outdated'),
    ],
    [
      'begun within the clocks of honest people',
      at({ json: () => list({ change: { validFrom: '2026-11-22T12:03:00Z' } }) }),
      'verified',
    ],
    ['out of reach', at({ answers: async () => ({}) }), status('intact', 'status.out-of-reach')],
    [
      'gone',
      at({ answers: async () => ({ [URL_1]: { status: 404 } }) }),
      status('intact', 'status.list-gone'),
    ],
    [
      'a web page',
      at({ answers: async () => ({ [URL_1]: { body: '<!doctype html><title>Sign in</title>' } }) }),
      { verdict: 'intact' },
    ],
    [
      'in a token',
      at({
        answers: async () => ({
          [URL_1]: { body: signJwt({ ...(await list({ set: [7] })), proof: undefined }, key) },
        }),
      }),
      'revoked',
    ],
    [
      'in a token inside a JSON text',
      at({
        answers: async () => ({ [URL_1]: { json: signJwt({ ...(await list()), proof: undefined }, key) } }),
      }),
      'verified',
    ],
    [
      'in a token whose time is over',
      at({
        answers: async () => ({
          [URL_1]: {
            body: signJwt(
              { ...(await list()), proof: undefined },
              key,
              { kid: key.method },
              { exp: 1_770_000_000 },
            ),
          },
        }),
      }),
      status('intact', 'status.list-outdated'),
    ],
  ])
})

describe('other kinds, and several', () => {
  const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
  const OLD = 'https://w3id.org/vc/status-list/2021/v1'
  const id = String(makeCredential().id)
  const revoking = (...revokedCredential: unknown[]) =>
    at({
      entry: { id: URL_1, type: '1EdTechRevocationList' },
      contexts: [EXTENSIONS],
      json: async () => ({ id: URL_1, issuer: key.did, revokedCredential }),
    })
  const old = (index: number, set: number[], change: Document = {}) =>
    at({
      entry: { ...statusEntry(URL_1, index, 'revocation', 'StatusList2021Entry'), ...change },
      contexts: [OLD],
      json: () => list({ set, type: 'StatusList2021' }),
    })
  const both = (suspended: number[], revoked: number[] | undefined) =>
    at({
      entry: [statusEntry(URL_1, 1, 'suspension'), statusEntry(URL_2, 2)],
      answers: async () => ({
        [URL_1]: { json: await list({ purpose: 'suspension', set: suspended }) },
        ...(revoked && { [URL_2]: { json: await list({ url: URL_2, set: revoked }) } }),
      }),
    })

  judgeEach([
    ['StatusList2021, the first place', old(0, [0]), 'revoked'],
    ['StatusList2021, the last place', old(LAST, [LAST]), 'revoked'],
    ['StatusList2021, its neighbour', old(LAST - 1, [LAST]), 'verified'],
    ['1EdTech’s list names it', revoking({ id, revoked: true, revocationReason: 'a slip' }), 'revoked'],
    [
      '1EdTech’s list names it among many',
      revoking(...Array.from({ length: 500 }, (_, place) => ({ id: `urn:${place}` })), { id }),
      'revoked',
    ],
    ['1EdTech’s list gave it back', revoking({ id, revoked: false }), 'verified'],
    ['1EdTech’s list is empty', revoking(), 'verified'],
    ['1EdTech’s list names its like', revoking({ id: `${id}0` }, { id: id.slice(0, -1) }), 'verified'],
    ['two lists, both clear', both([], []), 'verified'],
    ['two lists, one suspends', both([1], []), 'suspended'],
    ['two lists, both speak: revoked', both([1], [2]), 'revoked'],
    ['two lists, one out of reach', both([], undefined), status('intact', 'status.out-of-reach')],
    ['two lists, one out of reach and the other suspends', both([1], undefined), 'suspended'],
    [
      'seventeen lists keep us busy',
      at({ entry: Array.from({ length: 17 }, (_, place) => statusEntry(URL_1, place)) }),
      status('intact', 'status.method-unknown'),
    ],
  ])
})
