// Everything in one file: what goes in comes out, byte for byte, under names every system takes.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openBundle } from '../../src/domain/badge/openBundle.ts'
import MePage from '../../src/features/settings/MePage.vue'
import { useArchiveStore } from '../../src/stores/archive.ts'
import { bytesOf, makeReceived } from '../support/keptBadges.ts'
import { lastNotice, showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined

beforeEach(() => {
  running = startStores({ now: () => new Date('2026-07-01T10:00:00Z') })
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  vi.restoreAllMocks()
  running.stop()
})

/** The badges in it, by name; everything is stored as it is, so the rest can be read in the plain bytes. */
async function openZip(file: Blob): Promise<{ badges: Map<string, string>; plain: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const opened = valueOf(await openBundle(bytes)) ?? []
  const badges = opened.flatMap((part) =>
    'content' in part && part.content instanceof Uint8Array && !/^(list|LISEZMOI)/.test(part.name)
      ? [[part.name, new TextDecoder().decode(part.content)] as const]
      : [],
  )
  return { badges: new Map(badges), plain: new TextDecoder().decode(bytes) }
}

async function keep(name: string, content: string): Promise<void> {
  const original = { bytes: bytesOf(content), mediaType: 'application/json', fileName: 'badge.json' }
  valueOf(await running.storage.badges.save(makeReceived(name, { original })))
}

it('holds every original, a readme in both languages and a list', async () => {
  await keep('Pain : 1/2', '{"a":1}')
  await keep('PAIN 1 2', '{"b":2}')
  const progress: number[] = []
  const { file, fileName, badgeCount } = valueOf(
    await useArchiveStore().takeAll({ onProgress: (done) => progress.push(done) }),
  )
  expect([fileName, badgeCount, progress]).toEqual(['besace-2026-07-01.zip', 2, [1, 2]])
  const { badges, plain } = await openZip(file)
  expect([...badges.values()].sort()).toEqual(['{"a":1}', '{"b":2}'])
  for (const name of badges.keys()) expect(name).toMatch(/^PAIN 1 2( \(2\))?\.json$/i)
  expect(plain).toMatch(/Vos badges, le 2026-07-01[^]*Your badges, on 2026-07-01/)
  for (const name of badges.keys()) expect(plain).toContain(`"file": "badges/${name}"`)
})

it('stops when told to', async () => {
  await keep('Pain', '{}')
  const controller = new AbortController()
  controller.abort()
  expect(await useArchiveStore().takeAll({ signal: controller.signal })).toEqual({
    ok: false,
    error: { code: 'archive.stopped' },
  })
})

it('is made from Me, and says what is in the downloads', async () => {
  await keep('Pain', '{}')
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  shown = await showPage(MePage, '/me')
  await vi.waitFor(() => shown!.find('button', 'Download all my badges'))
  await shown.press('button', 'Download all my badges')
  await vi.waitFor(() => expect(lastNotice()).toMatch(/^1 badge is in your downloads \(/))
  expect(clicked).toHaveBeenCalledOnce()
})

it('has nothing to offer while there is no badge', async () => {
  shown = await showPage(MePage, '/me')
  await vi.waitFor(() => expect(shown!.text()).toContain('There is no badge to take yet.'))
})
