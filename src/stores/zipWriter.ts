// Writes a ZIP piece by piece: what is written is handed to the browser, so memory holds a few megabytes at a time.
import { centralHeader, endRecord, localHeader, ZIP_LIMITS, zipEntry } from '../domain/archive/zipRecords.ts'
import type { ZipEntry } from '../domain/archive/zipRecords.ts'

/** The browser may put the pieces of a Blob on its disk; until then they are ours to carry. */
const PIECE_BYTES = 4 * 1024 * 1024

export interface ZipWriter {
  /** False when the archive would grow beyond what a ZIP can hold: then the file is not in it. */
  add(name: string, bytes: ArrayBuffer): boolean
  /** The whole archive. */
  end(): Blob
}

export function createZipWriter(at: Date): ZipWriter {
  const pieces: Blob[] = []
  const entries: ZipEntry[] = []
  let loose: BlobPart[] = []
  let looseBytes = 0
  let offset = 0
  let listSize = 22

  function write(part: Uint8Array<ArrayBuffer> | ArrayBuffer): void {
    loose.push(part)
    looseBytes += part.byteLength
    offset += part.byteLength
    if (looseBytes < PIECE_BYTES) return
    pieces.push(new Blob(loose))
    loose = []
    looseBytes = 0
  }

  return {
    add(name, bytes) {
      const entry = zipEntry(name, new Uint8Array(bytes), at, offset)
      const header = localHeader(entry)
      const grown = header.length + bytes.byteLength + listSize + 46 + entry.name.length
      if (offset + grown > ZIP_LIMITS.bytes || entries.length >= ZIP_LIMITS.files) return false
      entries.push(entry)
      listSize += 46 + entry.name.length
      write(header)
      write(bytes)
      return true
    },
    end() {
      const start = offset
      for (const entry of entries) write(centralHeader(entry))
      write(endRecord(entries.length, offset - start, start))
      return new Blob([...pieces, ...loose], { type: 'application/zip' })
    },
  }
}
