// Looks at evidence before it is kept: a link that leads somewhere, a file that can be shown and is not too large.
import { MEDIA_TYPES } from '../contract/mediaTypes.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { parseAddress } from '../domain/webAddress.ts'

/** What the learner filled in. */
export interface EvidenceDraft {
  kind: 'text' | 'link' | 'file'
  title: string
  text: string
  url?: string
  file?: File
}

export type EvidenceFault = {
  code:
    | 'evidence.empty'
    | 'evidence.not-a-link'
    | 'evidence.no-file'
    | 'evidence.too-large'
    | 'evidence.type-refused'
}

/** A draft whose parts are all there. */
export interface CheckedEvidence {
  kind: 'text' | 'link' | 'file'
  title: string
  text: string
  url?: string
  file?: { file: File; mediaType: string }
}

const MOST_BYTES = 20 * 1024 * 1024

/** Some systems hand over files without a type. */
const TYPE_BY_ENDING: Record<string, string> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
}

/** The draft, trimmed, or what is amiss with it. */
export function checkEvidence(draft: EvidenceDraft): Result<CheckedEvidence, EvidenceFault> {
  const words = { kind: draft.kind, title: draft.title.trim(), text: draft.text.trim() }
  if (draft.kind === 'text') {
    return words.text === '' && words.title === '' ? fail({ code: 'evidence.empty' }) : ok(words)
  }
  if (draft.kind === 'link') {
    const url = webAddress(draft.url ?? '')
    return url === undefined ? fail({ code: 'evidence.not-a-link' }) : ok({ ...words, url })
  }
  if (draft.file === undefined) return fail({ code: 'evidence.no-file' })
  if (draft.file.size > MOST_BYTES) return fail({ code: 'evidence.too-large' })
  const mediaType = mediaTypeOf(draft.file)
  if (!MEDIA_TYPES.evidence.has(mediaType)) return fail({ code: 'evidence.type-refused' })
  return ok({ ...words, file: { file: draft.file, mediaType } })
}

/** A web address as people type it: the scheme may be left out. */
export function webAddress(text: string): string | undefined {
  const typed = text.trim()
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  const url = /\s/.test(typed) ? undefined : parseAddress(address)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined
  return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : undefined
}

function mediaTypeOf(file: File): string {
  const told = file.type.split(';')[0]?.trim().toLowerCase() ?? ''
  return told !== '' ? told : (TYPE_BY_ENDING[file.name.split('.').pop()?.toLowerCase() ?? ''] ?? '')
}
