// My map: the mosaic by eye, by keyboard and by ear; the list beside it; why; proposals and corrections.
import { page as view, userEvent } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Alignment } from '../../src/domain/badge/badge.ts'
import type { Verdict } from '../../src/domain/verification/report.ts'
import MapPage from '../../src/features/map/MapPage.vue'
import { useCompetenciesStore } from '../../src/stores/competencies.ts'
import { makeBadge, makeReceived, makeReport } from '../support/keptBadges.ts'
import { lastNotice, showPage, squeeze, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'
import '../../src/ui/tokens.css'
import '../../src/ui/base.css'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(async () => {
  await view.viewport(360, 740)
  running = startStores()
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
})

const evidence = [{ url: 'https://issuer.example/evidence' }]

async function keep(
  name: string,
  alignments: Partial<Alignment>[],
  verdict: Verdict = 'verified',
  words = '',
): Promise<string> {
  const badge = makeBadge(name, { evidence, issuedOn: new Date().toISOString() })
  badge.achievement.alignments = alignments.map((one) => ({ name: 'x', via: 'alignment', ...one }))
  badge.achievement.description = words
  badge.achievement.criteria = {}
  const received = makeReceived(name, { badge, report: makeReport(verdict) })
  valueOf(await running.storage.badges.save(received))
  return received.id
}

async function open(at = '/map'): Promise<ShownPage> {
  shown = await showPage(MapPage, '/map', at)
  await vi.waitFor(() => expect(document.querySelector('.map-cell, .map-list, .ui-empty')).not.toBeNull())
  return shown
}

const digcomp = (code: string) => ({ framework: 'DigComp 2.2', code })
const cells = () => [...document.querySelectorAll<HTMLButtonElement>('.map-mosaic .map-cell')]
const names = () => cells().map((cell) => cell.getAttribute('aria-label') ?? '')
const cell = (code: string) => cells().find(({ innerText }) => innerText.trim() === code)!
const lit = () =>
  vi.waitFor(() =>
    expect(
      document.querySelector('.map-mosaic .map-cell:is(.is-step-1, .is-step-2, .is-step-3, .is-step-4)'),
    ).not.toBeNull(),
  )
const sheet = () => document.querySelector('dialog[open]')

async function openLit(at?: string): Promise<ShownPage> {
  const page = await open(at)
  await lit()
  return page
}

describe('the mosaic', () => {
  it('teaches while there is no badge', async () => {
    const { text, find } = await open()
    await vi.waitFor(() => expect(text()).toContain('Your map lights up with your badges'))
    expect(find('a', 'Add a badge').getAttribute('href')).toBe('/add')
  })

  it('says of each cell what it is, its step and its badges', async () => {
    await keep('Mentor of peers', [digcomp('2.4')])
    await keep('Netiquette quiz', [digcomp('2.5')])
    await keep('Searching', [digcomp('1.1')])
    await openLit()
    expect(cells()).toHaveLength(21)
    expect(names()).toContain(
      '2.4 Collaborating through digital technologies, step 4 of 4, I pass it on, 1 badge',
    )
    expect(names()).toContain('2.5 Netiquette, step 1 of 4, I discover, 1 badge')
    expect(names()).toContain('3.4 Programming, nothing yet')
    expect(squeeze(document.querySelector('.map-area')!.textContent)).toContain('1 of 3')
  })

  it('is one stop of the tab key; arrows move inside, Enter opens, Escape brings back', async () => {
    await keep('Mentor of peers', [digcomp('1.1')])
    await openLit()
    expect(cells().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    cell('1.1').focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    expect(document.activeElement).toBe(cell('2.2'))
    expect(cell('2.2').tabIndex).toBe(0)
    expect(cell('1.1').tabIndex).toBe(-1)
    await userEvent.keyboard('{Home}{ArrowUp}{Enter}')
    await vi.waitFor(() => expect(sheet()?.textContent).toContain('Why this step?'))
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(sheet()).toBeNull())
    expect(document.activeElement).toBe(cell('1.1'))
  })

  it('has cells of 44 px and no scrolling sideways at 320 px', async () => {
    await view.viewport(320, 640)
    await keep('Mentor of peers', [digcomp('2.4')])
    await keep('A', [
      { framework: 'A framework with quite a long name that nobody would ever give to one', name: 'y' },
    ])
    await openLit()
    const { width, height } = cells()[0]!.getBoundingClientRect()
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })

  it('says the same as the list below', async () => {
    await keep('Mentor of peers', [digcomp('2.4'), digcomp('3.1')])
    await keep('Sharing', [{ framework: 'CRCN', code: '2.2' }])
    await openLit()
    const rows = [...document.querySelectorAll<HTMLElement>('.map-list button')].map((row) =>
      squeeze(row.textContent),
    )
    expect(rows).toHaveLength(cells().length)
    for (const [place, row] of rows.entries()) {
      const name = names()[place]!
      const step = /step (\d) of 4, ([^,]+), (.+)$/.exec(name)
      expect(row.startsWith(name.split(',')[0]!.slice(0, 12))).toBe(true)
      if (step) expect(row).toMatch(new RegExp(`Step ${step[1]}: ${step[2]}.*${step[3]}`))
      else expect(row).toMatch(/Nothing yet|begun/)
    }
  })

  it('shows only a framework’s own light, and what the address asks for', async () => {
    await keep('Team', [{ framework: 'LifeComp', code: 'S3' }])
    await openLit()
    // DigComp is dark, so the first with light is shown.
    expect(cells()).toHaveLength(9)
    const choices = [...document.querySelectorAll('option')].map(({ textContent }) => textContent)
    expect(choices.slice(0, 4)).toEqual(['DigComp', 'LifeComp – 1 lit', 'EntreComp', 'GreenComp'])
    shown?.page.unmount()
    const { text } = await open('/map?framework=greencomp')
    await vi.waitFor(() => expect(text()).toContain('None of your badges lights GreenComp yet'))
    expect(cells()).toHaveLength(12)
  })

  it('shows the issuer’s own framework in the issuer’s words', async () => {
    await keep('Welcome desk', [{ framework: 'Desk skills', code: 'D1', name: 'Greets a visitor' }])
    const { text } = await open('/map?framework=own:desk-skills')
    await vi.waitFor(() => expect(text()).toContain('Greets a visitor'))
    expect(text()).toContain('Step 2: I practise · 1 badge')
  })

  it('counts only what the chip lets through', async () => {
    await keep('Netiquette quiz', [digcomp('2.5')])
    await keep('Mentor of peers', [digcomp('2.4')])
    const { press } = await openLit()
    await press('button.ui-chip', 'Doing')
    expect(names()).toContain('2.5 Netiquette, nothing yet')
    expect(names().join()).toContain('2.4 Collaborating through digital technologies, step 4 of 4')
    await press('button.ui-chip', 'To refresh')
    expect(names().every((name) => name.endsWith('nothing yet'))).toBe(true)
  })
})

describe('why', () => {
  it('names the badge, leads to it and says what it counts on', async () => {
    const id = await keep('Mentor of peers', [digcomp('2.4')])
    await openLit()
    cell('2.4').click()
    await vi.waitFor(() => expect(sheet()?.textContent).toContain('Step 4: I pass it on'))
    const words = squeeze(sheet()!.textContent)
    expect(words).toContain('I help other people do it.')
    expect(words).toContain(
      'Counts for step 4, after its name. Verified. It rewards a role beside others. With evidence from the issuer.',
    )
    expect(sheet()!.querySelector('h4 a')?.getAttribute('href')).toBe(`/badges/${id}`)
  })

  it('shows a revoked badge and counts it nothing', async () => {
    await keep('Taken back', [digcomp('2.4')], 'revoked')
    await keep('Searching', [digcomp('1.1')])
    await openLit()
    expect(names().join()).toContain('2.4 Collaborating through digital technologies, nothing yet')
    cell('2.4').click()
    await vi.waitFor(() => expect(squeeze(sheet()?.textContent ?? '')).toContain('Shown, but not counted'))
    expect(sheet()!.textContent).toContain('it does not count')
  })

  it('lets the learner lower a step and take a badge off, with a way back', async () => {
    await keep('Mentor of peers', [digcomp('2.4')])
    const { press } = await openLit()
    cell('2.4').click()
    await vi.waitFor(() => expect(sheet()?.querySelector('select')).toBeTruthy())
    const select = sheet()!.querySelector('select')!
    select.value = '2'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() =>
      expect(names().join()).toContain('2.4 Collaborating through digital technologies, step 2 of 4'),
    )
    expect(squeeze(sheet()!.textContent)).toContain('Counts for step 2, as you decided.')
    await press('dialog button', 'Does not count here')
    await vi.waitFor(() =>
      expect(names().join()).toContain('2.4 Collaborating through digital technologies, nothing yet'),
    )
    expect(lastNotice()).toBe('No longer counted here')
    await undoLast()
    await vi.waitFor(() =>
      expect(names().join()).toContain('2.4 Collaborating through digital technologies, step 2 of 4'),
    )
  })
})

