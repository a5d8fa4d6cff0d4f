// What carries the badge: which part of the picture or file it lies in, and how large that is.
import { decodeText } from '../decodeText.ts'
import { detect } from '../detect.ts'
import { CHUNK, walkChunks } from '../png/chunks.ts'
import { isBadgeChunk } from '../png/unbakePng.ts'
import { findBadgeElements } from '../svg/findBadgeElements.ts'

/** The file, and where in it the badge lies. */
export interface Container {
  kind: 'png' | 'svg' | 'pdf' | 'json' | 'jws' | 'link' | 'other'
  bytes: number
  /** Of pictures: the part with the badge in it. */
  badge?: {
    bytes: number
    /** `iTXt`, `tEXt`, `zTXt`; `attribute` or `text` in an SVG. */ in: string
    keyword?: string
  }
}

const CHUNK_NAMES = new Map<number, string>([
  [CHUNK.iTXt, 'iTXt'],
  [CHUNK.tEXt, 'tEXt'],
  [CHUNK.zTXt, 'zTXt'],
])

export function containerOf(bytes: Uint8Array): Container {
  const size = { bytes: bytes.length }
  switch (detect(bytes)) {
    case 'png':
      return { kind: 'png', ...size, ...inPng(bytes) }
    case 'svg':
      return { kind: 'svg', ...size, ...inSvg(decodeText(bytes)) }
    case 'pdf':
      return { kind: 'pdf', ...size }
    case 'json':
      return { kind: 'json', ...size }
    case 'jws':
      return { kind: 'jws', ...size }
    case 'url':
      return { kind: 'link', ...size }
    default:
      return { kind: 'other', ...size }
  }
}

function inPng(bytes: Uint8Array): Pick<Container, 'badge'> {
  let found: Container['badge']
  walkChunks(bytes, (chunk) => {
    if (found || !isBadgeChunk(bytes, chunk)) return
    const keywordEnd = bytes.indexOf(0, chunk.dataStart)
    found = {
      in: CHUNK_NAMES.get(chunk.type) ?? '',
      bytes: chunk.end - chunk.start,
      keyword: decodeText(bytes.subarray(chunk.dataStart, keywordEnd)),
    }
  })
  return found ? { badge: found } : {}
}

function inSvg(svg: string): Pick<Container, 'badge'> {
  const [element] = findBadgeElements(svg).badges
  if (!element) return {}
  const isText = element.body.trim() !== ''
  return { badge: { in: isText ? 'text' : 'attribute', bytes: element.end - element.start } }
}
