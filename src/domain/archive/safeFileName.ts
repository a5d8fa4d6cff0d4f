// File names that every system takes: Windows, macOS, Linux, and what unpacks archives on phones.

const MOST_BYTES = 120
/** Refused by one system or another, or turning the direction of writing (`gnp.exe` shown as `exe.png`). */
const UNFIT = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]/gu
/** Names Windows keeps for its devices, whatever follows their dot. */
const DEVICES = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i

/**
 * A name made of these words, and its ending.
 *
 * @example safeFileName('Animer : 3/4', 'png') // 'Animer 3 4.png'
 */
export function safeFileName(words: string, ending: string): string {
  const clean = shortened(words.normalize('NFC').replace(UNFIT, ' '))
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const stem = clean === '' ? 'badge' : DEVICES.test(clean) ? `badge ${clean}` : clean
  return `${stem}.${ending}`
}

/** By kind of content: a file's own name may say anything. */
const ENDINGS: Record<string, string> = {
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/jwt': 'jwt',
  'application/zip': 'zip',
}

/** The ending of files of this kind. */
export function endingOf(mediaType: string): string {
  return ENDINGS[mediaType] ?? 'txt'
}

/** Cut between characters, counted as systems count: in bytes. */
function shortened(words: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let kept = ''
  for (const character of words) {
    bytes += encoder.encode(character).length
    if (bytes > MOST_BYTES) break
    kept += character
  }
  return kept
}

/** Hands out each name once: a second "Bread.png" is "Bread (2).png", in capitals or not. */
export function createUniqueNames(): (words: string, ending: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (words, ending) => {
    const plain = safeFileName(words, ending)
    let name = plain
    for (let count = counts.get(plain) ?? 1; taken.has(keyOf(name));) {
      count += 1
      counts.set(plain, count)
      name = `${plain.slice(0, -ending.length - 1)} (${count}).${ending}`
    }
    taken.add(keyOf(name))
    return name
  }
}

/** macOS and Windows take `É` and `é`, composed or not, for the same letter in a name. */
function keyOf(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase()
}
