// What the learner adds to a badge: proofs and a story, changed, taken away and brought back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import BadgePage from '../../src/features/badge/BadgePage.vue'
import { useStoryDraft } from '../../src/features/badge/enrich/useStoryDraft.ts'
import { makeBadge, makeReceived } from '../support/keptBadges.ts'
import { lastNotice, showPage, squeeze, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined
let badgeId = ''

beforeEach(async () => {
  running = startStores()
  const evidence = [{ name: 'The loaf', url: 'https://issuer.example/loaf' }]
  const checkedAt = '2026-03-03T10:00:00.000Z'
  const received = makeReceived('Bread', {
    badge: makeBadge('Bread', { evidence }),
    report: { verdict: 'verified', checkedAt, checks: [] },
  })
  badgeId = received.id
  valueOf(await running.storage.badges.save(received))
})

afterEach(() => {
  close()
  running.stop()
  localStorage.clear()
})

function close(): void {
  shown?.page.unmount()
  shown = undefined
}

async function open(): Promise<ShownPage> {
  shown = await showPage(BadgePage, '/badges/:id', `/badges/${badgeId}?part=enrich`)
  await vi.waitFor(() => expect(shown!.text()).toContain('My story'))
  return shown
}

const proofs = () => wordsOf('.proof-item')
const stories = () => wordsOf('.story-entry dl')
const wordsOf = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].map((element) => squeeze(element.innerText))

async function addProof(page: ShownPage, title: string, story = ''): Promise<void> {
  await page.press('button', 'Add a proof')
  await vi.waitFor(() => expect(document.querySelector('dialog[open]')).not.toBeNull())
  await page.fill('Title', title)
  await page.fill('What it shows', story)
  await page.press('button', 'Keep it')
}

async function chooseKind(kind: 'text' | 'link' | 'file'): Promise<void> {
  document.querySelector<HTMLInputElement>(`dialog input[value="${kind}"]`)!.click()
  await vi.waitFor(() =>
    expect(document.querySelector(`dialog input[value="${kind}"]:checked`)).not.toBeNull(),
  )
}

describe('proofs', () => {
  it('are added, changed, deleted, and brought back; the issuer’s stay apart', async () => {
    const page = await open()
    await addProof(page, 'Workshop of March', 'Twelve loaves.')
    await vi.waitFor(() => expect(proofs()).toHaveLength(1))
    expect(proofs()[0]).toContain('Workshop of March Twelve loaves.')
    expect(document.querySelector('.issuer-proof')?.textContent).toContain('The loaf')

    await page.press('button', 'Change “Workshop of March”')
    await vi.waitFor(() => expect(document.querySelector('dialog[open]')).not.toBeNull())
    await page.fill('Title', 'Workshop of April')
    await page.press('button', 'Keep it')
    await vi.waitFor(() => expect(proofs()[0]).toContain('Workshop of April Twelve loaves.'))

    await page.press('button', 'Delete “Workshop of April”')
    await vi.waitFor(() => expect(proofs()).toHaveLength(0))
    await undoLast()
    await vi.waitFor(() => expect(proofs()[0]).toContain('Workshop of April'))
    expect(lastNotice()).toBe('Your proof is back.')
  })

  it('hold a photo, shown small', async () => {
    const page = await open()
    await page.press('button', 'Add a proof')
    await chooseKind('file')
    const data = new DataTransfer()
    data.items.add(await photo())
    const input = document.querySelector<HTMLInputElement>('dialog input[type="file"]')!
    input.files = data.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() =>
      expect(document.querySelector('dialog')?.textContent).toContain('Chosen: oven.png'),
    )
    await page.press('button', 'Keep it')
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLImageElement>('.proof-item-picture')?.naturalWidth).toBe(2),
    )
    expect(proofs()[0]).toContain('oven.png')
    expect(page.find('button', 'Open')).toBeTruthy()
  })

  it('say at the field what is amiss, and keep what was typed', async () => {
    const page = await open()
    await page.press('button', 'Add a proof')
    await chooseKind('link')
    await page.fill('Link', 'not a link')
    await page.fill('Title', 'My page')
    await page.press('button', 'Keep it')
    await vi.waitFor(() =>
      expect(document.querySelector('dialog .ui-field-error')?.textContent).toContain('not a web address'),
    )
    expect(document.activeElement).toBe(document.querySelector('dialog input[type="url"]'))
    await page.fill('Link', 'example.org/bread')
    await page.press('button', 'Keep it')
    await vi.waitFor(() => expect(proofs()[0]).toContain('My page'))
    expect(document.querySelector('.proof-item a')?.getAttribute('href')).toBe('https://example.org/bread')
  })

  it('half written survive a dialog closed by accident', async () => {
    const page = await open()
    await page.press('button', 'Add a proof')
    await vi.waitFor(() => expect(document.querySelector('dialog[open]')).not.toBeNull())
    await page.fill('Title', 'Half')
    document.querySelector<HTMLDialogElement>('dialog[open]')!.close()
    await vi.waitFor(() => expect(document.querySelector('.ui-dialog-body')).toBeNull())
    await page.press('button', 'Add a proof')
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLInputElement>('dialog[open] .ui-field input')?.value).toBe('Half'),
    )
  })
})

