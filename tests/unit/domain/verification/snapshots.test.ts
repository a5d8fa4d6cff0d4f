// Kept answers: checking offline, after a key was changed, and when the issuer is gone.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { recordAnswers, withSnapshots } from '../../../../src/domain/verification/snapshots.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import { makeAssertion, makeCredential } from '../../../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signStatusList,
  statusEntry,
} from '../../../support/signBadge.ts'

const ISSUER = 'https://issuer.example/1'
const LIST = 'https://issuer.example/status'
const THEN = '2026-03-03T10:00:00.000Z'
const key = makeKey()
const newKey = makeKey()

describe('recordAnswers and withSnapshots', () => {
  test('keeps live answers with their date and hash, and no others', async () => {
    const recorder = recordAnswers(
      fakeOutside(
        {
          'https://a.example/': { body: 'a' },
          'https://b.example/': { status: 404 },
          'https://c.example/': { status: 410 },
        },
        THEN,
      ),
    )
    for (const url of [
      'https://a.example/',
      'https://b.example/',
      'https://c.example/',
      'https://d.example/',
    ])
      await recorder.get(url)
    const snapshots = await recorder.snapshots()
    expect(snapshots.map(({ url, status, at }) => [url, status, at])).toEqual([
      ['https://a.example/', 200, THEN],
      ['https://c.example/', 410, THEN],
    ])
    expect(snapshots[0]!.sha256).toBe(createHash('sha256').update('a').digest('hex'))
  })

  test('answers from a snapshot only when nothing better is said', async () => {
    const url = 'https://a.example/'
    const snapshots = await (async () => {
      const recorder = recordAnswers(fakeOutside({ [url]: { body: 'then' } }, THEN))
      await recorder.get(url)
      return recorder.snapshots()
    })()
    const outside = fakeOutside()
    const remembering = withSnapshots(outside, snapshots)
    expect(await remembering.get(url)).toMatchObject({ reached: true, source: 'snapshot', at: THEN })
    outside.answers[url] = { status: 503 }
    expect(await remembering.get(url)).toMatchObject({ source: 'snapshot' })
    outside.answers[url] = { body: 'now' }
    expect(await remembering.get(url)).toMatchObject({ source: 'live' })
    outside.answers[url] = { status: 410 }
    expect(await remembering.get(url)).toMatchObject({ source: 'live', status: 410 })
    expect(await remembering.get('https://b.example/')).toMatchObject({ reached: false })
  })
})

describe('a badge and its snapshots', () => {
  async function receive() {
    const credential = makeCredential({ credentialStatus: statusEntry(LIST, 4) })
    const badge = JSON.stringify(
      await signDataIntegrity(credential, key, { verificationMethod: `${ISSUER}#key-1` }),
    )
    const answers = {
      [ISSUER]: { json: controllerDocument(ISSUER, { 'key-1': key }) },
      [LIST]: {
        json: await signStatusList({ url: LIST, issuer: ISSUER }, key, {
          verificationMethod: `${ISSUER}#key-1`,
        }),
      },
    }
    const outside = fakeOutside(answers, THEN)
    return { badge, outside, first: await examine(badge, outside) }
  }

  test('verified then, verified offline, with the date of then', async () => {
    const { badge, first } = await receive()
    expect(first.report.verdict).toBe('verified')
    expect(first.snapshots.map(({ url }) => url).sort()).toEqual([ISSUER, LIST].sort())
    const { report } = await examine(badge, fakeOutside(), { snapshots: first.snapshots })
    expect(report.verdict).toBe('verified')
    for (const id of ['issuer', 'status']) {
      expect(report.checks.find((check) => check.id === id)).toMatchObject({
        source: 'snapshot',
        checkedAt: THEN,
      })
    }
  })

  test('the issuer’s key was exchanged: still verified as of then, and the old answer is kept', async () => {
    const { badge, outside, first } = await receive()
    outside.answers[ISSUER] = { json: controllerDocument(ISSUER, { 'key-2': newKey }) }
    outside.setTime('2026-12-01T00:00:00.000Z')
    const second = await examine(badge, outside, { snapshots: first.snapshots })
    expect(second.report.verdict).toBe('verified')
    expect(second.report.checks.find(({ id }) => id === 'issuer')).toMatchObject({
      source: 'snapshot',
      checkedAt: THEN,
    })
    const third = await examine(badge, outside, { snapshots: second.snapshots })
    expect(third.report.verdict).toBe('verified')
    expect((await examine(badge, outside)).report.verdict).toBe('unverified')
  })

  test('a revocation that came later is heard, and then remembered offline', async () => {
    const { badge, outside, first } = await receive()
    outside.answers[LIST] = {
      json: await signStatusList({ url: LIST, issuer: ISSUER, set: [4] }, key, {
        verificationMethod: `${ISSUER}#key-1`,
      }),
    }
    const second = await examine(badge, outside, { snapshots: first.snapshots })
    expect(second.report.verdict).toBe('revoked')
    expect((await examine(badge, fakeOutside(), { snapshots: second.snapshots })).report.verdict).toBe(
      'revoked',
    )
  })

  test('a hosted badge whose host died', async () => {
    const assertion = makeAssertion()
    const url = String(assertion.id)
    const first = await examine(
      url,
      fakeOutside(
        {
          [url]: { json: assertion },
          'https://issuer.example/issuer': { json: { id: 'https://issuer.example/issuer', name: 'W' } },
        },
        THEN,
      ),
    )
    expect(first.report.verdict).toBe('verified')
    for (const answer of [undefined, { status: 404 }, { status: 500 }]) {
      const { report, badge } = await examine(url, fakeOutside({ [url]: answer }), {
        snapshots: first.snapshots,
      })
      expect(report).toMatchObject({ verdict: 'verified' })
      expect(report.checks[1]).toMatchObject({ source: 'snapshot', checkedAt: THEN })
      expect(badge?.achievement.name).toBe('Welding')
    }
    const gone = await examine(url, fakeOutside({ [url]: { status: 410 } }), { snapshots: first.snapshots })
    expect(gone.report.verdict).toBe('revoked')
  })
})
