// Draws the picture that goes with a link: 1200×627, paper ground, title, name, up to three badges in stitched rings.
import {
  cutToWidth,
  drawMark,
  drawPicture,
  drawRing,
  INK,
  PAPER,
  PETROL,
  SAFFRON,
  SOFT_INK,
  TEXT_FONT,
  TITLE_FONT,
  wrap,
  type Pen,
} from '../../composables/picturePen.ts'
import { PREVIEW_SIZE } from '../../contract/limits.ts'

const { width: PREVIEW_WIDTH, height: PREVIEW_HEIGHT } = PREVIEW_SIZE

export interface PreviewContent {
  title: string
  person?: string
  /** For example "3 badges you can check". */
  note: string
  /** Badge pictures, already decoded; a missing one becomes an empty ring. */
  pictures: (CanvasImageSource | undefined)[]
}

type Canvas = HTMLCanvasElement | OffscreenCanvas

const MARGIN = 76

/** Draws on the given canvas, whatever its size was before; false when it has no pen. */
export function drawPreview(canvas: Canvas, content: PreviewContent): boolean {
  canvas.width = PREVIEW_WIDTH
  canvas.height = PREVIEW_HEIGHT
  const pen = canvas.getContext('2d') as Pen | null
  if (pen === null) return false
  drawGround(pen)
  drawMark(pen, MARGIN, MARGIN - 8)
  const shown = content.pictures.slice(0, 3)
  const textWidth = shown.length > 1 ? 570 : 640
  drawWords(pen, content, textWidth)
  drawBadges(pen, shown)
  return true
}

function drawGround(pen: Pen): void {
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, PREVIEW_WIDTH, PREVIEW_HEIGHT)
  pen.fillStyle = PETROL
  pen.fillRect(0, PREVIEW_HEIGHT - 14, PREVIEW_WIDTH, 14)
}

function drawWords(pen: Pen, content: PreviewContent, width: number): void {
  const title = fitTitle(pen, content.title, width)
  const personHeight = content.person === undefined ? 0 : 62
  const height = title.lines.length * title.lineHeight + personHeight + 58
  let y = 140 + Math.max(0, (PREVIEW_HEIGHT - 200 - height) / 2)
  pen.textBaseline = 'top'
  if (content.person !== undefined) {
    pen.font = `600 36px ${TEXT_FONT}`
    pen.fillStyle = SAFFRON
    pen.fillText(cutToWidth(pen, content.person, width), MARGIN, y)
    y += personHeight
  }
  pen.font = title.font
  pen.fillStyle = INK
  for (const line of title.lines) {
    pen.fillText(line, MARGIN, y)
    y += title.lineHeight
  }
  pen.font = `400 32px ${TEXT_FONT}`
  pen.fillStyle = SOFT_INK
  pen.fillText(cutToWidth(pen, content.note, width), MARGIN, y + 18)
}

/** The largest of four sizes at which the title stands in three lines; beyond that it is cut. */
function fitTitle(pen: Pen, title: string, width: number) {
  for (const size of [84, 70, 58, 50]) {
    const font = `650 ${size}px ${TITLE_FONT}`
    pen.font = font
    const lines = wrap(pen, title, width)
    const fits = lines.length <= 3 && lines.every((line) => pen.measureText(line).width <= width)
    if (fits || size === 50) {
      const kept = lines.slice(0, 4).map((line) => cutToWidth(pen, line, width))
      if (lines.length > 4) kept[3] = cutToWidth(pen, `${kept[3]}…`, width)
      return { font, lines: kept, lineHeight: Math.round(size * 1.12) }
    }
  }
  return { font: '', lines: [], lineHeight: 0 }
}

/** Where the centres lie, for one, two or three badges. */
const PLACES: Record<number, { x: number; y: number; radius: number }[]> = {
  1: [{ x: 930, y: 302, radius: 196 }],
  2: [
    { x: 845, y: 210, radius: 142 },
    { x: 1008, y: 420, radius: 142 },
  ],
  3: [
    { x: 916, y: 184, radius: 128 },
    { x: 790, y: 426, radius: 128 },
    { x: 1050, y: 426, radius: 128 },
  ],
}

function drawBadges(pen: Pen, pictures: (CanvasImageSource | undefined)[]): void {
  for (const [index, place] of (PLACES[pictures.length] ?? []).entries()) {
    drawRing(pen, place)
    const picture = pictures[index]
    if (picture !== undefined) drawPicture(pen, picture, place)
  }
}
