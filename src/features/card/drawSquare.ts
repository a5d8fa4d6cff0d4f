// A picture cut to a square and drawn anew: smaller, and without what its maker did not mean to tell.
import { stripPhotoData } from '../../domain/passport/stripPhotoData.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { CardPicture } from '../../domain/passport/profile.ts'

/** Which part of the picture: `zoom` from 1, the rest from 0 to 1. */
export interface Cut {
  zoom: number
  across: number
  down: number
}

export const WHOLE_CUT: Cut = { zoom: 1, across: 0.5, down: 0.5 }
/** Large enough for print, small enough for a page. */
const SIDE = 512
const MOST_BYTES = 20 * 1024 * 1024

export type PictureFault = { code: 'card.picture-too-large' | 'card.picture-unreadable' }

/** The picture, opened; upright, however the photo was held. */
export async function openPicture(file: Blob): Promise<Result<ImageBitmap, PictureFault>> {
  if (file.size > MOST_BYTES) return fail({ code: 'card.picture-too-large' })
  try {
    const bytes = stripPhotoData(new Uint8Array(await file.arrayBuffer()))
    const clean = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: file.type })
    return ok(await createImageBitmap(clean))
  } catch {
    return fail({ code: 'card.picture-unreadable' }) // No picture, or one that this browser cannot show.
  }
}

/** Draws the cut into a square canvas. */
export function drawCut(picture: ImageBitmap, cut: Cut, canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = SIDE
  const { side, left, top } = placeOf(picture, cut)
  const context = canvas.getContext('2d')
  if (context === null) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, SIDE, SIDE)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE)
}

/** Where the square lies in the picture. */
export function placeOf(
  { width, height }: Pick<ImageBitmap, 'width' | 'height'>,
  { zoom, across, down }: Cut,
): { side: number; left: number; top: number } {
  const side = Math.min(width, height) / Math.max(1, zoom)
  return { side, left: (width - side) * across, top: (height - side) * down }
}

/** What the canvas shows, as a picture to keep. */
export async function pictureOf(canvas: HTMLCanvasElement): Promise<CardPicture | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88))
  return blob ? { bytes: await blob.arrayBuffer(), mediaType: 'image/jpeg' } : undefined
}
