// The reader's check: the badge is believed, not the page; nothing unknown is shown as true or false.
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SharedBadge } from '../../src/domain/sharing/sharePage.ts'
import { ok } from '../../src/domain/result.ts'
import type { ExamineOptions } from '../../src/domain/verification/examine.ts'
import type { Report } from '../../src/domain/verification/report.ts'
import CheckPage from '../../src/features/check/CheckPage.vue'
import { canCompare, compareClaims } from '../../src/features/check/compareClaims.ts'
import { stepsOf } from '../../src/features/check/stepsOf.ts'
import { makeBadge, makeExamined } from '../support/keptBadges.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, textOf, type TestDevice } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined
let shown: ShownPage | undefined

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running?.stop()
  vi.restoreAllMocks()
})

const ID = 'a'.repeat(22)
const AT = '2026-03-03T10:00:00.000Z'

function reportOf(verdict: Report['verdict'] = 'verified'): Report {
  const state = verdict === 'altered' ? 'failed' : 'ok'
  const code = verdict === 'altered' ? 'integrity.broken' : 'integrity.proof-holds'
  const checks: Report['checks'] = [{ id: 'integrity', state, code, checkedAt: AT }]
  return { verdict, checks, checkedAt: AT }
}
/** Every badge is what it says, unless a test knows better. */
const honest: TestDevice = {
  examine: (input) => Promise.resolve(ok(makeExamined(textOf(input), { report: reportOf() }))),
}
const claimOf = (change: Partial<SharedBadge> = {}): SharedBadge => ({
  name: 'Bread',
  issuerName: 'Issuer',
  issuedOn: '2026-01-02',
  sentence: '',
  evidence: [],
  verdict: 'verified',
  checkedAt: '2026-03-03T10:00:00Z',
  original: { sha256: '0'.repeat(64), mediaType: 'application/json', fileName: 'bread.json' },
  ...change,
})

/** A host with one page on it; each original is the true name of its badge. */
function hostWith(badges: SharedBadge[], originals: string[], person: string | undefined = 'Ada') {
  const dates = {
    publishedAt: '2026-03-03T10:00:00Z',
    updatedAt: '2026-03-03T10:00:00Z',
    expiresAt: '2027-03-03T10:00:00Z',
  }
  const page = {
    id: ID,
    language: 'en',
    title: 'Baker',
    preamble: '',
    badges,
    ...dates,
    ...(person && { person }),
  }
  return (path: string) => {
    if (path === `/s/${ID}.json`) return new Response(JSON.stringify({ page, badges: [] }))
    const original = originals[Number(/badges\/(\d+)$/.exec(path)?.[1]) - 1]
    return original === undefined ? new Response('', { status: 404 }) : new Response(original)
  }
}

async function open(
  answer: (path: string) => Response | Promise<Response>,
  device: TestDevice = honest,
  id = ID,
) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => answer(String(input)))
  running = startStores(device)
  shown = await showPage(CheckPage, '/check', `/check#share=${id}`)
  return shown
}

