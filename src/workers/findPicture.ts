// The picture of a badge that is not itself a picture: written in the badge, or at the address it names.
import type { Outside } from '../domain/outside.ts'
import type { Examined } from '../domain/verification/examine.ts'
import { bytesOfDataUri } from './dataUri.ts'

export interface Picture {
  bytes: Uint8Array
  mediaType: string
}

const MOST_BYTES = 2 * 1024 * 1024
const ACCEPT = 'image/png, image/svg+xml, image/webp, image/jpeg, image/gif'

/** Never fails: a badge without its picture is still a badge. */
export async function findPicture(
  examined: Examined,
  input: Uint8Array | string,
  outside: Outside,
): Promise<Picture | undefined> {
  const { badge } = examined
  // A baked picture is kept as the original; it is not looked for elsewhere.
  if (badge === undefined || (typeof input !== 'string' && sniffPicture(input) !== undefined))
    return undefined
  for (const image of new Set([badge.image, badge.achievement.image])) {
    const bytes = image === undefined ? undefined : await bytesOf(image, outside)
    const mediaType = bytes === undefined ? undefined : sniffPicture(bytes)
    if (bytes !== undefined && mediaType !== undefined) return { bytes, mediaType }
  }
  return undefined
}

async function bytesOf(image: string, outside: Outside): Promise<Uint8Array | undefined> {
  if (/^data:/i.test(image)) return image.length > MOST_BYTES * 1.5 ? undefined : bytesOfDataUri(image)
  const answer = await outside.get(image, { accept: ACCEPT, maxBytes: MOST_BYTES })
  return answer.reached && answer.status === 200 ? answer.body : undefined
}

/** What kind of picture the bytes are, whatever their sender calls them; nothing if they are none. */
export function sniffPicture(bytes: Uint8Array): string | undefined {
  const head = Array.from(bytes.subarray(0, 12), (byte) => String.fromCharCode(byte)).join('')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  const text = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart()
  return text.startsWith('<') && /<(?:\w+:)?svg[\s>]/i.test(text) ? 'image/svg+xml' : undefined
}
