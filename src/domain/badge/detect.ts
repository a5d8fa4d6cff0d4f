// Tells what bytes are by looking at them; names and media types lie too often.
import { decodeText } from './decodeText.ts'
import { walkXml } from './svg/walkXml.ts'
import { toPayload } from './toPayload.ts'

export type DetectedKind =
  | 'empty'
  | 'png'
  | 'svg'
  | 'svgz'
  | 'pdf'
  | 'json'
  | 'jws'
  | 'url'
  | 'data-url'
  | 'zip'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'html'
  | 'text'
  | 'unknown'

/** How far into a file its kind must show. Prologues of drawing programs reach some kilobytes. */
const HEAD_BYTES = 64 * 1024

/** The kind of a file by its content. */
export function detect(bytes: Uint8Array): DetectedKind {
  const binary = detectBinary(bytes)
  if (binary !== undefined) return binary
  const head = decodeText(bytes.subarray(0, HEAD_BYTES)).trimStart()
  if (head === '') return 'empty'
  if (head.startsWith('<')) return detectMarkup(head)
  if (head.startsWith('{') || head.startsWith('[')) return 'json'
  if (/^data:/i.test(head)) return 'data-url'
  if (bytes.includes(0)) return 'unknown'
  return toPayload(decodeText(bytes))?.form ?? 'text'
}

const MAGIC: [DetectedKind, number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['svgz', [0x1f, 0x8b]],
]

function detectBinary(bytes: Uint8Array): DetectedKind | undefined {
  if (bytes.length === 0) return 'empty'
  const known = MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))
  if (known !== undefined) return known[0]
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  // PDF readers accept the mark anywhere in the first kilobyte (ISO 32000-1, annex H).
  return /^[^<{]{0,1000}%PDF-/.test(head) ? 'pdf' : undefined
}

/** Markup is SVG when its first element is called `svg`, whatever prefix or prologue it has. */
function detectMarkup(head: string): DetectedKind {
  let root: string | undefined
  walkXml(head, {
    open(element) {
      root = element.localName.toLowerCase()
      return false
    },
  })
  if (root === 'svg') return 'svg'
  return root === 'html' || /^<!doctype html|<html/i.test(head) ? 'html' : 'text'
}
