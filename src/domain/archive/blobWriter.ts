// Gathers bytes into a Blob: the browser may put its pieces on its disk, until then they are ours to carry.

const PIECE_BYTES = 4 * 1024 * 1024

export interface BlobWriter {
  write(part: Uint8Array<ArrayBuffer> | ArrayBuffer): void
  /** Bytes written so far. */
  size(): number
  end(mediaType: string): Blob
}

export function createBlobWriter(): BlobWriter {
  const pieces: Blob[] = []
  let loose: BlobPart[] = []
  let looseBytes = 0
  let size = 0
  return {
    write(part) {
      loose.push(part)
      looseBytes += part.byteLength
      size += part.byteLength
      if (looseBytes < PIECE_BYTES) return
      pieces.push(new Blob(loose))
      loose = []
      looseBytes = 0
    },
    size: () => size,
    end: (mediaType) => new Blob([...pieces, ...loose], { type: mediaType }),
  }
}
