// Adds the link's picture to a prepared page; without one, the page stays as it is.
import { sayCount } from '../../domain/sharing/shareWords.ts'
import type { PreparedShare } from '../../stores/shares.ts'
import { SHARE_LIMITS } from '../../contract/limits.ts'
import { makePreview } from './makePreview.ts'

export async function addPreview(prepared: PreparedShare): Promise<PreparedShare> {
  const { page, files } = prepared
  const pictures = page.badges.slice(0, 3).map((badge) => badge.picture && files.get(badge.picture.sha256))
  const { title, person } = page
  // In the language of the page, not of the app.
  const note = sayCount(page.language, 'badges', page.badges.length)
  const bytes = await makePreview({ title, ...(person !== undefined && { person }), note, pictures })
  if (bytes === undefined || bytes.byteLength > SHARE_LIMITS.previewBytes) return prepared
  const sha256 = await hexSha256(bytes)
  const preview = { sha256, mediaType: 'image/png', fileName: 'preview.png' }
  const withPicture = new Map(files).set(sha256, { bytes, mediaType: 'image/png' })
  return { ...prepared, page: { ...page, preview }, files: withPicture }
}

async function hexSha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
