// Adding badges: every way in ends in a sentence, and what failed can be tried again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handOver } from '../../src/composables/incoming.ts'
import { useAnnouncer } from '../../src/composables/useAnnouncer.ts'
import { fail, ok } from '../../src/domain/result.ts'
import ReceivePage from '../../src/features/receive/ReceivePage.vue'
import { makeExamined } from '../support/keptBadges.ts'
import { showPage, squeeze, type ShownPage } from '../support/mountPage.ts'
import { fileOf, startStores, textOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  running = startStores()
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
})

async function open(device?: Parameters<typeof startStores>[0]): Promise<ShownPage> {
  if (device) {
    running.stop()
    running = startStores(device)
  }
  shown = await showPage(ReceivePage, '/add')
  return shown
}

function choose(...files: File[]): void {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!
  input.files = data.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const results = () => [...document.querySelectorAll('.receive-result')].map((row) => squeeze(row.textContent))
const whenDone = (count: number) => vi.waitFor(() => expect(results()).toHaveLength(count))

describe('three ways in', () => {
  it('says of a chosen file that it is in the bag, how far it was checked, and what comes next', async () => {
    const { find } = await open()
    choose(fileOf('Bread'))
    await whenDone(1)
    expect(results()[0]).toContain('Bread is in your bag.')
    expect(find('a', 'Open Bread').getAttribute('href')).toMatch(/^\/badges\//)
    expect(find('a', 'Describe: tell it in my words').getAttribute('href')).toMatch(/part=enrich$/)
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('What happened'))
    expect(useAnnouncer().message.value).toContain('1 badge added')
  })

  it('takes a dropped file once', async () => {
    await open()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(fileOf('Bread'))
    document
      .querySelector('.ui-file-picker')!
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    await whenDone(1)
    expect(results()[0]).toContain('Bread is in your bag.')
    expect((await running.storage.badges.list()).ok && results()).toHaveLength(1)
  })

  it('takes a link from the field, and asks for one when it is empty', async () => {
    const { fill, press, text } = await open()
    await press('button', 'Add this badge')
    document.querySelector('form')!.requestSubmit()
    await vi.waitFor(() => expect(text()).toContain('Paste a link or the text of a badge first.'))
    await fill('Link or text of the badge', '  Cake  ')
    document.querySelector('form')!.requestSubmit()
    await whenDone(1)
    expect(results()[0]).toContain('Cake is in your bag.')
  })

  it('takes what another screen handed over', async () => {
    handOver([{ kind: 'file', file: fileOf('Bread') }])
    await open()
    await whenDone(1)
    expect(results()[0]).toContain('Bread')
  })
})

describe('what became of each', () => {
  it('tells many by cause, what needs the learner first', async () => {
    const { text } = await open()
    choose(fileOf('Bread'))
    await whenDone(1)
    choose(fileOf('Bread', 'again.json'), fileOf('Cake'), fileOf('not one', 'holiday.png', 'image/png'))
    await whenDone(3)
    expect(text()).toContain('1 badge added · 1 was already there · 1 is not a badge')
    expect(results()[0]).toContain('holiday.png was not added.')
    expect(results()[0]).toContain('No badge can be seen in this text.')
    expect(results().at(-1)).toContain('Bread was already in your bag.')
  })

  it('tries again what could not be read, and leaves the rest as it is', async () => {
    let isBroken = true
    const { press, find } = await open({
      examine: (input) =>
        Promise.resolve(
          isBroken && textOf(input) === 'Cake'
            ? fail({ code: 'examine.crashed' })
            : ok(makeExamined(textOf(input))),
        ),
    })
    choose(fileOf('Bread'), fileOf('Cake'))
    await whenDone(2)
    expect(results()[0]).toContain('Cake.json could not be read for now.')
    isBroken = false
    await press('button', 'Try Cake.json again')
    await vi.waitFor(() => expect(find('a', 'Open Cake')).toBeTruthy())
    expect(results()).toHaveLength(2)
    expect(find('a', 'Open Bread')).toBeTruthy()
  })

  it('stops when asked: what is saved stays, the rest can be tried again', async () => {
    const { press, text } = await open({
      examine: (input, _options, signal) =>
        textOf(input) === 'Slow'
          ? new Promise((resolve) =>
              signal?.addEventListener('abort', () => resolve(fail({ code: 'examine.stopped' }))),
            )
          : Promise.resolve(ok(makeExamined(textOf(input)))),
    })
    choose(fileOf('Bread'), fileOf('Slow'))
    await vi.waitFor(() => expect(text()).toContain('1 of 2'))
    await press('button', 'Stop')
    await whenDone(2)
    expect(text()).toContain('Stopped. What was already added stays.')
    expect(text()).toContain('Bread is in your bag.')
    expect(text()).toContain('Slow.json could not be kept.')
  })
})
