// Draws a picture of another kind (JPEG, WebP, GIF) as PNG: only PNG and SVG can carry a badge.

/** No badge is looked at larger, and no phone should have to draw more. */
const MOST_PIXELS_A_SIDE = 2048

/** Undefined when the browser cannot show it either. */
export async function drawAsPng(picture: {
  bytes: ArrayBuffer
  mediaType: string
}): Promise<Uint8Array | undefined> {
  try {
    const image = await createImageBitmap(new Blob([picture.bytes], { type: picture.mediaType }))
    const scale = Math.min(1, MOST_PIXELS_A_SIDE / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return drawn ? new Uint8Array(await drawn.arrayBuffer()) : undefined
  } catch {
    // Not a picture after all, or one too large for this device.
    return undefined
  }
}