describe('checking a shared page', () => {
  it('says who shows what, and that all is verified', async () => {
    const page = await open(hostWith([claimOf(), claimOf({ name: 'Cake' })], ['Bread', 'Cake']))
    await vi.waitFor(() => expect(page.text()).toContain('All 2 badges are verified.'))
    expect(page.text()).toContain('Ada shows 2 badges: “Baker”.')
    expect(page.text()).toContain('Unchanged?')
    expect(page.text()).toContain('The page says the same as the badge.')
  })

  it('says a forged name, and does not count the badge as good', async () => {
    const page = await open(hostWith([claimOf({ name: 'Doctor of Medicine' })], ['Bread']))
    await vi.waitFor(() => expect(page.text()).toContain('The page does not say what the badge says'))
    expect(page.text()).toContain('The page says “Doctor of Medicine”; the badge itself is named “Bread”.')
    expect(page.text()).toContain('Trust the badge, not the page.')
    expect(page.text()).toContain('Take care: for 1 badge, the page says something else than the badge.')
    expect(page.text()).not.toMatch(/The page says the same|is verified\./)
  })

  it('says a forged issuer and a forged date', async () => {
    const page = await open(hostWith([claimOf({ issuerName: 'Harvard', issuedOn: '2020-01-02' })], ['Bread']))
    await vi.waitFor(() =>
      expect(page.text()).toContain('The page says it was given by Harvard; the badge says Issuer.'),
    )
    expect(page.text()).toContain(
      'The page says it was given on 2 January 2020; the badge says 2 January 2026.',
    )
  })

  it('does not believe the verdict of the page', async () => {
    const page = await open(hostWith([claimOf({ verdict: 'verified' })], ['Bread']), {
      examine: () => Promise.resolve(ok(makeExamined('Bread', { report: reportOf('altered') }))),
    })
    await vi.waitFor(() => expect(page.text()).toContain('Do not rely on it'))
    expect(page.text()).not.toMatch(/is verified|are verified/)
  })

  it('says nothing about a badge whose file is missing, and checks the others', async () => {
    const page = await open(hostWith([claimOf({ name: 'Lost' }), claimOf()], []))
    await vi.waitFor(() => expect(page.text()).toContain('None of the 2 badges could be verified.'))
    expect(page.text()).toContain('nothing can be said about it')
    expect(page.text()).not.toContain('Do not rely on it')
  })

  it.each([
    [410, 'This page is no longer public'],
    [404, 'We find no page at this link'],
    [503, 'The page could not be opened'],
  ])('tells %i in a sentence', async (status, sentence) => {
    const page = await open(() => new Response('', { status }))
    await vi.waitFor(() => expect(page.text()).toContain(sentence))
  })

  it('tells a host that does not answer, and tries again', async () => {
    let isDown = true
    const up = hostWith([claimOf()], ['Bread'])
    const page = await open((path) => (isDown ? Promise.reject(new TypeError('no network')) : up(path)))
    await vi.waitFor(() => expect(page.text()).toContain('This says nothing about the badges.'))
    isDown = false
    await page.press('button', 'Try again')
    await vi.waitFor(() => expect(page.text()).toContain('This badge is verified.'))
  })

  it('shows nothing of an answer that is no page, and asks nobody about an id that is none', async () => {
    const page = await open(() => new Response('{"page":{"title":"<b>Hello</b>"}}'))
    await vi.waitFor(() => expect(page.text()).toContain('This page cannot be read'))
    expect(page.text()).not.toContain('Hello')
    page.page.unmount()
    const ask = vi.fn(() => new Response(''))
    const other = await open(ask, honest, '../api')
    await vi.waitFor(() => expect(other.text()).toContain('We find no page at this link'))
    expect(ask).not.toHaveBeenCalled()
  })

  it('compares an address when the reader gives one, and only then asks', async () => {
    const asked: (ExamineOptions | undefined)[] = []
    const page = await open(hostWith([claimOf()], ['Bread']), {
      examine: (_input, options) => {
        asked.push(options)
        const report = reportOf()
        const state = options?.identities ? 'ok' : 'unknown'
        report.checks.push({ id: 'recipient', state, code: 'recipient.not-asked', checkedAt: AT })
        return Promise.resolve(ok(makeExamined('Bread', { report })))
      },
    })
    await vi.waitFor(() => expect(page.text()).toContain('This badge is verified.'))
    expect(page.text()).not.toContain('Given to this person?')
    await page.fill('The person’s email address', 'ada@example.org')
    await page.press('button', 'Compare')
    await vi.waitFor(() => expect(page.text()).toContain('Yes: it was given to this address.'))
    expect(asked.at(-1)?.identities).toEqual([{ kind: 'email', value: 'ada@example.org' }])
  })
})

