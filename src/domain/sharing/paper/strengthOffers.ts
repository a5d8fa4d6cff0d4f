// What the badges show best: strengths a CV can begin with, the surest first.
import type { Cell } from '../../competency/aggregate.ts'
import type { Claim } from '../../competency/claims.ts'
import { splitKey, type Language, type Step } from '../../competency/framework.ts'
import type { FrameworkIndex } from '../../competency/frameworkIndex.ts'
import { nameOfCell } from '../../competency/mapView.ts'
import { offerOfBadge } from './cv.ts'

/** A badge, as far as an offer looks at it. */
export interface OfferedBadge {
  id: string
  name: string
  /** Nothing speaks against it, and the learner has not put it away. */
  isSound: boolean
}

export interface StrengthOffer {
  id: string
  name: string
  /** 0 for a badge that names no competence: it has no step. */
  step: Step
  isReached: boolean
  /** The badge that shows it best. */
  badgeId: string
}

export interface OfferGround {
  cells: ReadonlyMap<string, Cell>
  index: FrameworkIndex
  language: Language
  badges: readonly OfferedBadge[]
}

/**
 * All strengths, in the order in which one would say them: steps that are reached before those that are begun, and in
 * each of these every badge speaks once before any speaks twice, so that the first five tell of many things. Badges
 * that name no competence come last, by their own name.
 */
export function strengthOffers({ cells, index, language, badges }: OfferGround): StrengthOffer[] {
  const sound = new Map(badges.filter(({ isSound }) => isSound).map((badge) => [badge.id, badge]))
  const ranked = [...cells.values()]
    .flatMap((cell): Ranked[] => {
      const best = cell.claims.find(({ badgeId }) => sound.has(badgeId))
      // What one speaks has its own place on the sheet.
      const isLanguage = /^cefr(-|$)/.test(splitKey(cell.key).framework)
      return best === undefined || cell.step === 0 || isLanguage ? [] : [{ cell, best }]
    })
    .sort(bestFirst)
  const offers = onceByName(ranked.map(({ cell, best }) => offerOf(cell, best)))
  const speaking = new Set(ranked.flatMap(({ cell }) => cell.claims.map(({ badgeId }) => badgeId)))
  const silent = [...sound.values()]
    .filter(({ id }) => !speaking.has(id))
    .map(({ id, name }): StrengthOffer => ({
      id: offerOfBadge(id),
      name,
      step: 0,
      isReached: false,
      badgeId: id,
    }))
  const reached = offers.filter(({ isReached }) => isReached)
  const begun = offers.filter(({ isReached }) => !isReached)
  return [...eachBadgeFirst(reached), ...eachBadgeFirst(begun), ...silent]

  function offerOf({ key, step, isReached }: Cell, { badgeId }: Claim): StrengthOffer {
    return { id: key, name: nameOfCell(cells.get(key)!, index, language), step, isReached, badgeId }
  }
}

interface Ranked {
  cell: Cell
  best: Claim
}

/** A step that is reached before one that is begun, what was named before its neighbours, then the higher step. */
function bestFirst(one: Ranked, other: Ranked): number {
  return (
    Number(other.cell.isReached) - Number(one.cell.isReached) ||
    Number(one.best.through !== undefined) - Number(other.best.through !== undefined) ||
    other.cell.step - one.cell.step ||
    other.best.weight - one.best.weight ||
    (one.cell.key < other.cell.key ? -1 : 1)
  )
}

/** Frameworks have competences of the same name: one line of a CV is enough for them. */
function onceByName(offers: readonly StrengthOffer[]): StrengthOffer[] {
  const said = new Set<string>()
  return offers.filter(({ name }) => {
    const folded = name.toLocaleLowerCase()
    const isNew = folded !== '' && !said.has(folded)
    said.add(folded)
    return isNew
  })
}

function eachBadgeFirst(offers: readonly StrengthOffer[]): StrengthOffer[] {
  const heard = new Set<string>()
  const first: StrengthOffer[] = []
  const again: StrengthOffer[] = []
  for (const offer of offers) {
    ;(heard.has(offer.badgeId) ? again : first).push(offer)
    heard.add(offer.badgeId)
  }
  return [...first, ...again]
}
