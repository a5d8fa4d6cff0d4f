// On paper: what stands on a CV is the learner's choice, always on one page; a printed sheet is a document of its own.
import { page as view } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Badge } from '../../src/domain/badge/badge.ts'
import type { Verdict } from '../../src/domain/verification/report.ts'
import AttestationPage from '../../src/features/paper/AttestationPage.vue'
import CollectionSheetPage from '../../src/features/paper/CollectionSheetPage.vue'
import CvPage from '../../src/features/paper/cv/CvPage.vue'
import MapSheetPage from '../../src/features/paper/MapSheetPage.vue'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { useCvStore } from '../../src/stores/cv.ts'
import { useProfileStore } from '../../src/stores/profile.ts'
import { makeBadge, makeReceived, makeReport } from '../support/keptBadges.ts'
import { showPage, squeeze, type ShownPage } from '../support/mountPage.ts'
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

interface Kept {
  codes?: string[]
  verdict?: Verdict
  change?: Partial<Badge>
}

async function keep(
  name: string,
  { codes = [], verdict = 'verified', change = {} }: Kept = {},
): Promise<string> {
  const evidence = [{ url: 'https://issuer.example/evidence' }]
  const badge = makeBadge(name, { evidence, issuedOn: '2026-11-02', ...change })
  badge.achievement.alignments = codes.map((code) => ({
    name: 'x',
    framework: 'DigComp 2.2',
    code,
    via: 'alignment',
  }))
  const received = makeReceived(name, { badge, report: makeReport(verdict) })
  valueOf(await running.storage.badges.save(received))
  return received.id
}

const sheet = () => document.querySelector<HTMLElement>('.paper-sheet')!
const words = () => squeeze(sheet().innerText)
const strengths = () =>
  [...document.querySelectorAll('.cv-strengths .paper-h3')].map(({ textContent }) => squeeze(textContent))

async function openCv(): Promise<ShownPage> {
  shown = await showPage(CvPage, '/paper/cv')
  await vi.waitFor(() => expect(document.querySelector('.cv-strengths li, .ui-empty')).not.toBeNull())
  return shown
}

async function introduce(): Promise<void> {
  valueOf(
    await useProfileStore().save({
      name: 'Amina Koné',
      fields: {
        headline: 'Helping people with computers',
        about: '',
        place: 'Belfort',
        languages: [{ code: 'fr', level: 'native' }],
        links: [],
      },
      visible: {},
    }),
  )
}

