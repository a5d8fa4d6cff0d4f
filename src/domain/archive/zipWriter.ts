// Writes a ZIP piece by piece: what is written is handed to the browser, so memory holds a few megabytes at a time.
import { createBlobWriter } from './blobWriter.ts'
import { centralHeader, endRecord, localHeader, ZIP_LIMITS, zipEntry } from './zipRecords.ts'
import type { ZipEntry } from './zipRecords.ts'

export interface ZipWriter {
  /**
   * False when the archive would grow beyond what a ZIP can hold: then the file is not in it.
   *
   * @param packed The same bytes deflated, to be written in their place.
   */
  add(name: string, bytes: ArrayBuffer, packed?: Uint8Array<ArrayBuffer>): boolean
  /** The whole archive. */
  end(): Blob
}

/** @param at When its files were made, as they say. */
export function createZipWriter(at: Date): ZipWriter {
  const writer = createBlobWriter()
  const entries: ZipEntry[] = []
  let listSize = 22

  return {
    add(name, bytes, packed) {
      const entry = zipEntry(name, new Uint8Array(bytes), at, writer.size(), packed)
      const header = localHeader(entry)
      const grown = header.length + entry.packedSize + listSize + 46 + entry.name.length
      if (writer.size() + grown > ZIP_LIMITS.bytes || entries.length >= ZIP_LIMITS.files) return false
      entries.push(entry)
      listSize += 46 + entry.name.length
      writer.write(header)
      writer.write(packed ?? bytes)
      return true
    },
    end() {
      const start = writer.size()
      for (const entry of entries) writer.write(centralHeader(entry))
      writer.write(endRecord(entries.length, writer.size() - start, start))
      return writer.end('application/zip')
    },
  }
}
