// One badge: what it says, what can be done with it, and that its issuer's words run nothing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Badge } from '../../src/domain/badge/badge.ts'
import { fail, ok } from '../../src/domain/result.ts'
import type { Check, Report } from '../../src/domain/verification/report.ts'
import BadgePage from '../../src/features/badge/BadgePage.vue'
import { canOpenInTab } from '../../src/features/badge/enrich/openInTab.ts'
import { renderMarkdown } from '../../src/features/badge/see/renderMarkdown.ts'
import { webAddress } from '../../src/features/badge/webAddress.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { makeBadge, makeExamined, makeReceived, makeReport } from '../support/keptBadges.ts'
import { lastNotice, showPage, squeeze, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined
/** What examining finds when the badge is checked again. */
let nextReport: Report

beforeEach(() => {
  nextReport = report()
  running = startStores({
    examine: () => Promise.resolve(ok(makeExamined('Bread', { report: nextReport }))),
  })
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  vi.restoreAllMocks()
  running.stop()
})

/** As examining reports it, in codes that have their sentence. */
function report(verdict: 'verified' | 'revoked' = 'verified'): Report {
  const { checkedAt } = makeReport()
  const checks: Check[] = [
    { id: 'format', state: 'ok', code: 'format.read', because: { version: '2.0' }, checkedAt },
    {
      id: 'window',
      state: 'ok',
      code: 'window.open-until',
      because: { date: '2027-05-04T00:00:00Z' },
      checkedAt,
    },
    { id: 'recipient', state: 'failed', code: 'recipient.someone-else', source: 'badge', checkedAt },
  ]
  return { verdict, checkedAt, checks }
}

async function open(change: Partial<Badge> = {}, part = ''): Promise<ShownPage> {
  const received = makeReceived('Bread', { badge: makeBadge('Bread', change), report: report() })
  valueOf(await running.storage.badges.save(received))
  shown = await showPage(BadgePage, '/badges/:id', `/badges/${received.id}${part}`)
  await vi.waitFor(() => expect(document.querySelector('.badge-page-tabs')).not.toBeNull())
  return shown
}

function submit(): void {
  document.querySelector<HTMLFormElement>('#add-address')!.requestSubmit()
}

describe('what the badge says', () => {
  it('names itself, its issuer and its day, and tells the verdict in a sentence', async () => {
    const { text } = await open()
    expect(document.querySelector('h1')?.textContent).toBe('Bread')
    expect(text()).toMatch(/Given by Issuer on \w/)
    expect(squeeze(document.querySelector('.verdict-panel')!.textContent)).toMatch(
      /^Verified on .+ The badge has not changed, and the issuer’s address confirms it\./,
    )
  })

  it('tells every check: the question, the answer, its sentence with dates as people say them', async () => {
    const { find } = await open()
    const summary = find('summary', 'Every check')
    summary.click()
    const items = [...summary.parentElement!.querySelectorAll<HTMLElement>('.check-list > li')]
    const rows = items.map((row) => squeeze(row.innerText))
    expect(rows).toHaveLength(3)
    expect(rows[1]).toContain('Is it in time? yes')
    expect(rows[1]).toContain('2027')
    expect(rows[1]).not.toContain('T00:00')
    expect(rows[2]).toContain('Is it yours? no')
    expect(rows[2]).toContain('Read in the badge itself')
  })

  it('adds an address on the spot: the badge is mine at once, and the gesture can be taken back', async () => {
    const { press, fill, text } = await open()
    await press('button', 'Add my address')
    await fill('My address', 'nonsense')
    submit()
    await vi.waitFor(() => expect(text()).toContain('This looks like no address.'))
    await fill('My address', 'ADA@example.org')
    submit()
    await vi.waitFor(() => expect(text()).toContain('This badge was given to you (ADA@example.org).'))
    expect(lastNotice()).toBe('ADA@example.org added: this badge is yours.')
    expect(useSettingsStore().settings.identities).toEqual([{ kind: 'email', value: 'ADA@example.org' }])
    await undoLast()
    expect(useSettingsStore().settings.identities).toEqual([])
    await vi.waitFor(() => expect(text()).toContain('Add your addresses to see'))
  })

  it('says when the added address is not the one', async () => {
    const { press, fill } = await open()
    await press('button', 'Add my address')
    await fill('My address', 'bob@example.org')
    submit()
    await vi.waitFor(() => expect(lastNotice()).toMatch(/^bob@example\.org added, but/))
  })

  it('counts the days it still lasts', async () => {
    const { text } = await open({ expires: new Date(Date.now() + 20.5 * 86_400_000).toISOString() })
    expect(text()).toContain('(21 days left)')
  })

  it('speaks the language that is chosen for it', async () => {
    const achievement = {
      ...makeBadge('Pain').achievement,
      language: 'fr',
      description: 'Fait du pain.',
      editions: [{ language: 'en-GB', name: 'Bread', description: 'Bakes bread.' }],
    }
    const { find } = await open({ achievement })
    await vi.waitFor(() =>
      expect(squeeze(document.querySelector('.markdown')!.textContent)).toBe('Bakes bread.'),
    )
    const [first] = document.querySelectorAll<HTMLInputElement>('.badge-see input[type="radio"]')
    expect(find('.ui-segments label', 'français')).toBeTruthy()
    first!.click()
    await vi.waitFor(() =>
      expect(squeeze(document.querySelector('.markdown')!.textContent)).toBe('Fait du pain.'),
    )
    expect(document.querySelector('.markdown')?.getAttribute('lang')).toBe('fr')
    expect(document.querySelector('h1')?.textContent).toBe('Pain')
  })

  it('keeps the source for those who look under the cloth', async () => {
    const { find } = await open()
    find('summary', 'All the data').click()
    await vi.waitFor(() =>
      expect(document.querySelector('.see-data-source')?.textContent).toContain('"x-unknown"'),
    )
  })

  it('says so when there is no such badge, with a way back', async () => {
    shown = await showPage(BadgePage, '/badges/:id', '/badges/none')
    await vi.waitFor(() => expect(shown!.text()).toContain('This badge could not be opened'))
    expect(shown.find('a', 'Back to my badges').getAttribute('href')).toBe('/')
  })
})

describe('the issuer’s formatted words', () => {
  const hostile = [
    '# Heading',
    '<script>window.wasRun = true</script>',
    '<img src="https://evil.example/a.png" onerror="window.wasRun = true">',
    '![pixel](https://evil.example/b.png)',
    '<svg onload="window.wasRun = true"><a href="javascript:window.wasRun=true">x</a></svg>',
    '[press](javascript:window.wasRun=true) [data](data:text/html,x) [local](/me) [good](https://good.example/)',
    '<iframe src="https://evil.example"></iframe><form action="https://evil.example"><input name="a"></form>',
    '<p style="position:fixed" class="ui-button" id="app" onclick="window.wasRun = true">words</p>',
  ].join('\n\n')

  it('run nothing, load nothing, and keep their good parts', async () => {
    await open({ achievement: { ...makeBadge('Bread').achievement, description: hostile } })
    await vi.waitFor(() => expect(document.querySelector('.markdown h3')?.textContent).toBe('Heading'))
    const shownWords = document.querySelector('.markdown')!
    expect(
      shownWords.querySelector('script, img, svg, iframe, form, input, [style], [id], [class="ui-button"]'),
    ).toBeNull()
    expect([...shownWords.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://evil.example/b.png',
      'https://good.example/',
    ])
    for (const element of shownWords.querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([])
    }
    shownWords.querySelector<HTMLElement>('p')?.click()
    expect('wasRun' in window).toBe(false)
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    expect(loaded.filter((name) => name.includes('evil.example'))).toEqual([])
  })

  it('open their links elsewhere, and say so', () => {
    const fragment = renderMarkdown('[a](https://good.example)', { headingLevel: 3, newTab: '(new tab)' })
    const link = fragment.querySelector('a')!
    expect(link.target).toBe('_blank')
    expect(link.rel).toBe('noopener noreferrer')
    expect(link.textContent).toBe('a (new tab)')
  })

  it('keep of HTML among them the links and the bare tags', () => {
    const html =
      '<p style="color:red">a <a onclick="b()" href=https://good.example>c</a> <b onload="d">e</b></p>'
    const holder = document.createElement('div')
    holder.append(renderMarkdown(html, { headingLevel: 3, newTab: '' }))
    expect(holder.querySelector('a')?.href).toBe('https://good.example/')
    expect(holder.querySelector('b')?.outerHTML).toBe('<b>e</b>')
    expect(holder.querySelector('p')?.getAttributeNames()).toEqual([])
  })

  it('keep their headings below the page’s own', () => {
    const fragment = renderMarkdown('# One\n\n## Two\n\n###### Six', { headingLevel: 4, newTab: '' })
    expect([...fragment.children].map((element) => element.tagName)).toEqual(['H4', 'H5', 'H6'])
  })

  it('become links only when they are addresses of the web', () => {
    expect(webAddress('https://a.example/x')).toBe('https://a.example/x')
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'a.example', '', undefined]) {
      expect(webAddress(text)).toBeUndefined()
    }
  })

  it('never open in a tab a file that could run something', () => {
    expect(['image/png', 'application/pdf'].every(canOpenInTab)).toBe(true)
    expect(['image/svg+xml', 'text/html', 'text/plain', undefined].some(canOpenInTab)).toBe(false)
  })
})

