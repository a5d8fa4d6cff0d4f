// An archive of ours, opened by a reader that is not.
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { centralHeader, zipEntry } from '../../../../src/domain/archive/zipRecords.ts'
import { createZipWriter } from '../../../../src/domain/archive/zipWriter.ts'

const at = new Date(2026, 6, 1, 10, 20, 30)
const bufferOf = (bytes: Uint8Array) => bytes.slice().buffer
const open = async (file: Blob) => unzipSync(new Uint8Array(await file.arrayBuffer()))

test('files come out under their names, byte for byte', async () => {
  const zip = createZipWriter(at)
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(zip.add('badges/Été ★.png', bufferOf(every))).toBe(true)
  expect(zip.add('empty.txt', new ArrayBuffer(0))).toBe(true)
  const files = await open(zip.end())
  expect(Object.keys(files)).toEqual(['badges/Été ★.png', 'empty.txt'])
  expect(files['badges/Été ★.png']).toEqual(every)
  expect(files['empty.txt']).toHaveLength(0)
})

test('an archive of many megabytes, in pieces', async () => {
  const zip = createZipWriter(at)
  const picture = Uint8Array.from({ length: 60_000 }, (_, place) => (place * 31) & 255)
  for (let number = 0; number < 200; number++) zip.add(`badges/${number}.png`, bufferOf(picture))
  const files = await open(zip.end())
  expect(Object.keys(files)).toHaveLength(200)
  expect(files['badges/199.png']).toEqual(picture)
})

test('an empty archive is an archive', async () => {
  expect(await open(createZipWriter(at).end())).toEqual({})
})

test('no more files than a ZIP can count', () => {
  const zip = createZipWriter(at)
  const nothing = new ArrayBuffer(0)
  for (let number = 0; number < 65_535; number++) zip.add(String(number), nothing)
  expect(zip.add('one more', nothing)).toBe(false)
})

test('the moment is written as MS-DOS counts it, and never before 1980', () => {
  const momentOf = (date: Date) => {
    const header = centralHeader(zipEntry('a', new Uint8Array(), date, 0))
    return new DataView(header.buffer).getUint32(12, true)
  }
  expect(momentOf(at)).toBe((((46 << 9) | (7 << 5) | 1) << 16) + ((10 << 11) | (20 << 5) | 15))
  expect(momentOf(new Date(1970, 0, 1)) >>> 25).toBe(0)
})
