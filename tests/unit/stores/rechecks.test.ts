// Rounds of checks over a real examining: what an issuer says is heard, what an issuer keeps silent takes nothing away.
import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { fail, ok } from '../../../src/domain/result.ts'
import { examine } from '../../../src/domain/verification/examine.ts'
import { knownSince } from '../../../src/domain/verification/silence.ts'
import { useBadgesStore } from '../../../src/stores/badges.ts'
import { useRechecksStore } from '../../../src/stores/rechecks.ts'
import { useSettingsStore } from '../../../src/stores/settings.ts'
import { fakeOutside, type FakeAnswer } from '../../support/fakeOutside.ts'
import { makeAssertion, makeCredential } from '../../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signStatusList,
  statusEntry,
} from '../../support/signBadge.ts'
import { startStores, valueOf, type TestDevice } from '../../support/storesDevice.ts'

const THEN = '2026-03-03T10:00:00.000Z'
const DUE = '2026-03-12T10:00:00.000Z'
// A browser without locks and without a word on keeping: what tests give comes through the device.
vi.stubGlobal('navigator', {})
vi.stubGlobal('BroadcastChannel', undefined)
let running: ReturnType<typeof startStores> | undefined

afterEach(() => running?.stop())

/** A device whose network is a table and whose waiting takes no time. */
function start(answers: Record<string, FakeAnswer> = {}, change: TestDevice = {}) {
  const outside = fakeOutside(answers, THEN)
  let seed = 1
  running = startStores({
    now: () => outside.now(),
    random: (length) => Uint8Array.from({ length }, () => (seed = (seed * 48271) % 2147483647) & 0xff),
    isOnline: () => true,
    sleep: () => {
      outside.setTime(new Date(outside.now().getTime() + 4000).toISOString())
      return Promise.resolve()
    },
    examine: async (input, options) => ok(await examine(input, outside, options)),
    ...change,
  })
  return { outside, storage: running.storage, badges: useBadgesStore(), rechecks: useRechecksStore() }
}

/** A hosted badge and everything its issuer answers for it. */
function hostedBadge(name: string, host = 'issuer.example') {
  const id = `https://${host}/${name}`
  const issuer = { id: `https://${host}/issuer`, name: `Issuer ${host}` }
  const assertion = makeAssertion({
    id,
    badge: { type: 'BadgeClass', id: `https://${host}/class`, name, description: 'd', criteria: 'c', issuer },
  })
  return {
    id,
    text: JSON.stringify(assertion),
    answers: { [id]: { json: assertion }, [issuer.id]: { json: issuer } },
  }
}

/** A signed badge whose key lies at its issuer's address, with a status list. */
async function signedBadge() {
  const [issuer, list] = ['https://issuer.example/1', 'https://issuer.example/status']
  const key = makeKey()
  const signed = { verificationMethod: `${issuer}#key-1` }
  const text = JSON.stringify(
    await signDataIntegrity(makeCredential({ credentialStatus: statusEntry(list, 4) }), key, signed),
  )
  const lists = async (set: number[]) => ({
    json: await signStatusList({ url: list, issuer, set }, key, signed),
  })
  const answers = {
    [issuer]: { json: controllerDocument(issuer, { 'key-1': key }) },
    [list]: await lists([]),
  }
  return { issuer, list, text, answers, lists }
}

const silences: [string, FakeAnswer][] = [
  ['is out of reach (no such name, or no relay to ask through)', undefined],
  ['has forgotten the address (404)', { status: 404, body: '{}' }],
  ['has closed for good (410)', { status: 410, body: '{}' }],
  ['is broken (500)', { status: 500, body: 'oops' }],
]

describe('a signed badge that was verified stays so, with the date of then, when its issuer', () => {
  test.each(silences)('%s', async (_, answer) => {
    const { issuer, list, text, answers } = await signedBadge()
    const { outside, storage, badges, rechecks } = start(answers)
    await badges.receive([{ kind: 'text', text }])
    const id = badges.cards[0]?.id ?? ''
    const before = valueOf(await storage.badges.snapshots(id)).map(({ url, sha256 }) => [url, sha256])
    outside.answers = { [issuer]: answer, [list]: answer }
    // However often: no silence wears the badge down.
    for (const day of ['2026-03-12', '2026-04-12', '2027-03-12', '2036-03-12']) {
      outside.setTime(`${day}T10:00:00.000Z`)
      expect(await rechecks.checkDue(), day).toBe(true)
      expect(badges.cards[0]).toMatchObject({ verdict: 'verified' })
    }
    expect(badges.cards[0]).not.toHaveProperty('news')
    const { report } = valueOf(await badges.open(id))
    const status = report.checks.find(({ id: check }) => check === 'status')
    expect(status).toMatchObject({ state: 'ok', source: 'snapshot', checkedAt: THEN })
    expect(knownSince(report)).toBe(THEN)
    const after = valueOf(await storage.badges.snapshots(id)).map(({ url, sha256 }) => [url, sha256])
    expect(after).toEqual(before)
  })

  test('has changed its key', async () => {
    const { issuer, text, answers } = await signedBadge()
    const { outside, badges, rechecks } = start(answers)
    await badges.receive([{ kind: 'text', text }])
    outside.answers = { ...answers, [issuer]: { json: controllerDocument(issuer, { 'key-2': makeKey() }) } }
    outside.setTime(DUE)
    await rechecks.checkDue()
    outside.setTime('2026-06-12T10:00:00.000Z')
    await rechecks.checkDue()
    expect(badges.cards[0]).toMatchObject({ verdict: 'verified' })
    expect(badges.cards[0]).not.toHaveProperty('news')
  })
})

