// Packing text for a ZIP, where the browser can.

/** The bare deflate stream, or nothing when it would be no shorter or cannot be made here. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const packed = new Uint8Array(await new Response(stream).arrayBuffer())
  return packed.length < bytes.length ? packed : undefined
}
