// Draws the badge with its name as a square picture: paper ground, the stitched ring, name, issuer, month.
import {
  cutToWidth,
  drawMark,
  drawPicture,
  drawRing,
  INK,
  PAPER,
  PETROL,
  PICTURE_FONTS,
  SOFT_INK,
  TEXT_FONT,
  TITLE_FONT,
  wrap,
  type Pen,
} from '../../../composables/picturePen.ts'
import { decodePicture, drawnAsPng, type PictureBytes } from '../../../composables/pictureBytes.ts'

const SIDE = 1080
const WIDTH = 920
const RING = { x: SIDE / 2, y: 352, radius: 262 }

export interface NamedPicture {
  name: string
  issuer: string
  when: string
  picture: PictureBytes | undefined
}

/** PNG bytes, or nothing when this browser cannot draw. */
export async function makeNamedPicture(wanted: NamedPicture): Promise<ArrayBuffer | undefined> {
  await Promise.allSettled(PICTURE_FONTS.map((font) => document.fonts.load(font)))
  const picture = await decodePicture(wanted.picture)
  return drawnAsPng((canvas) => {
    canvas.width = SIDE
    canvas.height = SIDE
    const pen = canvas.getContext('2d')
    if (pen === null) return false
    pen.fillStyle = PAPER
    pen.fillRect(0, 0, SIDE, SIDE)
    pen.fillStyle = PETROL
    pen.fillRect(0, SIDE - 16, SIDE, 16)
    drawRing(pen, RING)
    if (picture) drawPicture(pen, picture, RING)
    drawWords(pen, wanted)
    drawMark(pen, SIDE / 2 - 92, SIDE - 118)
    return true
  })
}

function drawWords(pen: Pen, { name, issuer, when }: NamedPicture): void {
  pen.textAlign = 'center'
  pen.textBaseline = 'top'
  let y = 656
  const { lines, size } = fitName(pen, name)
  pen.fillStyle = INK
  for (const line of lines) {
    pen.fillText(line, SIDE / 2, y)
    y += Math.round(size * 1.14)
  }
  pen.font = `400 36px ${TEXT_FONT}`
  pen.fillStyle = SOFT_INK
  y += 14
  for (const line of [issuer, when].filter((part) => part.trim() !== '')) {
    pen.fillText(cutToWidth(pen, line, WIDTH), SIDE / 2, y)
    y += 48
  }
  pen.textAlign = 'start'
}

/** The largest size at which the name stands in two lines; a longer one is cut with a mark that says so. */
function fitName(pen: Pen, name: string): { lines: string[]; size: number } {
  for (const size of [76, 62, 52]) {
    pen.font = `650 ${size}px ${TITLE_FONT}`
    const lines = wrap(pen, name, WIDTH)
    if (lines.length <= 2 && lines.every((line) => pen.measureText(line).width <= WIDTH))
      return { lines, size }
  }
  const [first = '', ...rest] = wrap(pen, name, WIDTH)
  const second = rest.length > 0 ? [cutToWidth(pen, rest.join(' '), WIDTH)] : []
  return { lines: [cutToWidth(pen, first, WIDTH), ...second], size: 52 }
}
