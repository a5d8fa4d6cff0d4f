// What there is to read aloud in a part of the page: sentence by sentence, each in its language, with its place.

export interface Sentence {
  text: string
  language: string
  /** Where it stands, so that it can be marked while it is read. */
  range: Range
}

/** Not read: what is hidden, what is pressed or filled in, and what asks for silence. */
const SILENT =
  '[aria-hidden="true"], .visually-hidden, [data-silent], button, input, select, textarea, script, style, svg'

interface Piece {
  node: Text
  /** Where its words begin in the text of the block. */
  start: number
}

/** Every sentence one can see inside `root`, in the order of reading. */
export function collectSentences(root: Element): Sentence[] {
  const sentences: Sentence[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let pieces: Piece[] = []
  let text = ''
  let block: Element | undefined
  let language = ''

  function close(): void {
    if (text.trim() !== '') sentences.push(...split(text, pieces, language))
    pieces = []
    text = ''
  }
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!parent || parent.closest(SILENT) || !isShown(parent)) continue
    const ownBlock = blockOf(parent, root)
    const ownLanguage = parent.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang
    if (ownBlock !== block || ownLanguage !== language) close()
    block = ownBlock
    language = ownLanguage
    pieces.push({ node, start: text.length })
    text += node.data
  }
  close()
  return sentences
}

function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0
}

function blockOf(element: Element, root: Element): Element {
  let block = element
  while (block !== root && block.parentElement && getComputedStyle(block).display.startsWith('inline')) {
    block = block.parentElement
  }
  return block
}

function split(text: string, pieces: readonly Piece[], language: string): Sentence[] {
  return cut(text, language).flatMap(({ segment, index }) => {
    const spoken = segment.trim()
    if (!/[\p{L}\p{N}]/u.test(spoken)) return []
    const from = index + segment.indexOf(spoken)
    const range = document.createRange()
    const start = placeOf(from, pieces)
    const end = placeOf(from + spoken.length, pieces, true)
    if (!start || !end) return []
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return [{ text: spoken.replace(/\s+/g, ' '), language, range }]
  })
}

function cut(text: string, language: string): { segment: string; index: number }[] {
  if (typeof Intl.Segmenter !== 'function') {
    return [...text.matchAll(/[^.!?\n]+[.!?]*\s*/g)].map((match) => ({
      segment: match[0],
      index: match.index,
    }))
  }
  return [...new Intl.Segmenter(safeTag(language), { granularity: 'sentence' }).segment(text)]
}

/** Badges write all kinds of things where a language should stand. */
function safeTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}

function placeOf(
  index: number,
  pieces: readonly Piece[],
  isEnd = false,
): { node: Text; offset: number } | undefined {
  const piece = pieces.findLast(({ start }) => (isEnd ? start < index : start <= index))
  return piece && { node: piece.node, offset: Math.min(index - piece.start, piece.node.data.length) }
}
