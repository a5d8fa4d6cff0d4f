// From the prepared page to its preview picture as PNG bytes: waits for fonts, decodes the badges' pictures, draws.
import { drawPreview, PREVIEW_FONTS } from './drawPreview.ts'

export interface PreviewPicture {
  bytes: ArrayBuffer
  mediaType: string
}

export interface PreviewRequest {
  title: string
  person?: string
  note: string
  pictures: (PreviewPicture | undefined)[]
}

/** The PNG, or nothing when this browser cannot draw it: a page goes out without a picture rather than not at all. */
export async function makePreview(request: PreviewRequest): Promise<ArrayBuffer | undefined> {
  try {
    // A font that cannot load leaves the system's own in its place.
    await Promise.allSettled(PREVIEW_FONTS.map((font) => document.fonts.load(font)))
    const pictures = await Promise.all(request.pictures.slice(0, 3).map(decodePicture))
    const canvas = document.createElement('canvas')
    if (!drawPreview(canvas, { ...request, pictures })) return undefined
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return await blob?.arrayBuffer()
  } catch {
    // A picture that taints the canvas, or no memory: the caller says so in words.
    return undefined
  }
}

/** Through an image element, so that an SVG is drawn as a picture and never runs. */
async function decodePicture(picture: PreviewPicture | undefined): Promise<HTMLImageElement | undefined> {
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
