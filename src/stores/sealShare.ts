// Locks a prepared page on the device: what goes to the host is ciphertext.
import { fail, ok, type Result } from '../domain/result.ts'
import { SHARE_LIMITS } from '../contract/limits.ts'
import { sealPack } from '../domain/sharing/carry/lockedPack.ts'
import { sha256Hex } from '../storage/bytes.ts'
import { useDevice } from './device.ts'
import type { PreparedShare } from './preparedShare.ts'

/** The page as it is sent: as it is, or sealed when it has a password. */
export async function sealShare(
  prepared: PreparedShare,
): Promise<Result<PreparedShare, { code: 'share.too-heavy' }>> {
  const { password, page } = prepared
  if (password === undefined) return ok(prepared)
  // No picture for previews: it would say what the page says.
  const { preview, ...bare } = page
  const files = new Map(prepared.files)
  if (preview !== undefined) files.delete(preview.sha256)
  const pack = await sealPack(bare, files, { password, random: useDevice().random })
  if (pack.size > SHARE_LIMITS.fileBytes) return fail({ code: 'share.too-heavy' })
  const bytes = await pack.arrayBuffer()
  const sealed = await sha256Hex(bytes)
  const mediaType = 'application/octet-stream'
  return ok({ ...prepared, sealed, files: new Map([[sealed, { bytes, mediaType }]]) })
}