describe('the story', () => {
  it('is written one question at a time, kept, changed, deleted and brought back', async () => {
    const page = await open()
    await page.press('button', 'Write')
    await page.fill('What I learned', 'Patience.')
    await page.press('button', 'Next question')
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'))
    await page.fill('How I use it', 'On Sundays.')
    await page.press('button', 'Keep what I wrote')
    await vi.waitFor(() => expect(stories()).toEqual(['What I learned Patience. How I use it On Sundays.']))
    expect(valueOf(await running.storage.badges.list())[0]?.hasReflection).toBe(true)

    await page.press('button', 'Change what I wrote')
    await page.fill('What I learned', 'Much patience.')
    await page.press('button', 'Keep what I wrote')
    await vi.waitFor(() =>
      expect(stories()).toEqual(['What I learned Much patience. How I use it On Sundays.']),
    )

    await page.press('button', 'Delete what I wrote')
    await vi.waitFor(() => expect(stories()).toEqual([]))
    await undoLast()
    await vi.waitFor(() => expect(stories()).toHaveLength(1))
  })

  it('asks for a few words when all three are empty', async () => {
    const page = await open()
    await page.press('button', 'Write')
    await page.press('button', 'Keep what I wrote')
    await vi.waitFor(() => expect(page.text()).toContain('Answer at least one question first.'))
  })

  it('is not lost when the tab closes before it is kept', async () => {
    const page = await open()
    await page.press('button', 'Write')
    await page.fill('What I learned', 'Half a sentence')
    close()
    await open()
    expect(document.querySelector('textarea')?.value).toBe('Half a sentence')
  })

  it('given up is forgotten, and can be taken back', async () => {
    const page = await open()
    await page.press('button', 'Write')
    await page.fill('What I learned', 'Half')
    await page.press('button', 'Cancel')
    expect(document.querySelector('textarea')).toBeNull()
    await undoLast()
    await vi.waitFor(() => expect(document.querySelector('textarea')?.value).toBe('Half'))
  })

  it('keeps several entries, the newest first', async () => {
    const page = await open()
    for (const words of ['First.', 'Second.']) {
      await page.press('button', 'Write')
      await page.fill('What I learned', words)
      await page.press('button', 'Keep what I wrote')
      await vi.waitFor(() => expect(stories()[0]).toBe(`What I learned ${words}`))
    }
    expect(stories()).toHaveLength(2)
  })

  it('does without a draft where the device keeps none', () => {
    const broken = { getItem: () => '{broken', setItem: refuse, removeItem: refuse } as unknown as Storage
    const draft = useStoryDraft('id', broken)
    draft.begin({ learned: 'a', use: '', develop: '' })
    expect(draft.answers.learned).toBe('a')
    expect(draft.isEmpty.value).toBe(false)
  })
})

function refuse(): never {
  throw new DOMException('full', 'QuotaExceededError')
}

async function photo(): Promise<File> {
  const canvas = new OffscreenCanvas(2, 2)
  canvas.getContext('2d')!.fillRect(0, 0, 2, 2)
  return new File([await canvas.convertToBlob({ type: 'image/png' })], 'oven.png', { type: 'image/png' })
}
