// Everything in one file: what goes in comes out, byte for byte, under names every system takes.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MAX_FILE_BYTES } from '../../src/domain/badge/limits.ts'
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
    'content' in part && part.content instanceof Uint8Array
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
  const { files, badgeCount } = valueOf(
    await useArchiveStore().takeAll({ onProgress: (done) => progress.push(done) }),
  )
  const { file, fileName } = files[0]!
  expect(files).toHaveLength(1)
  expect([fileName, badgeCount, progress]).toEqual(['besace-2026-07-01.zip', 2, [1, 2]])
  const { badges, plain } = await openZip(file)
  expect([...badges.values()].sort()).toEqual(['{"a":1}', '{"b":2}'])
  for (const name of badges.keys()) expect(name).toMatch(/^PAIN 1 2( \(2\))?\.json$/i)
  expect(plain).toMatch(/Vos badges, le 2026-07-01[^]*Your badges, on 2026-07-01/)
  for (const name of badges.keys()) expect(plain).toContain(`"file": "badges/${name}"`)
})

it('comes back through the same door: every badge, and no line about readme or list', async () => {
  await keep('Pain', '{"a":1}')
  await keep('Pâte', '{"b":2}')
  const { files } = valueOf(await useArchiveStore().takeAll())
  const opened = valueOf(await openBundle(new Uint8Array(await files[0]!.file.arrayBuffer()))) ?? []
  expect(opened.map(({ name }) => name).sort()).toEqual(['Pain.json', 'Pâte.json'])
})

it('becomes several files where one would be too large to come back', { timeout: 90_000 }, async () => {
  const large = (letter: string) => `{"a":"${letter.repeat(20 * 1024 * 1024)}"}`
  for (const letter of ['a', 'b', 'c']) await keep(`Large ${letter}`, large(letter))
  const { files, badgeCount } = valueOf(await useArchiveStore().takeAll())
  expect([files.map(({ fileName }) => fileName), badgeCount]).toEqual([
    ['besace-2026-07-01-1.zip', 'besace-2026-07-01-2.zip'],
    3,
  ])
  const names = []
  for (const { file } of files) {
    expect(file.size).toBeLessThan(MAX_FILE_BYTES)
    names.push(...(await openZip(file)).badges.keys())
  }
  expect(names.sort()).toEqual(['Large a.json', 'Large b.json', 'Large c.json'])
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
