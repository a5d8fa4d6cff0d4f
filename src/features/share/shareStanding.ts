// Whether a collection's page can be seen now, as far as this device knows.
import type { useSharesStore, PublishedShare } from '../../stores/shares.ts'

/** `unsure`: it was sent, and the answer was lost. */
export type ShareStanding = 'private' | 'public' | 'over' | 'unsure'

export interface CollectionStanding {
  standing: ShareStanding
  share?: PublishedShare
}

export function isOver(share: PublishedShare, now: Date = new Date()): boolean {
  return Date.parse(share.expiresAt) <= now.getTime()
}

/** What is known of the page of one collection; a page in doubt counts before one that has ended. */
export function standingOf(
  collectionId: string,
  stores: Pick<ReturnType<typeof useSharesStore>, 'shares' | 'unconfirmed'>,
): CollectionStanding {
  const own = stores.shares.filter((share) => share.collectionId === collectionId)
  const open = own.find((share) => !isOver(share))
  if (open) return { standing: 'public', share: open }
  if (stores.unconfirmed.some((share) => share.collectionId === collectionId)) return { standing: 'unsure' }
  return own[0] ? { standing: 'over', share: own[0] } : { standing: 'private' }
}