describe('a hosted badge that was verified', () => {
  test.each(silences.filter(([name]) => !name.includes('410')))(
    'stays so when its issuer %s',
    async (_, answer) => {
      const bread = hostedBadge('Bread')
      const { outside, badges, rechecks } = start(bread.answers)
      await badges.receive([{ kind: 'text', text: bread.text }])
      outside.answers = { [bread.id]: answer }
      outside.setTime(DUE)
      await rechecks.checkDue()
      expect(badges.cards[0]).toMatchObject({ verdict: 'verified' })
      // One whole answer later, it is all forgotten.
      outside.answers = bread.answers
      outside.setTime('2026-04-12T10:00:00.000Z')
      await rechecks.checkDue()
      expect(valueOf(await badges.open(badges.cards[0]?.id ?? ''))).not.toHaveProperty('unanswered')
    },
  )

  test('is taken back when its issuer says that it is gone', async () => {
    const bread = hostedBadge('Bread')
    const { outside, badges, rechecks } = start(bread.answers)
    await badges.receive([{ kind: 'text', text: bread.text }])
    outside.answers = { ...bread.answers, [bread.id]: { status: 410, body: '{}' } }
    outside.setTime(DUE)
    await rechecks.checkDue()
    const [card] = badges.cards
    expect(card).toMatchObject({ verdict: 'revoked', news: { from: 'verified', since: THEN, to: 'revoked' } })
    valueOf(await rechecks.markSeen([card?.id ?? '']))
    expect(badges.cards[0]).not.toHaveProperty('news')
    expect(valueOf(await badges.open(card?.id ?? '')).changes).toHaveLength(1)
  })
})

it('what a status list says later is news: withdrawn, and given back', async () => {
  const { list, text, answers, lists } = await signedBadge()
  const { outside, badges, rechecks } = start(answers)
  await badges.receive([{ kind: 'text', text }])
  outside.answers = { ...answers, [list]: await lists([4]) }
  outside.setTime(DUE)
  await rechecks.checkDue()
  expect(badges.cards[0]).toMatchObject({ news: { from: 'verified', to: 'revoked' } })
  expect(rechecks.lastRound).toMatchObject({ isAsked: false, checked: 1, changed: 1, silent: 0 })
  outside.answers = answers
  expect(valueOf(await rechecks.checkAll())).toMatchObject({ isAsked: true, checked: 1, changed: 1 })
  expect(badges.cards[0]).not.toHaveProperty('news')
})

