// What the stores ask of the host that publishes pages.
import type { ShareReceipt } from '../contract/sharing.ts'
import type { Result } from '../domain/result.ts'
import type { ShareRow } from '../storage/rows.ts'
import type { PreparedShare } from './buildSharePage.ts'

/** The pages' host, as the stores see it; answers are the host's, faults its codes or `host.*` when out of reach. */
export interface ShareHost {
  publish(prepared: PreparedShare, token: string): Promise<Result<ShareReceipt>>
  change(
    prepared: PreparedShare,
    share: Pick<ShareRow, 'id' | 'token' | 'etag'>,
  ): Promise<Result<ShareReceipt>>
  takeDown(share: Pick<ShareRow, 'id' | 'token'>): Promise<Result<void>>
}
