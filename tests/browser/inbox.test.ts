// The inbox: a list of what was shared, taken or thrown away; let go only once it has ended well.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeOver } from '../../src/composables/incoming.ts'
import InboxPage from '../../src/features/inbox/InboxPage.vue'
import { keepInInbox, listInbox, takeFromInbox, type InboxThing } from '../../src/storage/inbox.ts'
import { settleInbox } from '../../src/stores/settleInbox.ts'
import type { ReceiveOutcome } from '../../src/stores/receiveBadge.ts'
import { showPage, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

const idsIn = async () => {
  const listed = await listInbox()
  return listed.ok ? listed.value.map(({ id }) => id).sort() : []
}
const text = (id: string, words: string): InboxThing => ({
  id,
  kind: 'text',
  name: '',
  mediaType: 'text/plain',
  size: words.length,
  arrivedAt: new Date().toISOString(),
  text: words,
})
const file = (id: string): InboxThing => {
  const bytes = new TextEncoder().encode(`{"${id}":1}`).buffer
  return {
    id,
    kind: 'file',
    name: `${id}.json`,
    mediaType: 'application/json',
    size: bytes.byteLength,
    arrivedAt: new Date().toISOString(),
    bytes,
  }
}

beforeEach(async () => {
  running = startStores()
  await takeFromInbox(await idsIn())
  takeOver()
})
afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running.stop()
})

async function open(at = '/inbox'): Promise<ShownPage> {
  shown = await showPage(InboxPage, at.split('?')[0] ?? at, at)
  return shown
}

describe('the inbox', () => {
  it('teaches how things get there while it is empty', async () => {
    const { text: words } = await open()
    await vi.waitFor(() => expect(words()).toContain('Nothing is waiting here'))
  })

  it('hands one thing over with its bytes, and keeps it until that has ended', async () => {
    await keepInInbox([file('bread'), text('link', 'https://issuer.example/1')])
    const { press, router, find } = await open()
    await vi.waitFor(() => find('button', 'Add bread.json'))
    await press('button', 'Add bread.json')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/add'))
    const [source, ...others] = takeOver()
    expect(others).toEqual([])
    expect(source).toMatchObject({ kind: 'file', inboxId: 'bread' })
    expect(source?.kind === 'file' && (await source.file.text())).toBe('{"bread":1}')
    expect(await idsIn()).toEqual(['bread', 'link'])
  })

  it('throws away one or all, and calls them back', async () => {
    await keepInInbox([file('bread'), file('butter'), file('jam')])
    const { press, find, text: words } = await open()
    await vi.waitFor(() => find('button', 'Throw away jam.json'))
    await press('button', 'Throw away jam.json')
    await vi.waitFor(async () => expect(await idsIn()).toEqual(['bread', 'butter']))
    await vi.waitFor(() => find('button', 'Throw everything away'))
    await press('button', 'Throw everything away')
    await vi.waitFor(() => expect(words()).toContain('Nothing is waiting here'))
    await undoLast()
    expect(await idsIn()).toEqual(['bread', 'butter'])
    await vi.waitFor(() => find('button', 'Add everything (2)'))
  })

  it('says why something did not arrive, and nothing it does not know', async () => {
    const { text: words } = await open('/inbox?missed=full,nonsense')
    await vi.waitFor(() => expect(words()).toContain('There is no room left on this device.'))
    expect(words()).not.toContain('nonsense')
  })

  it('keeps the words of a link that shares by its query, once', async () => {
    await open('/share-target?title=Mine&text=See%20https%3A%2F%2Fissuer.example%2F1.')
    await vi.waitFor(async () => expect(await idsIn()).toHaveLength(1))
    await vi.waitFor(() => expect(shown?.text()).toContain('https://issuer.example/1'))
  })
})

describe('settling', () => {
  const outcome = (state: ReceiveOutcome['state'], inboxId?: string) =>
    ({ state, source: { kind: 'text', text: '', inboxId } }) as ReceiveOutcome

  it('lets go of what ended, and of nothing that is to be tried again', async () => {
    await keepInInbox(['a', 'b', 'c', 'd', 'e'].map((id) => text(id, id)))
    await settleInbox([
      outcome('added', 'a'),
      outcome('already-there', 'b'),
      outcome('not-a-badge', 'c'),
      outcome('could-not-check', 'd'),
      outcome('not-saved', 'e'),
      outcome('added'),
    ])
    expect(await idsIn()).toEqual(['d', 'e'])
  })

  it('keeps an archive as long as one of its parts has not ended', async () => {
    await keepInInbox([text('zip', 'zip')])
    await settleInbox([outcome('added', 'zip'), outcome('not-saved', 'zip')])
    expect(await idsIn()).toEqual(['zip'])
    await settleInbox([outcome('already-there', 'zip'), outcome('added', 'zip')])
    expect(await idsIn()).toEqual([])
  })
})