describe('the CV', () => {
  it('asks for a badge first', async () => {
    const page = await openCv()
    expect(page.find('a', 'Add a badge').getAttribute('href')).toBe('/add')
  })

  it('proposes strengths from the map, with step, badge, issuer and year in words', async () => {
    await introduce()
    await keep('Mentor of peers', { codes: ['2.4'] })
    await keep('Soup')
    await openCv()
    expect(strengths()).toEqual(['Collaborating through digital technologies', 'Soup'])
    expect(words()).toContain('Step 4 of 4: I pass it on')
    expect(words()).toContain('Badge “Mentor of peers”, Issuer, 2026')
    expect(words()).toContain('Bake three loaves.')
    expect(words()).toContain('Amina Koné')
    expect(words()).toContain('Helping people with computers')
    expect(words()).toContain('French (mother tongue)')
    expect(words()).toContain('Badges complete diplomas.')
  })

  it('is the learner’s to change, and remembers', async () => {
    await keep('Mentor of peers', { codes: ['2.4'] })
    await keep('Soup')
    let page = await openCv()
    await page.fill('My aim, in one line', 'To cook for many')
    await page.fill('One sentence that shows it', 'I helped ten beginners.')
    await page.press('button', 'Remove Soup')
    await vi.waitFor(() => expect(strengths()).toEqual(['Collaborating through digital technologies']))
    await page.press('button', 'Add a line')
    await vi.waitFor(() => page.find('label', 'What, and where'))
    await page.fill('What, and where', 'Cook, Town of Belfort')
    await vi.waitFor(() => expect(words()).toContain('Cook, Town of Belfort'))
    page.page.unmount()

    page = await openCv()
    await vi.waitFor(() => expect(words()).toContain('To cook for many'))
    expect(words()).toContain('I helped ten beginners.')
    expect(words()).toContain('Cook, Town of Belfort')
    expect(strengths()).toEqual(['Collaborating through digital technologies'])

    const select = document.getElementById(page.find('label', 'Add a strength').getAttribute('for')!)
    ;(select as HTMLSelectElement).selectedIndex = 1
    select!.dispatchEvent(new Event('change', { bubbles: true }))
    expect(strengths()).toHaveLength(1)
    await vi.waitFor(() => page.find('button', 'Add: Add a strength'))
    await page.press('button', 'Add: Add a strength')
    await vi.waitFor(() =>
      expect(strengths()).toEqual(['Collaborating through digital technologies', 'Soup']),
    )
  })

  it('without a name shows no name and no contact', async () => {
    await introduce()
    await keep('Soup')
    const page = await openCv()
    await page.fill('How to reach me', 'amina@example.org')
    await vi.waitFor(() => expect(words()).toContain('amina@example.org'))
    await page.press('label', 'Anonymous')
    await vi.waitFor(() => expect(words()).not.toMatch(/amina|belfort/i))
    expect(page.text()).toContain('No name, no contact, and no code')
    expect(words()).toContain('Helping people with computers')
  })

  it('speaks the reader’s language and prints in black', async () => {
    await keep('Mentor of peers', { codes: ['2.4'] })
    const page = await openCv()
    await page.press('label', 'Français')
    await vi.waitFor(() => expect(words()).toContain('Étape 4 sur 4 : je transmets'))
    expect(sheet().lang).toBe('fr')
    await page.press('label', 'Black')
    await vi.waitFor(() => expect(sheet().classList).toContain('is-black'))
    const colours = [...sheet().querySelectorAll('.paper-h2, .paper-bars, .cv-complete')].map(
      (element) => getComputedStyle(element).color,
    )
    expect(new Set(colours)).toEqual(new Set(['rgb(0, 0, 0)']))
  })

  it('is one page whatever is on it: what has no room is left out, and said', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await keep(name)
    const line = (n: number) => ({
      what: `Line ${n} ${'long words '.repeat(9)}`,
      when: '2020–2026',
      badgeIds: [],
    })
    const four = [1, 2, 3, 4].map(line)
    const page = await openCv()
    const fits = () => sheet().scrollHeight <= sheet().clientHeight
    expect(fits()).toBe(true)
    expect(page.text()).not.toContain('The page is full')
    sheet().style.paddingBlockEnd = '120mm'
    await useCvStore().change({ experience: four, education: four, roles: four, digital: 'Pix 512' })
    await vi.waitFor(() => expect(page.text()).toContain('The page is full'))
    await vi.waitFor(() => expect(fits()).toBe(true))
    expect(strengths()).toHaveLength(5)
    const leftOut = [...document.querySelectorAll('.paper-view .ui-notice li')].map(
      ({ textContent }) => textContent,
    )
    expect(leftOut[0]).toMatch(/^Line 4/)
    await useCvStore().change({ experience: [], education: [], roles: [] })
    await vi.waitFor(() => expect(page.text()).not.toContain('The page is full'))
    expect(words()).toContain('Pix 512')
  })
})

describe('while it prints', () => {
  it('the document is the sheet: title, language, and a first heading; afterwards the page again', async () => {
    await introduce()
    await keep('Soup')
    await openCv()
    const before = { title: document.title, language: document.documentElement.lang }
    await useCvStore().change({ language: 'fr' })
    await vi.waitFor(() => expect(words()).toContain('Mes points forts'))
    expect(sheet().querySelector('h1')).toBeNull()
    dispatchEvent(new Event('beforeprint'))
    await vi.waitFor(() => expect(sheet().querySelector('h1')?.textContent).toBe('Amina Koné'))
    expect(document.title).toBe('CV – Amina Koné')
    expect(document.documentElement.lang).toBe('fr')
    dispatchEvent(new Event('afterprint'))
    await vi.waitFor(() => expect(sheet().querySelector('h1')).toBeNull())
    expect({ title: document.title, language: document.documentElement.lang }).toEqual(before)
  })

  it('no letter is under 10 points', async () => {
    await introduce()
    await keep('Mentor of peers', { codes: ['2.4'] })
    await openCv()
    const small = [...sheet().querySelectorAll('*')]
      .filter(({ textContent }) => squeeze(textContent) !== '')
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < (10 / 72) * 96 - 0.01)
      .map(({ className, textContent }) => `${String(className)}: ${textContent}`)
    // The first letter that stands for a missing picture is a drawing.
    expect(small.filter((one) => !one.startsWith('ui-emblem') && !/^(undefined|): \w$/.test(one))).toEqual([])
  })
})