describe('proposals', () => {
  const words = 'Respects netiquette in online forums and stays polite.'
  // The matcher comes with its own files.
  const proposed = () =>
    vi.waitFor(() => expect(names()).toContain('2.5 Netiquette, proposed, you decide'), { timeout: 10_000 })

  it('wait for the learner, who says yes', async () => {
    const id = await keep('Polite', [], 'verified', words)
    const { press } = await open()
    await proposed()
    await press('button.map-proposals', /to confirm/)
    await vi.waitFor(() => expect(squeeze(sheet()?.textContent ?? '')).toContain(words))
    await press('dialog button', 'Yes, count it')
    await vi.waitFor(() => expect(names()).toContain('2.5 Netiquette, step 2 of 4, I practise, 1 badge'))
    expect(useCompetenciesStore().decisions).toMatchObject([
      { badgeId: id, key: 'digcomp-2.2|2.5', answer: 'yes' },
    ])
    expect(squeeze(sheet()!.textContent)).toContain('You linked it yourself.')
  })

  it('are not made again after a no', async () => {
    await keep('Polite', [], 'verified', words)
    const { press } = await open()
    await proposed()
    cell('2.5').click()
    await vi.waitFor(() => expect(sheet()).not.toBeNull())
    await press('dialog button', 'No')
    await vi.waitFor(() => expect(names()).toContain('2.5 Netiquette, nothing yet'))
  })
})

describe('beside the mosaic, where there is room', () => {
  it('the reasons stand in a panel, without a dialog', async () => {
    await view.viewport(1280, 800)
    await keep('Mentor of peers', [digcomp('2.4')])
    await openLit()
    cell('2.4').click()
    await vi.waitFor(() =>
      expect(document.querySelector('.map-aside')?.textContent).toContain('I pass it on'),
    )
    expect(sheet()).toBeNull()
    expect(cell('2.4').getAttribute('aria-current')).toBe('true')
  })
})
