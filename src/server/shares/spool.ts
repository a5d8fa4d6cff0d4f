// Files on their way in: written to the disk as they come, hashed meanwhile, and removed when the upload is over.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { PART_BYTES } from '../store/fileParts.ts'
import type { ByteSource } from '../store/store.ts'
import { notePassed } from './bufferSweeper.ts'
import { StoreError, troubleOf } from '../store/storeError.ts'

/** A file that came, with what its bytes really are. */
export interface SpooledFile extends ByteSource {
  sha256: string
}

/** A place for the files of one upload. */
export interface UploadSpace {
  receive(): Promise<SpoolWriter>
  /** Removes everything. */
  clear(): Promise<void>
}

export interface SpoolWriter {
  size(): number
  write(bytes: Uint8Array): Promise<void>
  end(): Promise<SpooledFile>
}

export interface Spool {
  open(): Promise<UploadSpace>
}

const AN_HOUR = 60 * 60 * 1000

/** A spool in a folder of its own. What a host that was killed left there is removed. */
export function createSpool(directory: string, now: () => Date): Spool {
  mkdirSync(directory, { recursive: true })
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    // Another process may share the folder: its uploads of today stay.
    if (now().getTime() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > AN_HOUR)
      rmSync(path, { recursive: true, force: true })
  }
  return {
    async open() {
      const place = await onDisk(() => mkdtemp(join(directory, 'upload-')))
      let count = 0
      const files = new Set<FileHandle>()
      return {
        receive: () => receive(join(place, String((count += 1))), files),
        async clear() {
          await Promise.allSettled([...files].map((file) => file.close()))
          await rm(place, { recursive: true, force: true })
        },
      }
    },
  }
}

async function receive(path: string, files: Set<FileHandle>): Promise<SpoolWriter> {
  const file = await onDisk(() => open(path, 'wx', 0o600))
  files.add(file)
  const hash = createHash('sha256')
  let size = 0
  return {
    size: () => size,
    async write(bytes) {
      hash.update(bytes)
      size += bytes.byteLength
      notePassed(bytes.byteLength)
      for (let at = 0; at < bytes.byteLength;) {
        const { bytesWritten } = await onDisk(() => file.write(bytes, at))
        at += bytesWritten
      }
    },
    async end() {
      files.delete(file)
      await onDisk(() => file.close())
      return {
        sha256: hash.digest('hex'),
        size,
        parts: () => partsOf(path),
      }
    },
  }
}

/** The file in parts, each in the same memory: it is good until the next one is asked for. */
async function* partsOf(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = new Uint8Array(PART_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(buffer)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** A full disk is no bug. */
async function onDisk<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const trouble = troubleOf(error)
    throw trouble === undefined ? error : new StoreError(trouble, error)
  }
}

/** All bytes of a source, for what has to be looked at whole. */
export async function bytesOf({ size, parts }: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(size)
  let at = 0
  for await (const part of parts()) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