describe('by itself', () => {
  it('asks nothing when nothing is due, offline, or when the learner has said no', async () => {
    let isOnline = true
    const bread = hostedBadge('Bread')
    const { outside, badges, rechecks } = start(bread.answers, { isOnline: () => isOnline })
    await badges.receive([{ kind: 'text', text: bread.text }])
    outside.asked.length = 0
    expect(await rechecks.checkDue()).toBe(false)
    outside.setTime(DUE)
    isOnline = false
    expect(await rechecks.checkDue()).toBe(false)
    isOnline = true
    valueOf(await useSettingsStore().change({ backgroundChecks: false }))
    expect(await rechecks.checkDue()).toBe(false)
    expect(outside.asked).toEqual([])
    valueOf(await useSettingsStore().change({ backgroundChecks: true }))
    expect(await rechecks.checkDue()).toBe(true)
    expect(outside.asked).not.toEqual([])
  })

  it('goes to a host for a few badges a round, and to others in between', async () => {
    const many = Array.from({ length: 9 }, (_, place) => hostedBadge(`Many-${place}`, 'large.example'))
    const few = ['a.example', 'b.example'].map((host) => hostedBadge('Few', host))
    const answers = Object.assign({}, ...[...many, ...few].map((badge) => badge.answers)) as Record<
      string,
      FakeAnswer
    >
    const { outside, badges, rechecks } = start(answers)
    await badges.receive([...many, ...few].map(({ text }) => ({ kind: 'text', text })))
    outside.asked.length = 0
    outside.setTime(DUE)
    await rechecks.checkDue()
    const toLarge = outside.asked.filter((url) => url.startsWith('https://large.example/Many'))
    expect(toLarge).toHaveLength(5)
    expect(outside.asked).toContain('https://a.example/Few')
    await rechecks.checkDue()
    // None of them twice: the rest have their turn now.
    expect(outside.asked.filter((url) => url.startsWith('https://large.example/Many'))).toHaveLength(9)
    expect(rechecks.lastRound).toMatchObject({ checked: 4 })
  })

  it('does not ask in the order in which badges lie in the bag', async () => {
    const bag = Array.from({ length: 8 }, (_, place) => hostedBadge('One', `h${place}.example`))
    const answers = Object.assign({}, ...bag.map((badge) => badge.answers)) as Record<string, FakeAnswer>
    const { outside, badges, rechecks } = start(answers)
    await badges.receive(bag.map(({ text }) => ({ kind: 'text', text })))
    outside.asked.length = 0
    outside.setTime(DUE)
    await rechecks.checkDue()
    const order = [...new Set(outside.asked.map((url) => new URL(url).host))]
    expect(order).toHaveLength(8)
    expect(order).not.toEqual(bag.map((_, place) => `h${place}.example`))
    expect(order).not.toEqual(bag.map((_, place) => `h${7 - place}.example`))
  })

  it('blames no issuer when nobody at all answers: it is our network', async () => {
    const bag = ['a', 'b', 'c', 'd'].map((host) => hostedBadge('One', `${host}.example`))
    const answers = Object.assign({}, ...bag.map((badge) => badge.answers)) as Record<string, FakeAnswer>
    const { outside, badges, rechecks } = start(answers)
    await badges.receive(bag.map(({ text }) => ({ kind: 'text', text })))
    outside.answers = {}
    outside.setTime(DUE)
    await rechecks.checkDue()
    for (const { id } of badges.cards) expect(valueOf(await badges.open(id))).not.toHaveProperty('unanswered')
    outside.answers = answers
    expect(await rechecks.checkDue()).toBe(true)
    expect(rechecks.lastRound).toMatchObject({ checked: 4, silent: 0 })
  })

  it('leaves what cannot be examined for another day', async () => {
    let isBroken = false
    const bread = hostedBadge('Bread')
    const { outside, badges, rechecks } = start(bread.answers, {
      examine: async (input, options) =>
        isBroken ? fail({ code: 'examine.crashed' }) : ok(await examine(input, outside, options)),
    })
    await badges.receive([{ kind: 'text', text: bread.text }])
    isBroken = true
    outside.setTime(DUE)
    expect(await rechecks.checkDue()).toBe(true)
    expect(await rechecks.checkDue()).toBe(false)
    expect(badges.cards[0]).toMatchObject({ verdict: 'verified', checkedAt: THEN })
    isBroken = false
    outside.setTime('2026-03-13T10:00:00.000Z')
    expect(await rechecks.checkDue()).toBe(true)
  })
})

describe('all, when the learner asks', () => {
  it('checks what is not due, tells the silent by name, and can be stopped', async () => {
    const bag = ['a', 'b', 'c'].map((host) => hostedBadge('One', `${host}.example`))
    const answers = Object.assign({}, ...bag.map((badge) => badge.answers)) as Record<string, FakeAnswer>
    const { outside, badges, rechecks } = start(answers)
    await badges.receive(bag.map(({ text }) => ({ kind: 'text', text })))
    outside.answers = { ...answers, 'https://b.example/One': undefined }
    outside.setTime('2026-03-03T12:00:00.000Z')
    expect(valueOf(await rechecks.checkAll())).toMatchObject({
      checked: 3,
      changed: 0,
      silent: 1,
      silentIssuers: ['Issuer b.example'],
      failed: 0,
    })
    expect(rechecks.progress).toBeUndefined()
    expect(badges.cards.every(({ verdict }) => verdict === 'verified')).toBe(true)
    const stopped = rechecks.checkAll()
    rechecks.stop()
    expect(valueOf(await stopped)).toMatchObject({ end: 'stopped', checked: 0 })
    // What was found out before stays what the device knows of its last round.
    expect(rechecks.lastRound).toMatchObject({ checked: 3 })
  })

  it('asks nobody offline, and says so', async () => {
    const { outside, rechecks } = start({}, { isOnline: () => false })
    expect(await rechecks.checkAll()).toEqual(fail({ code: 'recheck.offline' }))
    expect(outside.asked).toEqual([])
  })

  it('makes way for another tab that is at it', async () => {
    const { rechecks } = start({}, { alone: () => Promise.resolve(undefined) })
    expect(await rechecks.checkAll()).toEqual(fail({ code: 'recheck.other-tab' }))
  })

  it('says when the store fails, and keeps what it had', async () => {
    const bread = hostedBadge('Bread')
    const { storage, badges, rechecks } = start(bread.answers)
    await badges.receive([{ kind: 'text', text: bread.text }])
    storage.checks.save = () => Promise.resolve(fail({ code: 'storage.full' }))
    expect(await rechecks.checkAll()).toEqual(fail({ code: 'storage.full' }))
    expect(badges.cards[0]).toMatchObject({ verdict: 'verified', checkedAt: THEN })
  })
})
