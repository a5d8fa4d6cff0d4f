// Every kept report in the light of the learner's addresses and trust as they are now; nothing is asked of anybody.
import { ok, type Result } from '../domain/result.ts'
import { reconsider, type LearnerWord } from '../domain/verification/reconsider.ts'
import type { ReconsideredReport } from '../storage/badges.ts'
import type { Device } from './device.ts'

/** Comparing is mostly waiting for hashes; the page draws in between. */
const AT_ONCE = 50

/** @returns How many reports changed. */
export async function reconsiderAll(device: Device, learner: LearnerWord): Promise<Result<number>> {
  const { badges } = await device.storage()
  const all = await badges.all()
  if (!all.ok) return all
  const now = device.now()
  const changed: ReconsideredReport[] = []
  for (let start = 0; start < all.value.length; start += AT_ONCE) {
    const group = all.value.slice(start, start + AT_ONCE)
    const after = await Promise.all(group.map(({ badge, report }) => reconsider(badge, report, learner, now)))
    for (const [place, { card, report }] of group.entries()) {
      const fresh = after[place]
      if (fresh && fresh !== report) changed.push({ id: card.id, before: report, after: fresh })
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
  if (changed.length > 0) {
    const saved = await badges.saveReports(changed)
    if (!saved.ok) return saved
  }
  return ok(changed.length)
}
