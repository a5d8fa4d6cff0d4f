// What every picture drawn on the device has in common: the light palette, the stitched ring, the mark, lines of words.

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** A round ground by its centre. */
export interface Round {
  x: number
  y: number
  radius: number
}

// The light palette of the design system, as plain sRGB: a picture has no theme and canvases of old do not know oklch.
export const INK = '#142935'
export const SOFT_INK = '#485b67'
export const PAPER = '#fcf9f2'
const CLOTH = '#f5eee0'
const STITCH = '#a69679'
export const PETROL = '#005b6d'
const PETROL_STRONG = '#00495a'
export const SAFFRON = '#ab5819'
const GOLD = '#f5bb6f'

export const TITLE_FONT = `'Bricolage Grotesque', system-ui, sans-serif`
export const TEXT_FONT = `'Atkinson Hyperlegible Next', system-ui, sans-serif`

/** Fonts that must be there before drawing, in the CSS `font` shorthand. */
export const PICTURE_FONTS = [`650 72px ${TITLE_FONT}`, `400 34px ${TEXT_FONT}`]

/** The satchel and the name, so that a reader knows where the link leads. */
export function drawMark(pen: Pen, x: number, y: number): void {
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

/** Words in lines of that width; a word that is wider has a line of its own. */
export function wrap(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && pen.measureText(`${last} ${word}`).width <= width) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}

/** What stands in one line of that width, with a mark where it was cut. */
export function cutToWidth(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  const letters = Array.from(text)
  while (letters.length > 1 && pen.measureText(`${letters.join('').trimEnd()}…`).width > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The signature: a round ground of cloth with its ring of stitches. */
export function drawRing(pen: Pen, place: Round): void {
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
export function drawPicture(pen: Pen, picture: CanvasImageSource, place: Round): void {
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
