// Checking kept badges again: what is due, what a check changes, and what it never takes away.
import { afterEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src/domain/outside.ts'
import type { Report, Verdict } from '../../src/domain/verification/report.ts'
import type { CheckedBadge } from '../../src/storage/checkedRows.ts'
import { openDatabase, type Storage } from '../../src/storage/openDatabase.ts'
import { bytesOf, makeBadge, makeReceived, makeReport } from '../support/keptBadges.ts'
import { valueOf } from '../support/storesDevice.ts'

const LATER = '2026-03-10T10:00:00.000Z'
const LATEST = '2026-03-17T10:00:00.000Z'
let opened: { name: string; storage: Storage } | undefined

function open(): Storage {
  const name = `test-${crypto.randomUUID()}`
  opened = { name, storage: openDatabase(name) }
  return opened.storage
}

afterEach(() => {
  opened?.storage.door.close()
  if (opened) indexedDB.deleteDatabase(opened.name)
})

function snapshotAt(url: string, text: string): Snapshot {
  const body = new TextEncoder().encode(text)
  return { url, finalUrl: url, status: 200, mediaType: 'application/json', body, sha256: text, at: LATER }
}

/** Every check that the verdict rests on. */
function fullReport(checkedAt: string, code = 'integrity.proof-holds'): Report {
  const report = makeReport(code === 'integrity.proof-holds' ? 'verified' : 'unverified', checkedAt)
  const checks = report.checks.map((check) => (check.id === 'integrity' ? { ...check, code } : check))
  const issuer = {
    id: 'issuer',
    state: 'ok',
    code: 'issuer.address-confirms',
    source: 'live',
    checkedAt,
  } as const
  const window = { id: 'window', state: 'not-applicable', code: 'window.none', checkedAt } as const
  const status = { id: 'status', state: 'not-applicable', code: 'status.none', checkedAt } as const
  return { ...report, checks: [...checks, issuer, window, status] }
}

/** The issuer does not answer: whether the badge is unchanged cannot be told this time. */
const silentReport = (checkedAt: string) => fullReport(checkedAt, 'integrity.hosted-out-of-reach')

const found = (
  id: string,
  verdict: Verdict,
  at: string,
  change: Partial<CheckedBadge> = {},
): CheckedBadge => ({
  id,
  report: makeReport(verdict, at),
  snapshots: [],
  isSeen: false,
  ...change,
})

async function withBadge(snapshots: Snapshot[] = []): Promise<Storage> {
  const storage = open()
  valueOf(
    await storage.badges.save(
      makeReceived('Bread', { id: 'bread', snapshots, report: fullReport('2026-03-03T10:00:00.000Z') }),
    ),
  )
  return storage
}

const newsOf = async ({ badges }: Storage) => valueOf(await badges.open('bread')).card.news

describe('what a check finds', () => {
  it('is told as news against what the learner last saw, until it was seen', async () => {
    const storage = await withBadge()
    const [saved] = valueOf(await storage.checks.save([found('bread', 'suspended', LATER)]))
    expect(saved).toMatchObject({ isChanged: true, report: { verdict: 'suspended' } })
    expect(await newsOf(storage)).toEqual({
      from: 'verified',
      since: '2026-03-03T10:00:00.000Z',
      to: 'suspended',
      at: LATER,
    })
    valueOf(await storage.checks.save([found('bread', 'revoked', LATEST)]))
    expect(await newsOf(storage)).toMatchObject({ from: 'verified', to: 'revoked', at: LATEST })
    valueOf(await storage.checks.markSeen(['bread', 'gone']))
    const { card, changes } = valueOf(await storage.badges.open('bread'))
    expect(card).not.toHaveProperty('news')
    expect(changes?.map(({ from, to }) => [from, to])).toEqual([
      ['suspended', 'revoked'],
      ['verified', 'suspended'],
    ])
  })

  it('is no news when it is again as it was, nor when the learner is looking', async () => {
    const storage = await withBadge()
    valueOf(await storage.checks.save([found('bread', 'suspended', LATER)]))
    valueOf(await storage.checks.save([found('bread', 'verified', LATEST)]))
    expect(await newsOf(storage)).toBeUndefined()
    valueOf(await storage.checks.save([found('bread', 'revoked', LATEST, { isSeen: true })]))
    expect(await newsOf(storage)).toBeUndefined()
    expect(valueOf(await storage.badges.open('bread')).changes).toHaveLength(3)
  })

  it('says nothing of a badge removed meanwhile, and of a badge received anew', async () => {
    const storage = await withBadge()
    valueOf(await storage.checks.save([found('bread', 'suspended', LATER)]))
    valueOf(await storage.badges.save(makeReceived('Bread', { report: makeReport('verified', LATEST) })))
    expect(await newsOf(storage)).toBeUndefined()
    valueOf(await storage.badges.remove('bread'))
    expect(valueOf(await storage.checks.save([found('bread', 'revoked', LATEST)]))).toEqual([])
    expect(valueOf(await storage.badges.list())).toEqual([])
  })
})

describe('an issuer who is silent', () => {
  const url = 'https://issuer.example/assertions/Bread'

  it('takes neither the verdict nor the kept answer, and is asked again soon, then rarely', async () => {
    const storage = await withBadge([snapshotAt(url, 'good')])
    const silent = { report: silentReport(LATER), snapshots: [snapshotAt(url, 'works on the site')] }
    const [saved] = valueOf(await storage.checks.save([found('bread', 'unverified', LATER, silent)]))
    expect(saved).toMatchObject({ isChanged: false, card: { verdict: 'verified', checkedAt: LATER } })
    expect(saved?.report.checks[1]).toMatchObject({ state: 'ok', source: 'snapshot' })
    expect(valueOf(await storage.badges.snapshots('bread')).map(({ sha256 }) => sha256)).toEqual(['good'])
    const due = async (now: string) => valueOf(await storage.checks.due(now, 9)).length
    expect([await due('2026-03-10T15:59:00.000Z'), await due('2026-03-10T16:00:00.000Z')]).toEqual([0, 1])
    for (let round = 0; round < 5; round++)
      valueOf(
        await storage.checks.save([
          found('bread', 'unverified', LATEST, { ...silent, report: silentReport(LATEST) }),
        ]),
      )
    expect([await due('2026-03-23T10:00:00.000Z'), await due('2026-03-24T10:00:00.000Z')]).toEqual([0, 1])
    const kept = valueOf(await storage.badges.open('bread'))
    expect(kept.unanswered).toEqual({ at: LATEST, times: 6 })
    expect(kept.card.verdict).toBe('verified')
    // One answer, and the silence is forgotten.
    valueOf(await storage.checks.save([found('bread', 'verified', LATEST)]))
    expect(valueOf(await storage.badges.open('bread'))).not.toHaveProperty('unanswered')
  })
})

describe('what is due', () => {
  it('comes longest overdue first, no more than asked for', async () => {
    const storage = open()
    for (const [name, day] of [
      ['b', '02'],
      ['a', '01'],
      ['c', '03'],
    ] as const)
      valueOf(
        await storage.badges.save(
          makeReceived(name, { id: name, report: makeReport('verified', `2026-01-${day}T00:00:00.000Z`) }),
        ),
      )
    expect(valueOf(await storage.checks.due(LATER, 2))).toEqual(['a', 'b'])
    expect(valueOf(await storage.checks.all())).toHaveLength(3)
  })

  it('is checked by the badge itself, or by its file when all it says is an address', async () => {
    const storage = await withBadge([snapshotAt('https://k.example', 'key')])
    const linked = makeReceived('Link', {
      id: 'link',
      payload: { form: 'url', url: 'https://issuer.example/assertions/Link' },
      original: { bytes: bytesOf('the file'), mediaType: 'text/plain', fileName: 'a.txt' },
      badge: makeBadge('Link'),
    })
    valueOf(await storage.badges.save(linked))
    const [bread, link] = valueOf(await storage.checks.toCheck(['bread', 'gone', 'link']))
    expect(bread).toMatchObject({ id: 'bread', input: '{"name":"Bread"}', snapshots: [{ sha256: 'key' }] })
    expect(new TextDecoder().decode(link?.input as Uint8Array)).toBe('the file')
  })
})