describe('the other sheets', () => {
  it('an attestation says who, by whom, what was found and when; and where to check it again', async () => {
    await introduce()
    const id = await keep('Soup', { codes: ['2.4'] })
    shown = await showPage(AttestationPage, '/paper/badge/:id', `/paper/badge/${id}`)
    await vi.waitFor(() => expect(document.querySelector('.attestation-head')).not.toBeNull())
    expect(words()).toContain('Given to Amina Koné')
    expect(words()).toContain('Given by Issuer')
    expect(words()).toContain('Given on 2 November 2026')
    expect(words()).toContain('Verified on 3 March 2026.')
    expect(words()).toContain('Does the person know this issuer?')
    expect(words()).toContain('Bake three loaves.')
    expect(words()).toContain('x · 2.4, DigComp 2.2')
    expect(words()).toContain('issuer.example/assertions/Soup')
    await vi.waitFor(() =>
      expect(sheet().querySelector('.qr-code')?.getAttribute('aria-label')).toContain(
        'https://issuer.example/',
      ),
    )
    await shown.fill('Name on the sheet', '')
    await vi.waitFor(() => expect(words()).not.toContain('Amina'))
  })

  it('an attestation without a public address says so in words', async () => {
    const id = await keep('Soup', { change: { id: 'urn:uuid:1', verification: { method: 'embedded' } } })
    shown = await showPage(AttestationPage, '/paper/badge/:id', `/paper/badge/${id}`)
    await vi.waitFor(() => expect(document.querySelector('.attestation-head')).not.toBeNull())
    expect(words()).toContain('This badge has no public address.')
    expect(sheet().querySelector('.qr-code')).toBeNull()
    expect(shown.text()).toContain('No page of yours is public')
  })

  it('the map is a list of what badges show, with steps in words', async () => {
    await keep('Mentor of peers', { codes: ['2.4'] })
    shown = await showPage(MapSheetPage, '/paper/map')
    await vi.waitFor(() => expect(document.querySelector('.map-sheet-area')).not.toBeNull())
    expect(words()).toContain('2.4 Collaborating through digital technologies')
    expect(words()).toContain('Step 4: I pass it on')
    expect(words()).toContain('Mentor of peers')
    expect(words()).not.toContain('Programming')
  })

  it('a collection has its words, its badges in order, and what was found', async () => {
    const [soup, bread] = [await keep('Soup'), await keep('Bread', { verdict: 'intact' })]
    const made = valueOf(
      await useCollectionsStore().create({
        title: 'What I cook',
        preamble: 'For many.',
        entries: [
          { badgeId: bread, sentence: 'Every morning.' },
          { badgeId: soup, sentence: '' },
        ],
      }),
    )
    shown = await showPage(CollectionSheetPage, '/paper/collection/:id', `/paper/collection/${made.id}`)
    await vi.waitFor(() => expect(document.querySelectorAll('.collection-sheet li')).toHaveLength(2))
    expect(words()).toMatch(
      /What I cook.*For many\..*Bread.*Every morning\..*On 3 March 2026: unchanged.*Soup/,
    )
    expect(words()).toContain('ask the person for their files')
  })

  it('a collection that is not here says where it may be', async () => {
    shown = await showPage(CollectionSheetPage, '/paper/collection/:id', '/paper/collection/none')
    await vi.waitFor(() => expect(shown!.text()).toContain('This collection is not here'))
  })
})
