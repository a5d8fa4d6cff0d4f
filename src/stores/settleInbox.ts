// Lets go of what waited in the inbox once it has ended well; what is to be tried again goes on waiting.
import { takeFromInbox } from '../storage/inbox.ts'
import { tellOtherTabs } from './otherTabs.ts'
import type { ReceiveOutcome } from './receiveBadge.ts'

/** Ended: kept, or plainly no badge. Anything else lay in the moment, and nothing that was shared may be lost by it. */
const ENDED: readonly ReceiveOutcome['state'][] = ['added', 'already-there', 'not-a-badge']

/** A thing that held several badges is let go when all of them have ended. */
export async function settleInbox(outcomes: readonly ReceiveOutcome[]): Promise<void> {
  const ended = new Map<string, boolean>()
  for (const { source, state } of outcomes) {
    const id = source?.inboxId
    if (id !== undefined) ended.set(id, (ended.get(id) ?? true) && ENDED.includes(state))
  }
  const ids = [...ended].flatMap(([id, hasEnded]) => (hasEnded ? id : []))
  if (ids.length === 0) return
  // If it cannot be let go now, it is offered once more: no badge comes twice.
  await takeFromInbox(ids)
  tellOtherTabs('inbox')
}
