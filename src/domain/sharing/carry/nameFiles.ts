// Names for the files of a carried page: plain ones, that every web space serves as what they are.
import { endingOf } from '../../archive/safeFileName.ts'
import type { SharedFile } from '../sharedFile.ts'
import type { SharePage } from '../sharePage.ts'

/** A file of the page and where it lies beside it. */
export interface PlacedFile {
  file: SharedFile
  path: string
}

/** Servers tell a file's kind by its ending. What is not here has its own in `endingOf`. */
const ENDINGS: Record<string, string> = {
  'application/ld+json': 'json',
  'application/vc+ld+json': 'json',
  'application/vc': 'json',
  'application/vc+jwt': 'jwt',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/flac': 'flac',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'text/markdown': 'md',
  'text/csv': 'csv',
}

/** Every file that the page shows or offers, by its SHA-256; the preview picture is not one of them. */
export function nameFiles(page: SharePage): Map<string, PlacedFile> {
  const placed = new Map<string, PlacedFile>()
  function place(file: SharedFile | undefined, stem: string): void {
    if (file === undefined || placed.has(file.sha256)) return
    const ending = ENDINGS[file.mediaType] ?? endingOf(file.mediaType)
    placed.set(file.sha256, { file, path: `files/${stem}.${ending}` })
  }
  page.badges.forEach((badge, index) => {
    place(badge.original, `badge-${index + 1}`)
    place(badge.picture, `picture-${index + 1}`)
    badge.evidence.forEach(({ file }, number) => place(file, `proof-${index + 1}-${number + 1}`))
  })
  page.blocks?.forEach((block, index) => {
    if (block.kind === 'profile') place(block.picture, `portrait-${index + 1}`)
    if (block.kind === 'file') place(block.file, `file-${index + 1}`)
  })
  return placed
}
