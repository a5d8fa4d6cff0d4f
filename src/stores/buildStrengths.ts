// The three things said first on a page; one without a name or without its badge is left out.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import type { ComposedStrength } from '../domain/sharing/compose/composition.ts'
import type { SharedStrength } from '../domain/sharing/sharedBlock.ts'
import type { LeftOut } from './preparedShare.ts'
import { sharedText } from './sharedText.ts'

/** @param places Where each badge lies in the page. */
export function buildStrengths(
  strengths: readonly ComposedStrength[],
  places: ReadonlyMap<string, number>,
  leftOut: LeftOut[],
): SharedStrength[] {
  return strengths.slice(0, LIMITS.strengths).flatMap(({ name, badgeId, sentence }) => {
    const badge = places.get(badgeId)
    const said = sharedText(name, LIMITS.name).trim()
    if (said === '' || badge === undefined) {
      const isGone = badgeId !== '' && badge === undefined
      leftOut.push({ kind: 'strength', why: isGone ? 'gone' : 'empty' })
      return []
    }
    return [{ name: said, badge, sentence: sharedText(sentence, LIMITS.sentence).trim() }]
  })
}
