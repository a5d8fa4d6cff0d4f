// A passphrase on a file: opened by it alone, anywhere in it, and nothing can be cut, moved or changed unseen.
import { expect, test, vi } from 'vitest'
import { sourceOf } from '../../../../src/domain/archive/byteSource.ts'
import { createLockWriter } from '../../../../src/domain/archive/lock/lockWriter.ts'
import {
  ITERATION_BOUNDS,
  ITERATIONS,
  readLockHeader,
  writeLockEnd,
  writeLockHeader,
} from '../../../../src/domain/archive/lock/lockHeader.ts'
import { normalisePassphrase } from '../../../../src/domain/archive/lock/lockKey.ts'
import { passphraseStrength, proposePassphrase } from '../../../../src/domain/archive/lock/passphrase.ts'
import { unlockSource } from '../../../../src/domain/archive/lock/unlockSource.ts'

// Keys are made slowly on purpose, and machines are busy.
vi.setConfig({ testTimeout: 60_000 })

const CHUNK = 64 * 1024
const WORDS = 'une phrase à moi'
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const content = (length: number) => Uint8Array.from({ length }, (_, place) => (place * 7919) & 255)

async function lock(bytes: Uint8Array<ArrayBuffer>, passphrase = WORDS): Promise<Uint8Array<ArrayBuffer>> {
  const options = { random, iterations: ITERATION_BOUNDS.least, chunkBytes: CHUNK }
  const writer = await createLockWriter(passphrase, options)
  // In parts that do not fit the chunks.
  for (let at = 0; at < bytes.length; at += 50_000) {
    writer.write(bytes.slice(at, at + 50_000))
    await writer.settled()
  }
  return new Uint8Array(await (await writer.end()).arrayBuffer())
}

async function open(file: Uint8Array<ArrayBuffer>, passphrase = WORDS) {
  const source = sourceOf(new Blob([file]))
  const header = await readLockHeader(source)
  return header.ok ? unlockSource(source, header.value, passphrase) : header
}

/** All of it, in stretches that do not fit the chunks; or the code of the first fault. */
async function readAll(file: Uint8Array<ArrayBuffer>, passphrase = WORDS): Promise<number[] | string> {
  const opened = await open(file, passphrase)
  if (!opened.ok) return opened.error.code
  const all: number[] = []
  for (let start = 0; start < opened.value.size; start += 50_000) {
    const part = await opened.value.read(start, Math.min(opened.value.size, start + 50_000))
    if (!part.ok) return part.error.code
    all.push(...part.value)
  }
  return all
}

test('comes back byte for byte, whether it fills its chunks or not', async () => {
  for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
    expect(await readAll(await lock(content(length))), String(length)).toEqual([...content(length)])
})

test('opens in the middle alone', async () => {
  const opened = await open(await lock(content(3 * CHUNK)))
  const part = opened.ok ? await opened.value.read(CHUNK - 2, CHUNK + 2) : opened
  expect(part).toEqual({ ok: true, value: content(3 * CHUNK).slice(CHUNK - 2, CHUNK + 2) })
  expect(opened.ok && (await opened.value.read(0, 3 * CHUNK + 1))).toMatchObject({ ok: false })
})

test('another passphrase is told from a damaged file; spaces and spellings of letters do not count', async () => {
  const file = await lock(content(10))
  expect(await readAll(file, 'une phrase a moi')).toBe('backup.wrong-passphrase')
  expect(await readAll(file, ` ${'une  phrase à moi'.normalize('NFD')} `)).toEqual([...content(10)])
  expect(normalisePassphrase('ﬁn\u00a0 x ')).toBe('fin x')
})

test('the same content twice is never the same file', async () => {
  expect(await lock(content(10))).not.toEqual(await lock(content(10)))
})

test('a cut, anywhere, is seen before a passphrase is asked for', async () => {
  const file = await lock(content(3 * CHUNK))
  const sealed = CHUNK + 16
  for (const length of [16, 20, 100, file.length - 1, file.length - sealed, file.length - 2 * sealed])
    expect(await readAll(file.slice(0, length)), String(length)).toBe('backup.cut-short')
  expect(await readAll(new Uint8Array([...file, 0]))).toBe('backup.cut-short')
})

