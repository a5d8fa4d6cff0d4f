// Backups that are cut, changed, of another app or made to harm: each said by its code, nothing lost, nothing run.
import 'fake-indexeddb/auto'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openBackup } from '../../../src/domain/archive/openBackup.ts'
import { backupKindOf } from '../../../src/domain/archive/recogniseBackup.ts'
import { createZipWriter } from '../../../src/domain/archive/zipWriter.ts'
import { createLockWriter } from '../../../src/domain/archive/lock/lockWriter.ts'
import {
  backUp,
  closeDevices,
  fill,
  fillRest,
  newDevice,
  random,
  restore,
  rowsOf,
} from '../../support/backups.ts'

// Keys are made slowly on purpose, and machines are busy.
vi.setConfig({ testTimeout: 60_000 })

let whole: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  const device = newDevice()
  const ids = [
    await fill(device, 'a', { name: 'Bread', evidence: 2, reflections: 1, hasPicture: true }),
    await fill(device, 'a', { name: 'Cake', evidence: 1 }),
  ]
  await fillRest(device, 'a', ids)
  whole = new Uint8Array(await (await backUp(device)).arrayBuffer())
  closeDevices()
})
afterEach(closeDevices)

const asFile = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>])
const codeOf = async (bytes: Uint8Array) => {
  const opened = await openBackup(asFile(bytes))
  return opened.ok ? 'opened' : opened.error.code
}
const hexOf = async (bytes: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')

interface ManifestText {
  version: number
  entries: { path: string; bytes: number; sha256: string }[]
}

/** The same backup with other files in it, its table of contents in order again: made by someone who knows how. */
async function remade(
  change: (files: Record<string, Uint8Array>, manifest: ManifestText) => void | Promise<void>,
): Promise<Uint8Array> {
  const files = unzipSync(whole)
  const manifest = JSON.parse(Buffer.from(files['besace.json']!).toString()) as ManifestText
  await change(files, manifest)
  for (const entry of manifest.entries) {
    const bytes = files[entry.path]
    if (bytes) entry.sha256 = await hexOf(bytes)
  }
  files['besace.json'] = strToU8(JSON.stringify(manifest))
  return zipSync(files as Zippable)
}

/** Rows of no certain shape: that is what is tried here. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Rows = any[]

function inData(files: Record<string, Uint8Array>, path: string, change: (rows: Rows) => void): void {
  const rows = JSON.parse(Buffer.from(files[path]!).toString()) as Rows
  change(rows)
  files[path] = strToU8(JSON.stringify(rows))
}

it('a backup that was unpacked and packed again by another tool is still one', async () => {
  const after = newDevice()
  const repacked = await remade(() => undefined)
  expect(await restore(after, asFile(repacked))).toMatchObject({ badges: { added: 2, damaged: 0 }, lost: 0 })
})

it('is known by its content, whatever it is called', async () => {
  expect(await backupKindOf(asFile(whole))).toBe('open')
  expect(await backupKindOf(asFile(whole.slice(0, 200)))).toBe('open')
  const lock = await createLockWriter('une phrase', { random, iterations: 600_000 })
  lock.write(whole)
  const locked = await lock.end()
  expect(await backupKindOf(locked)).toBe('locked')
  expect(await backupKindOf(new Blob(['PK\u0003\u0004 and more, but nothing of ours, at all, ever']))).toBe(
    undefined,
  )
  expect(await backupKindOf(new Blob([]))).toBe(undefined)
})

it('cut short, anywhere', async () => {
  for (const length of [4, 30, 100, 1000, whole.length - 500, whole.length - 1])
    expect(await codeOf(whole.slice(0, length)), String(length)).toMatch(/^backup\.(cut-short|damaged)$/)
  expect(await codeOf(new Uint8Array(0))).toBe('backup.empty-file')
})

it('of a newer version', async () => {
  expect(await codeOf(await remade((_files, manifest) => void (manifest.version = 2)))).toBe('backup.newer')
})

it('of another app, or no archive', async () => {
  expect(await codeOf(zipSync({ 'a.txt': strToU8('hello') }))).toBe('backup.other-app')
  expect(await codeOf(zipSync({ 'besace.json': strToU8('{"format":"other"}') }))).toBe('backup.other-app')
  expect(await codeOf(zipSync({ 'besace.json': strToU8('{"format":"besace') }))).toBe('backup.damaged')
  expect(await codeOf(strToU8('%PDF-1.7 hello'))).toBe('backup.not-a-backup')
  expect(await codeOf(strToU8('{"format":"besace-backup"}'))).toBe('backup.not-a-backup')
})

it('with paths that lead elsewhere, or twice to the same place', async () => {
  for (const path of ['../evil.json', '/etc/passwd', 'a/../../b', 'C:\\evil', 'a\u0000b'])
    expect(await codeOf(await remade((files) => void (files[path] = strToU8('x')))), path).toBe(
      'backup.hostile',
    )
  const zip = createZipWriter(new Date())
  zip.add('besace.json', strToU8('{}').buffer as ArrayBuffer)
  zip.add('besace.json', strToU8('{}').buffer as ArrayBuffer)
  expect(await codeOf(new Uint8Array(await zip.end().arrayBuffer()))).toBe('backup.hostile')
})

it('that claims ten gigabytes', async () => {
  const claims = whole.slice()
  const view = new DataView(claims.buffer)
  for (let at = 0; at < claims.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true)
  expect(await codeOf(claims)).toBe('backup.too-large')
  const elsewhere = whole.slice()
  new DataView(elsewhere.buffer).setUint32(elsewhere.length - 6, 0xffffffff, true)
  expect(await codeOf(elsewhere)).toBe('backup.too-large')
})

it('with a bomb inside: the piece is left out, the rest comes', async () => {
  const bomb = await remade(async (files, manifest) => {
    files['data/collections-1.json'] = strToU8(`[${' '.repeat(8_000_000)}]`)
    files['answers/bomb'] = new Uint8Array(20_000_000)
    manifest.entries.push({ path: 'answers/bomb', bytes: 1, sha256: '' })
  })
  expect(bomb.length).toBeLessThan(200_000)
  const after = newDevice()
  const summary = await restore(after, asFile(bomb))
  expect(summary).toMatchObject({ badges: { added: 2, damaged: 0 }, lost: 1, collections: 0 })
})

it('with files laid over one another', async () => {
  const overlapping = whole.slice()
  const view = new DataView(overlapping.buffer)
  const list = view.getUint32(whole.length - 6, true)
  const second = list + 46 + view.getUint16(list + 28, true)
  view.setUint32(second + 42, 0, true)
  expect(await codeOf(overlapping)).toBe('backup.hostile')
})

it('one flipped bit, anywhere: told, and what is not touched by it comes whole', async () => {
  const before = newDevice()
  await restore(before, asFile(whole))
  const sound = await rowsOf(before)
  let [refused, partial] = [0, 0]
  for (let place = 0; place < whole.length; place += Math.ceil(whole.length / 90)) {
    const flipped = whole.slice()
    flipped[place] = flipped[place]! ^ (1 << (place % 8))
    const opened = await openBackup(asFile(flipped))
    if (!opened.ok) {
      refused += 1
      expect(opened.error.code, `byte ${place}`).toMatch(/^backup\./)
      continue
    }
    const after = newDevice()
    const { badges, lost } = await restore(after, asFile(flipped))
    if (badges.damaged + lost > 0) partial += 1
    const rows = await rowsOf(after)
    for (const table of ['originals', 'pictures', 'files', 'reflections', 'evidence', 'snapshots', 'badges'])
      for (const row of rows[table]!)
        if (table === 'badges') expect(sound['cards']!.map(idOf)).toContain(idOf(row))
        else expect(sound[table], `${table}, byte ${place}`).toContainEqual(row)
  }
  expect(refused).toBeGreaterThan(5)
  expect(partial).toBeGreaterThan(20)
})

const idOf = (row: unknown) => (row as { id: string }).id

it('rows that are not what they claim are left out, one by one', async () => {
  const after = newDevice()
  const hostile = await remade((files) => {
    inData(files, 'data/badges-1.json', ([bread, cake]) => {
      bread.evidence[1].url = 'javascript:alert(1)'
      bread.reflections[0].learned = { toString: 'x' }
      bread.card.tags = [{ evil: true }]
      bread.card.isFavourite = 'yes'
      cake.badge.badge.achievement.name = { evil: true }
    })
    inData(files, 'data/settings-1.json', (rows) => {
      const learner = rows.find(({ key }) => key === 'learner')
      Object.assign(learner.value, {
        identities: [{ kind: 'root', value: 1 }],
        theme: 'pink',
        language: '../../x',
      })
      rows.push({ key: '', value: 1 }, { value: 1 }, 7)
    })
    inData(files, 'data/shares-1.json', (rows) => {
      rows[0].url = 'javascript:alert(1)'
    })
  })
  const summary = await restore(after, asFile(hostile))
  expect(summary).toMatchObject({ badges: { added: 1, damaged: 1 }, evidence: 1, reflections: 0, shares: 0 })
  expect(summary.lost).toBe(6)
  const { cards, settings, collections } = await rowsOf(after)
  expect(cards).toMatchObject([{ name: 'Bread', hasReflection: false, hasEvidence: true }])
  expect(cards![0]).not.toHaveProperty('tags')
  expect(cards![0]).not.toHaveProperty('isFavourite')
  const learner = settings!.find((row) => (row as { key: string }).key === 'learner')
  expect((learner as { value: object }).value).toEqual({
    shownName: 'Name of a',
    trustedIssuers: ['https://a.example'],
    trustedRegistries: [],
  })
  // A badge that did not come leaves no hole in a collection.
  expect(collections).toMatchObject([{ entries: [{ badgeId: 'a-Bread' }] }])
})

it('no content passes under the hash of another', async () => {
  const after = newDevice()
  const hostile = await remade((files) => {
    const [path] = Object.keys(files).filter((name) => name.startsWith('badges/Bread'))
    files[path!] = strToU8('another original')
  })
  // The manifest agrees with the bytes, but the badge names its original by another hash.
  expect(await restore(after, asFile(hostile))).toMatchObject({ badges: { added: 1, damaged: 1 } })
})

it('names that change what objects are do no harm', async () => {
  const after = newDevice()
  const hostile = await remade((files) => {
    const text = Buffer.from(files['data/settings-1.json']!).toString()
    files['data/settings-1.json'] = strToU8(
      text
        .replace('"value": {', '"value": {"__proto__":{"isAdmin":true},')
        .replace('"value":{', '"value":{"__proto__":{"isAdmin":true},'),
    )
  })
  expect((await restore(after, asFile(hostile))).lost).toBeGreaterThan(0)
  expect(({} as { isAdmin?: boolean }).isAdmin).toBe(undefined)
})

it('rows of a kind this version does not know are counted, not guessed at', async () => {
  const after = newDevice()
  const later = await remade((files, manifest) => {
    files['data/dreams-1.json'] = strToU8('[{"id":"1"},{"id":"2"}]')
    manifest.entries.push({ path: 'data/dreams-1.json', bytes: 1, sha256: '' })
  })
  expect(await restore(after, asFile(later))).toMatchObject({ unknown: 2, lost: 0, badges: { added: 2 } })
})

it('a file that vanishes while it is read is told', async () => {
  const gone = asFile(whole)
  Object.defineProperty(gone, 'slice', {
    value: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
  })
  expect(await openBackup(gone)).toEqual({ ok: false, error: { code: 'backup.unreadable-file' } })
})
