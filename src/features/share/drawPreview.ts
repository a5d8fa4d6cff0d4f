// Draws the picture that goes with a link: 1200×627, paper ground, title, name, up to three badges in stitched rings.
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
type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

// The light palette of the design system, as plain sRGB: a picture has no theme and canvases of old do not know oklch.
const INK = '#142935'
const SOFT_INK = '#485b67'
const PAPER = '#fcf9f2'
const CLOTH = '#f5eee0'
const STITCH = '#a69679'
const PETROL = '#005b6d'
const PETROL_STRONG = '#00495a'
const SAFFRON = '#ab5819'
const GOLD = '#f5bb6f'

const TITLE_FONT = `'Bricolage Grotesque', system-ui, sans-serif`
const TEXT_FONT = `'Atkinson Hyperlegible Next', system-ui, sans-serif`
const MARGIN = 76

/** Fonts that must be there before drawing, in the CSS `font` shorthand. */
export const PREVIEW_FONTS = [`650 72px ${TITLE_FONT}`, `400 34px ${TEXT_FONT}`]

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

/** The satchel and the name, so that a reader knows where the link leads. */
function drawMark(pen: Pen, x: number, y: number): void {
  pen.save()
  pen.translate(x, y)
  pen.scale(0.72, 0.72)
  pen.translate(-10, -9)
  stroke(pen, SAFFRON, 6, 'M19 46C19 25 31 13.5 48 13.5S77 25 77 46')
  fill(
    pen,
    PETROL,
    'M27 36h42a13 13 0 0 1 13 13v20a13 13 0 0 1-13 13H27a13 13 0 0 1-13-13V49a13 13 0 0 1 13-13z',
  )
  fill(
    pen,
    PETROL_STRONG,
    'M14 49a13 13 0 0 1 13-13h42a13 13 0 0 1 13 13v2.5C82 61 66 68 48 68S14 61 14 51.5z',
  )
  fill(pen, GOLD, 'M48 48.5a13.5 13.5 0 1 1 0 27 13.5 13.5 0 0 1 0-27z')
  stroke(pen, PAPER, 4, 'M48 48.5a13.5 13.5 0 1 1 0 27 13.5 13.5 0 0 1 0-27z')
  fill(pen, PETROL_STRONG, 'M48 53.6l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z')
  pen.restore()
  pen.fillStyle = INK
  pen.font = `650 36px ${TITLE_FONT}`
  pen.textBaseline = 'middle'
  pen.fillText('Besace', x + 70, y + 32)
}

function fill(pen: Pen, colour: string, path: string): void {
  pen.fillStyle = colour
  pen.fill(new Path2D(path))
}

function stroke(pen: Pen, colour: string, width: number, path: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.lineCap = 'round'
  pen.stroke(new Path2D(path))
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

function wrap(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && pen.measureText(`${last} ${word}`).width <= width) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}

function cutToWidth(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  const letters = Array.from(text)
  while (letters.length > 1 && pen.measureText(`${letters.join('').trimEnd()}…`).width > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
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

function drawRing(pen: Pen, place: { x: number; y: number; radius: number }): void {
  pen.fillStyle = CLOTH
  pen.beginPath()
  pen.arc(place.x, place.y, place.radius, 0, Math.PI * 2)
  pen.fill()
  pen.save()
  pen.strokeStyle = STITCH
  pen.lineWidth = 2.5
  const radius = place.radius - 9
  const stitches = Math.round((Math.PI * 2 * radius) / 14)
  const step = (Math.PI * 2 * radius) / stitches
  pen.setLineDash([step * 0.58, step * 0.42])
  pen.beginPath()
  pen.arc(place.x, place.y, radius, 0, Math.PI * 2)
  pen.stroke()
  pen.restore()
}

/** Whole picture inside the ring, never cut, never stretched. */
function drawPicture(
  pen: Pen,
  picture: CanvasImageSource,
  place: { x: number; y: number; radius: number },
): void {
  const box = place.radius * 1.34
  const { width, height } = sizeOf(picture)
  const scale = Math.min(box / width, box / height)
  const [w, h] = [width * scale, height * scale]
  pen.drawImage(picture, place.x - w / 2, place.y - h / 2, w, h)
}

/** An SVG without a size of its own has none; a square stands in. */
function sizeOf(picture: CanvasImageSource): { width: number; height: number } {
  const own = picture as { naturalWidth?: number; naturalHeight?: number; width?: number; height?: number }
  const width = Number(own.naturalWidth ?? own.width)
  const height = Number(own.naturalHeight ?? own.height)
  return width > 0 && height > 0 ? { width, height } : { width: 300, height: 300 }
}