test('chunks cannot change places, be repeated or end the file early', async () => {
  const file = await lock(content(3 * CHUNK))
  const start = file.length - 16 - 3 * (CHUNK + 16)
  const chunk = (number: number) =>
    file.slice(start + number * (CHUNK + 16), start + (number + 1) * (CHUNK + 16))
  const made = (...chunks: Uint8Array[]) =>
    new Uint8Array([file.slice(0, start), ...chunks, file.slice(-16)].flatMap((part) => [...part]))
  expect(await readAll(made(chunk(1), chunk(0), chunk(2)))).toBe('backup.damaged')
  expect(await readAll(made(chunk(0), chunk(0), chunk(2)))).toBe('backup.damaged')
  expect(await readAll(made(chunk(0), chunk(1), chunk(1)))).toBe('backup.damaged')
  expect(await readAll(made(chunk(0), chunk(1), chunk(2)))).toEqual([...content(3 * CHUNK)])
})

test('a file that is made to end early, and says so, is found out by its last chunk', async () => {
  const file = await lock(content(2 * CHUNK))
  const start = file.length - 16 - 2 * (CHUNK + 16)
  const early = [...file.slice(0, start + CHUNK + 16), ...writeLockEnd(CHUNK)]
  expect(await readAll(new Uint8Array(early))).toBe('backup.damaged')
  expect(await readAll(new Uint8Array([...file.slice(0, -16), ...writeLockEnd(2 * CHUNK - 1)]))).toBe(
    'backup.damaged',
  )
})

test('one flipped bit is seen wherever it is', async () => {
  const file = await lock(content(CHUNK + 5))
  for (let tries = 0; tries < 36; tries++) {
    // Everywhere in the header, and in some places of the content.
    const place = tries < 30 ? tries * 13 : 1000 + (tries - 30) * 12_000
    const flipped = file.slice()
    flipped[place] = (flipped[place] ?? 0) ^ (1 << (tries % 8))
    const result = await readAll(flipped)
    expect(typeof result === 'string' ? result : 'read', `byte ${place}`).toMatch(
      /^backup\.(damaged|cut-short|not-a-backup|newer)$/,
    )
  }
})

test('a header that asks for years of work, or for none, is refused', async () => {
  const file = await lock(content(1))
  const read = await readLockHeader(sourceOf(new Blob([file])))
  if (!read.ok) throw new Error(read.error.code)
  const { header } = read.value
  const rest = file.slice(read.value.bytes.length)
  for (const change of [
    { iterations: 2_000_000_000 },
    { iterations: 1 },
    { chunkBytes: 2 ** 31 },
    { chunkBytes: 1 },
    { salt: new Uint8Array(3) },
  ])
    expect(await readAll(new Uint8Array([...writeLockHeader({ ...header, ...change }), ...rest]))).toBe(
      'backup.hostile',
    )
})

test('a lock of a later version says so', async () => {
  const file = await lock(content(1))
  const later = new TextEncoder().encode('besace-locked/2\n')
  expect(await readAll(new Uint8Array([...later, ...file.slice(later.length)]))).toBe('backup.newer')
})

test('works as hard as is asked for today', () => {
  expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
})

test('passphrases: advice that is not fooled by signs, proposals that are strong and never the same', () => {
  const strengths = [
    '',
    'soleil',
    '1234567890',
    'aaaaaaaaaaaa',
    'azertyuiop',
    'Soleil2026!',
    'mon chat dort sur le radiateur',
  ]
  expect(strengths.map(passphraseStrength)).toEqual([
    'empty',
    'weak',
    'weak',
    'weak',
    'weak',
    'fair',
    'strong',
  ])
  const proposals = Array.from({ length: 200 }, () => proposePassphrase(random))
  for (const proposal of proposals) expect(passphraseStrength(proposal), proposal).toBe('strong')
  expect(new Set(proposals).size).toBe(200)
})
