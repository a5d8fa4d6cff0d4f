// Writes a ZIP piece by piece: what is written is handed on at once, so memory holds a few megabytes at a time.
import { createBlobWriter, type BlobWriter } from './blobWriter.ts'
import { centralHeader, endRecord, localHeader, ZIP_LIMITS, zipEntry } from './zipRecords.ts'
import type { ZipEntry } from './zipRecords.ts'

/** A ZIP on its way somewhere. */
export interface ZipEntries {
  /**
   * False when the archive would grow beyond what a ZIP can hold: then the file is not in it.
   *
   * @param packed The same bytes deflated, to be written in their place.
   */
  add(name: string, bytes: ArrayBuffer, packed?: Uint8Array<ArrayBuffer>): boolean
  /** Writes the list of files, without which it is no archive. */
  close(): void
}

/** A ZIP that becomes a Blob. */
export interface ZipWriter extends Pick<ZipEntries, 'add'> {
  /** The whole archive. */
  end(): Blob
}

/** @param at When its files were made, as they say. */
export function createZipWriter(at: Date): ZipWriter {
  const writer = createBlobWriter()
  const zip = writeZipTo(writer, at)
  return {
    add: zip.add,
    end() {
      zip.close()
      return writer.end('application/zip')
    },
  }
}

/** Writes a ZIP to where the caller wants it. */
export function writeZipTo(writer: Pick<BlobWriter, 'write' | 'size'>, at: Date): ZipEntries {
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
    close() {
      const start = writer.size()
      for (const entry of entries) writer.write(centralHeader(entry))
      writer.write(endRecord(entries.length, writer.size() - start, start))
    },
  }
}