describe('the gestures', () => {
  it('check again, show the new answer and say it', async () => {
    const { press, text } = await open()
    nextReport = report('revoked')
    await press('button', 'Check')
    await vi.waitFor(() => expect(text()).toContain('Withdrawn by its issuer.'))
    expect(lastNotice()).toContain('Withdrawn by its issuer.')
  })

  it('say why when the check could not be made', async () => {
    const { press } = await open()
    vi.spyOn(running.storage.checks, 'toCheck').mockResolvedValueOnce(
      fail({ code: 'storage.connection-lost' }),
    )
    await press('button', 'Check')
    await vi.waitFor(() => expect(lastNotice()).toContain('The check could not be made.'))
  })

  it('lead to the file and the collections, and take a place in one back', async () => {
    const { press, find, text } = await open()
    const collections = useCollectionsStore()
    valueOf(await collections.create({ title: 'For Lyon', preamble: '', entries: [] }))
    await press('button', 'Share')
    await vi.waitFor(() => expect(text()).toContain('For Lyon'))
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('tab'))
    expect(document.activeElement?.textContent?.trim()).toBe('Share')
    expect(find('button', 'Download the file')).toBeTruthy()
    await press('button', 'Put it in “For Lyon”')
    await vi.waitFor(() => expect(text()).toContain('Already in this collection'))
    await undoLast()
    await vi.waitFor(() => expect(collections.collections[0]?.entries).toEqual([]))
  })

  it('delete the badge, and bring it back', async () => {
    const { press, router } = await open()
    await press('button', 'Delete this badge')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/'))
    expect(valueOf(await running.storage.badges.list())).toHaveLength(0)
    await undoLast()
    expect(valueOf(await running.storage.badges.list())).toHaveLength(1)
    expect(lastNotice()).toBe('“Bread” is back.')
  })
})
