// What the stores ask of the host that publishes pages.
import type { AnyShareDraft } from '../contract/lockedShare.ts'
import type { ShareReceipt } from '../contract/sharing.ts'
import type { Result } from '../domain/result.ts'
import { changeShare, publishShare, takeDownShare, type ShareAccess } from '../network/shareClient.ts'
import type { ShareRow } from '../storage/rows.ts'
import type { PreparedShare } from './preparedShare.ts'

/** The pages' host, as the stores see it; answers are the host's, faults its codes, or `share.host-*` when it said nothing clear. */
export interface ShareHost {
  publish(prepared: PreparedShare, token: string): Promise<Result<ShareReceipt>>
  change(
    prepared: PreparedShare,
    share: Pick<ShareRow, 'id' | 'token' | 'etag'>,
  ): Promise<Result<ShareReceipt>>
  takeDown(share: Pick<ShareRow, 'id' | 'token'>): Promise<Result<void>>
}

/** The host this app came from. */
export const ownShareHost: ShareHost = {
  publish: (prepared, token) => publishShare(accessWith(token), draftOf(prepared), prepared.files),
  change: (prepared, { id, token, etag }) =>
    changeShare(accessWith(token), { id, etag }, { draft: draftOf(prepared), files: prepared.files }),
  takeDown: ({ id, token }) => takeDownShare(accessWith(token), id),
}

function accessWith(token: string): ShareAccess {
  return { fetch: globalThis.fetch.bind(globalThis), token }
}

function draftOf({ page, expiresInDays, sealed }: PreparedShare): AnyShareDraft {
  if (sealed !== undefined) return { locked: true, language: page.language, pack: sealed, expiresInDays }
  return { ...page, expiresInDays }
}