describe('checking a file', () => {
  it('checks what is chosen and keeps nothing', async () => {
    const { storage } = (running = startStores(honest))
    shown = await showPage(CheckPage, '/check')
    const page = shown
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    const files = new DataTransfer()
    files.items.add(new File(['Bread'], 'bread.json'))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() => expect(page.text()).toContain('This badge is verified.'))
    expect(page.text()).toContain('Bread')
    const kept = await storage.badges.list()
    expect(kept).toEqual({ ok: true, value: [] })
  })

  it('checks what is inside of what holds several, one by one, and no deeper than somebody would put it', async () => {
    const bundle = { id: 'urn:list' }
    const nest = { name: 'nest', content: 'nest', bundle }
    let opened = 0
    running = startStores({
      examine: (input) => {
        const name = textOf(input)
        const examined = makeExamined(name, { report: reportOf() })
        if (name !== 'list' && name !== 'nest') return Promise.resolve(ok(examined))
        opened += 1
        const { badge: _badge, ...several } = examined
        const parts = ['Bread', 'Cake'].map((part) => ({ name: part, content: part, bundle }))
        const damaged = { name: 'Broken', fault: { code: 'unbake.archive.damaged' }, bundle }
        return Promise.resolve(
          ok({ ...several, parts: name === 'list' ? [...parts, damaged, nest] : [nest] }),
        )
      },
    })
    shown = await showPage(CheckPage, '/check')
    const page = shown
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    const files = new DataTransfer()
    files.items.add(new File(['list'], 'page.json'))
    files.items.add(new File(['Soup'], 'soup.json'))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    const headings = () =>
      [...document.querySelectorAll('.check-results h2')].map(({ textContent }) => textContent?.trim())
    await vi.waitFor(() => expect(page.text()).toContain('Soup'))
    await vi.waitFor(() => expect(opened).toBe(4))
    // The innermost nest is left closed; what could not be taken out says so in its place.
    await vi.waitFor(() => expect(headings()).toEqual(['Bread', 'Cake', 'Broken', 'nest', 'Soup']))
    expect(page.text()).not.toContain('page.json')
  })
})

describe('comparing a page with a badge', () => {
  const badge = makeBadge('Bread')

  it('finds no difference in spelling that no reader sees', () => {
    const spelt = claimOf({ name: ' bread ', issuedOn: '2026-01-02T00:00:00Z' })
    expect(compareClaims(spelt, badge)).toEqual([])
    const accented = makeBadge('Cuisinie\u0300re')
    expect(compareClaims(claimOf({ name: 'Cuisini\u00e8re' }), accented)).toEqual([])
  })

  it('accepts the name in another language of the badge', () => {
    const achievement = { ...badge.achievement, editions: [{ language: 'fr', name: 'Pain' }] }
    expect(compareClaims(claimOf({ name: 'Pain' }), { ...badge, achievement })).toEqual([])
  })

  it('finds an end that the page leaves out, or makes up', () => {
    const ends = makeBadge('Bread', { expires: '2026-06-01' })
    expect(compareClaims(claimOf(), ends)).toEqual([{ about: 'expires', actual: '2026-06-01' }])
    expect(compareClaims(claimOf({ expires: '2030-01-01' }), badge)).toEqual([
      { about: 'expires', claimed: '2030-01-01' },
    ])
  })

  it('accuses nobody when the badge, out of reach, tells no name', () => {
    const silent = makeBadge('', { issuer: { name: '', otherIdentifiers: [] } })
    expect(canCompare(silent)).toBe(false)
    expect(compareClaims(claimOf(), silent)).toEqual([])
    expect(compareClaims(claimOf({ name: '–', issuerName: '–' }), badge)).toEqual([])
  })

  it('finds another person where the badge names one', () => {
    const named = makeBadge('Bread', { recipients: [{ kind: 'name', value: 'Ada Lovelace', hashed: false }] })
    expect(compareClaims(claimOf(), named, 'Grace')).toMatchObject([
      { about: 'person', actual: 'Ada Lovelace' },
    ])
    expect(compareClaims(claimOf(), named, 'ada lovelace')).toEqual([])
    expect(compareClaims(claimOf(), named)).toEqual([])
  })
})

describe('the questions of a reader', () => {
  const reportWith = (
    ...checks: [
      id: 'format' | 'integrity' | 'window' | 'status',
      state: 'ok' | 'failed' | 'unknown' | 'not-applicable',
    ][]
  ): Report => ({
    verdict: 'unverified',
    checkedAt: '',
    checks: checks.map(([id, state]) => ({ id, state, code: `${id}.x`, checkedAt: '' })),
  })

  it('take the graver of two answers, and leave out what does not apply', () => {
    const steps = (report: Report) => stepsOf(report).map((step) => [step.question, step.state])
    expect(
      steps(reportWith(['format', 'ok'], ['integrity', 'ok'], ['window', 'ok'], ['status', 'unknown'])),
    ).toEqual([
      ['integrity', 'ok'],
      ['valid', 'unknown'],
    ])
    expect(steps(reportWith(['window', 'failed'], ['status', 'ok']))).toEqual([['valid', 'failed']])
    expect(steps(reportWith(['format', 'failed'], ['integrity', 'not-applicable']))).toEqual([
      ['format', 'failed'],
    ])
  })
})
