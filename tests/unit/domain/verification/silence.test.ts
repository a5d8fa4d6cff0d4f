// An issuer who does not answer takes nothing back: what was found out stays, with the date of then.
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { nextCheckAt } from '../../../../src/domain/verification/nextCheck.ts'
import type { Report } from '../../../../src/domain/verification/report.ts'
import { fillSilence, isUnanswered, knownSince } from '../../../../src/domain/verification/silence.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import type { FakeAnswer } from '../../../support/fakeOutside.ts'
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
const NOW = '2026-11-22T12:00:00.000Z'
const key = makeKey()
const signed = { verificationMethod: `${ISSUER}#key-1` }
const profile = { json: controllerDocument(ISSUER, { 'key-1': key }) }
const list = async (set: number[] = []) => ({
  json: await signStatusList({ url: LIST, issuer: ISSUER, set }, key, signed),
})

async function credential(change: object = {}) {
  return JSON.stringify(
    await signDataIntegrity(
      makeCredential({ credentialStatus: statusEntry(LIST, 4), ...change }),
      key,
      signed,
    ),
  )
}

async function reportAt(badge: string, answers: Record<string, FakeAnswer>, at: string): Promise<Report> {
  return (await examine(badge, fakeOutside(answers, at))).report
}

const silences: [string, FakeAnswer][] = [
  ['out of reach', undefined],
  ['not found', { status: 404 }],
  ['an error', { status: 503 }],
  ['a page to sign in', { body: '<!doctype html><title>Sign in</title>' }],
]

describe('without any kept answer, only the earlier report', () => {
  test.each(silences)('a signed badge: %s', async (_, answer) => {
    const badge = await credential()
    const earlier = await reportAt(badge, { [ISSUER]: profile, [LIST]: await list() }, THEN)
    const fresh = await reportAt(badge, { [ISSUER]: answer, [LIST]: answer }, NOW)
    expect([earlier.verdict, fresh.verdict]).toEqual(['verified', 'unverified'])
    const filled = fillSilence(earlier, fresh)
    expect(filled).toMatchObject({ verdict: 'verified', checkedAt: NOW })
    expect(filled.checks.find(({ id }) => id === 'status')).toMatchObject({
      source: 'snapshot',
      checkedAt: THEN,
    })
    expect(knownSince(filled)).toBe(THEN)
    expect(isUnanswered(filled)).toBe(true)
    expect(isUnanswered(earlier)).toBe(false)
  })

  test.each(silences)('a hosted badge: %s', async (_, answer) => {
    const assertion = makeAssertion()
    const url = String(assertion.id)
    const issuer = { json: { id: 'https://issuer.example/issuer', name: 'W' } }
    const badge = JSON.stringify(assertion)
    const earlier = await reportAt(badge, { [url]: { json: assertion }, [issuer.json.id]: issuer }, THEN)
    const fresh = await reportAt(badge, { [url]: answer, [issuer.json.id]: issuer }, NOW)
    expect([earlier.verdict, fresh.verdict]).toEqual(['verified', 'unverified'])
    expect(fillSilence(earlier, fresh).verdict).toBe('verified')
  })

  test('a status list out of reach', async () => {
    const badge = await credential()
    const earlier = await reportAt(badge, { [ISSUER]: profile, [LIST]: await list([4]) }, THEN)
    const fresh = await reportAt(badge, { [ISSUER]: profile }, NOW)
    expect([earlier.verdict, fresh.verdict]).toEqual(['revoked', 'intact'])
    expect(fillSilence(earlier, fresh).verdict).toBe('revoked')
  })
})

test('time passes all the same', async () => {
  const badge = await credential({ validUntil: '2026-06-01T00:00:00Z' })
  const earlier = await reportAt(badge, { [ISSUER]: profile, [LIST]: await list() }, THEN)
  const filled = fillSilence(earlier, await reportAt(badge, {}, NOW))
  expect([earlier.verdict, filled.verdict]).toEqual(['verified', 'expired'])
})

test('what the issuer does say is heard', async () => {
  const badge = await credential()
  const earlier = await reportAt(badge, { [ISSUER]: profile, [LIST]: await list() }, THEN)
  const withdrawn = await reportAt(badge, { [ISSUER]: profile, [LIST]: await list([4]) }, NOW)
  expect(fillSilence(earlier, withdrawn)).toBe(withdrawn)
  const otherKey = { json: controllerDocument(ISSUER, { 'key-1': makeKey() }) }
  const changed = await reportAt(badge, { [ISSUER]: otherKey, [LIST]: await list() }, NOW)
  expect(fillSilence(earlier, changed).verdict).not.toBe('verified')
})

test('silence fills nothing that was open before', async () => {
  const badge = await credential()
  const earlier = await reportAt(badge, {}, THEN)
  const fresh = await reportAt(badge, {}, NOW)
  expect(fillSilence(earlier, fresh)).toBe(fresh)
})

describe('the next check', () => {
  const daysLater = (report: Report, times?: number) => {
    const next = nextCheckAt(report, times === undefined ? undefined : { at: report.checkedAt, times })
    return (Date.parse(next) - Date.parse(report.checkedAt)) / 86_400_000
  }

  test('weekly where it can be taken back, rarely where not', async () => {
    const answers = { [ISSUER]: profile, [LIST]: await list() }
    expect(daysLater(await reportAt(await credential(), answers, THEN))).toBe(7)
    expect(daysLater(await reportAt(await credential({ credentialStatus: undefined }), answers, THEN))).toBe(
      90,
    )
  })

  test('soon after silence, then with longer and longer pauses', async () => {
    const silent = await reportAt(await credential(), {}, THEN)
    expect([undefined, 1, 2, 3, 4, 5, 50].map((times) => daysLater(silent, times) * 24)).toEqual([
      1, 6, 24, 72, 168, 168, 168,
    ])
  })

  test('rarely where no answer would help', async () => {
    const unknown = JSON.parse(await credential()) as { proof: { cryptosuite: string } }
    unknown.proof.cryptosuite = 'nobody-knows-2030'
    expect(daysLater(await reportAt(JSON.stringify(unknown), { [ISSUER]: profile }, THEN))).toBe(90)
  })

  test('on the day it ends', async () => {
    const answers = { [ISSUER]: profile, [LIST]: await list() }
    const badge = await credential({ validUntil: '2026-03-05T10:00:00Z' })
    expect(daysLater(await reportAt(badge, answers, THEN))).toBe(2)
    // Once it has ended, its dates have nothing more to say.
    expect(daysLater(await reportAt(badge, answers, NOW))).toBe(7)
  })
})
