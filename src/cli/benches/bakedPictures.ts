// A folder of baked PNGs of 100 kB, each with a signed badge of its own and pixels that do not compress.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { bakePng } from '../../domain/badge/bakePng.ts'
import { crc32 } from '../../domain/badge/png/chunks.ts'
import { signedCredential } from './signedBadges.ts'

export interface BakedFolder {
  paths: string[]
  remove(): void
}

/** Writes that many pictures to disk. */
export async function bakePictures(count: number): Promise<BakedFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'besace-import-'))
  const paths: string[] = []
  for (let number = 1; number <= count; number++) {
    const credential = await signedCredential({ id: `urn:uuid:${randomUUID()}`, name: `Badge ${number}` })
    const baked = bakePng(
      noisePicture(),
      { form: 'json', text: JSON.stringify(credential) },
      'openbadgecredential',
    )
    if (!baked.ok) throw new Error(baked.error.code)
    const path = join(folder, `badge-${number}.png`)
    writeFileSync(path, baked.value)
    paths.push(path)
  }
  return { paths, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Pixels of noise, 99 kB of them: a picture that every browser shows. */
export function noisePicture(side = 182): Uint8Array {
  const lines = Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), randomBytes(side * 3)]))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.concat(lines), { level: 0 })
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes, 4, 8 + data.length), 8 + data.length)
  return bytes
}
