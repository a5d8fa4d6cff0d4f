// From kept bytes to a picture that can be drawn, and from what was drawn to PNG bytes.

export interface PictureBytes {
  bytes: ArrayBuffer
  mediaType: string
}

/** What `draw` puts on a canvas, as PNG; nothing when this browser cannot draw it. */
export async function drawnAsPng(
  draw: (canvas: HTMLCanvasElement) => boolean,
): Promise<ArrayBuffer | undefined> {
  try {
    const canvas = document.createElement('canvas')
    if (!draw(canvas)) return undefined
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return await blob?.arrayBuffer()
  } catch {
    // A picture that taints the canvas, or no memory: the caller says so in words.
    return undefined
  }
}

/** Through an image element, so that an SVG is drawn as a picture and never runs. */
export async function decodePicture(
  picture: PictureBytes | undefined,
): Promise<HTMLImageElement | undefined> {
  if (picture === undefined) return undefined
  const url = URL.createObjectURL(new Blob([picture.bytes], { type: picture.mediaType }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } catch {
    // Not a picture this browser can show: its ring stays empty.
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}
