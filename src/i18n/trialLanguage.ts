// A language for trials, made from English: read from right to left, half as long again, with letters of many marks.
// What a screen still says in plain letters was never given to the messages.

const MARKED: Record<string, string> = {
  a: 'à',
  c: 'ç',
  e: 'é',
  i: 'ï',
  n: 'ñ',
  o: 'ô',
  u: 'û',
  y: 'ÿ',
  A: 'Â',
  E: 'È',
  I: 'Î',
  O: 'Ö',
  U: 'Ü',
}
const PADDING = ['ûñ', 'dôûx', 'trôïs', 'qûàtré', 'çïñqsïx', 'séptéthûït']
/** Everything between them runs from right to left, Latin letters too. */
const [TURN, TURN_BACK] = ['\u202e', '\u202c']
/** What fills a blank keeps its own direction and disturbs nobody's. */
const [ALONE, ALONE_NO_MORE] = ['\u2068', '\u2069']

/** One message of the trial language; blanks ({{name}}) stay what they are and run their own way. */
export function stretchText(text: string): string {
  const marked = text
    .split(/(\{\{[^}]*\}\}|\n)/)
    .map((part, index) =>
      index % 2 === 0 ? turn(mark(part)) : part === '\n' ? part : ALONE + part + ALONE_NO_MORE,
    )
    .join('')
  return `⟦${marked}${turn(paddingFor(text))}⟧`
}

/** All messages of a group. */
export function stretch(messages: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, stretchText(text)]))
}

function mark(text: string): string {
  return [...text].map((letter) => MARKED[letter] ?? letter).join('')
}

function turn(text: string): string {
  return text === '' ? '' : TURN + text + TURN_BACK
}

/** Words that make the message half as long again. */
function paddingFor(text: string): string {
  let padding = ''
  for (let word = 0; padding.length < text.length / 2; word++) padding += ` ${PADDING[word % PADDING.length]}`
  return padding
}
