// HEIC and AVIF: boxes within boxes, where other boxes name places by their offset (ISO 14496-12, 23008-12).
import { startsWith } from './orientation.ts'

/** Brands of pictures; films have the same boxes and are left alone. */
const BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif', 'avis']
/** Offset 0 to the TIFF data, and a TIFF directory without entries: valid, and silent. */
const SILENT_EXIF = [0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]

interface Box {
  type: string
  start: number
  end: number
}

/** A stretch of the file, from the item it belongs to. */
interface Stretch {
  item: number
  start: number
  end: number
}

export function isHeif(bytes: Uint8Array): boolean {
  return startsWith(bytes.subarray(4), 'ftyp') && BRANDS.some((brand) => startsWith(bytes.subarray(8), brand))
}

/**
 * Overwrites EXIF and XMP where they lie, so that every offset in the file still leads where it led. Which way is up
 * is told by boxes of its own, not by EXIF.
 */
export function stripHeif(bytes: Uint8Array): Uint8Array {
  const stripped = bytes.slice()
  const view = new DataView(stripped.buffer)
  const meta = boxesIn(view, 0, bytes.length).find(({ type }) => type === 'meta')
  const parts = meta ? boxesIn(view, meta.start + 4, meta.end) : []
  const part = (type: string) => parts.find((box) => box.type === type)
  const [items, places] = [part('iinf'), part('iloc')]
  if (!items || !places || isStub(items) || isStub(places)) return stripped
  const telling = tellingItems(view, items)
  for (const { item, start, end } of stretchesOf(view, places, part('idat')?.start ?? 0)) {
    const kind = telling.get(item)
    if (!kind || start >= end || end > stripped.length) continue
    stripped.fill(0, start, end)
    if (kind === 'Exif' && end - start >= SILENT_EXIF.length) stripped.set(SILENT_EXIF, start)
  }
  return stripped
}

/** Too short for its own version and counts: damaged. */
function isStub({ start, end }: Box): boolean {
  return end - start < 8
}

function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= to) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= to
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    const head = isLong ? 16 : 8
    if (size < head || at + size > to) break
    boxes.push({ type: typeAt(view, at + 4), start: at + head, end: at + size })
    at += size
  }
  return boxes
}

/** Items that are EXIF, or XML of any kind, by their number. */
function tellingItems(view: DataView, { start, end }: Box): Map<number, string> {
  const isFirstVersion = view.getUint8(start) === 0
  const telling = new Map<number, string>()
  for (const box of boxesIn(view, start + (isFirstVersion ? 6 : 8), end)) {
    if (box.type !== 'infe' || box.end - box.start < 12) continue
    const version = view.getUint8(box.start)
    if (version < 2) continue
    const item = version === 2 ? view.getUint16(box.start + 4) : view.getUint32(box.start + 4)
    const kind = typeAt(view, box.start + (version === 2 ? 8 : 10))
    if (kind === 'Exif' || kind === 'mime') telling.set(item, kind)
  }
  return telling
}

/** Where every item lies. */
function stretchesOf(view: DataView, { start, end }: Box, dataStart: number): Stretch[] {
  const version = view.getUint8(start)
  const [sizes, more] = [view.getUint8(start + 4), view.getUint8(start + 5)]
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4]
  const indexSize = version === 0 ? 0 : more & 15
  let at = start + 6
  const next = (size: number): number => {
    const isInside = at + size <= end
    const value = !isInside ? 0 : numberAt(view, at, size)
    at += size
    return value
  }
  const stretches: Stretch[] = []
  const count = next(version < 2 ? 2 : 4)
  for (let index = 0; index < count && at < end; index++) {
    const item = next(version < 2 ? 2 : 4)
    const isInData = version > 0 && (next(2) & 15) === 1
    next(2) // In this file, not in another.
    const base = next(baseSize) + (isInData ? dataStart : 0)
    const extents = next(2)
    for (let extent = 0; extent < extents && at < end; extent++) {
      next(indexSize)
      const from = base + next(offsetSize)
      stretches.push({ item, start: from, end: from + next(lengthSize) })
    }
  }
  return stretches
}

function numberAt(view: DataView, at: number, size: number): number {
  if (size === 8) return Number(view.getBigUint64(at))
  return size === 4 ? view.getUint32(at) : size === 2 ? view.getUint16(at) : 0
}

function typeAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}
