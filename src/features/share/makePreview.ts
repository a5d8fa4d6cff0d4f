// From the prepared page to its preview picture as PNG bytes: waits for fonts, decodes the badges' pictures, draws.
import { decodePicture, drawnAsPng, type PictureBytes } from '../../composables/pictureBytes.ts'
import { PICTURE_FONTS } from '../../composables/picturePen.ts'
import { drawPreview } from './drawPreview.ts'

export interface PreviewRequest {
  title: string
  person?: string
  note: string
  pictures: (PictureBytes | undefined)[]
}

/** The PNG, or nothing when this browser cannot draw it: a page goes out without a picture rather than not at all. */
export async function makePreview(request: PreviewRequest): Promise<ArrayBuffer | undefined> {
  // A font that cannot load leaves the system's own in its place.
  await Promise.allSettled(PICTURE_FONTS.map((font) => document.fonts.load(font)))
  const pictures = await Promise.all(request.pictures.slice(0, 3).map(decodePicture))
  return drawnAsPng((canvas) => drawPreview(canvas, { ...request, pictures }))
}
