// Finds the badge in a PDF: the document-information key `openbadges`, else `openbadges:assertion` in its metadata.
import { fail, ok, type Result } from '../../result.ts'
import type { Payload, Unbaked } from '../badge.ts'
import { MAX_PAYLOADS } from '../limits.ts'
import { toPayload } from '../toPayload.ts'
import type { UnbakeFault } from '../unbakeFault.ts'
import { indexOfWord } from './bytes.ts'
import { findInformation } from './findInformation.ts'
import { findMetadata } from './findMetadata.ts'
import { openStreams } from './openStreams.ts'

/** @param bytes A file that says it is a PDF. Its structure is not followed, only searched, within bounds. */
export async function unbakePdf(bytes: Uint8Array): Promise<Result<Unbaked, UnbakeFault>> {
  const plain = payloadsIn([bytes])
  // Most badges lie in the open; the compressed parts are opened only when none does.
  const payloads = plain.length > 0 ? plain : payloadsIn(await openStreams(bytes))
  if (payloads.length > 0) return ok({ container: 'pdf', payloads })
  const isLocked = indexOfWord(bytes, '/Encrypt') !== -1
  return fail({ code: isLocked ? 'unbake.pdf.locked' : 'unbake.pdf.no-badge' })
}

function payloadsIn(parts: Uint8Array[]): Payload[] {
  const values = [...parts.flatMap(findInformation), ...parts.flatMap(findMetadata)]
  return values.flatMap((value) => toPayload(value) ?? []).slice(0, MAX_PAYLOADS)
}
