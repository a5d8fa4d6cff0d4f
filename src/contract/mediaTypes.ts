// Which kinds of files a share may carry, by their part on the page.

const PICTURES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml', 'image/gif'] as const
const PAYLOADS = [
  'application/json',
  'application/ld+json',
  'application/vc+ld+json',
  'application/vc',
  'application/vc+jwt',
  'application/jwt',
  'text/plain',
] as const
const SOUNDS = [
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/ogg',
  'audio/webm',
  'audio/wav',
  'audio/x-wav',
  'audio/flac',
] as const

/** What a file is on a page. */
export type FileRole = 'picture' | 'original' | 'evidence' | 'preview' | 'pack'

/** Media types by role. HTML and scripts are in none of them. */
export const MEDIA_TYPES: Record<FileRole, ReadonlySet<string>> = {
  picture: new Set(PICTURES),
  original: new Set([...PICTURES, ...PAYLOADS, 'application/pdf']),
  evidence: new Set([
    ...PICTURES,
    ...SOUNDS,
    ...PAYLOADS,
    'application/pdf',
    'image/avif',
    'image/heic',
    'image/heif',
    'text/markdown',
    'text/csv',
  ]),
  preview: new Set(['image/png']),
  /** The ciphertext of a locked page. */
  pack: new Set(['application/octet-stream']),
}
