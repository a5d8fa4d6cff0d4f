// The questions the helper can answer, by the shelf they stand on.

export const HELP_SHELVES = {
  understand: [
    'badge',
    'purpose',
    'giver',
    'diploma',
    'free',
    'evidence',
    'endorsement',
    'competence',
    'map',
    'issuer',
  ],
  receive: ['mail', 'picture', 'link', 'qr', 'trouble', 'not-mine', 'twice', 'ask-badge'],
  enrich: ['photo', 'tell', 'voice', 'correct', 'erase'],
  endorse: ['endorse-ask', 'endorse-answer', 'endorse-refuse', 'endorse-stranger', 'endorse-withdraw'],
  show: ['employer', 'linkedin', 'parcoursup', 'print', 'cv', 'stop'],
  safety: ['who-sees', 'new-phone', 'lost-phone', 'erase-all', 'expired', 'refused'],
  people: ['counsellor', 'contact'],
} as const

export type HelpShelf = keyof typeof HELP_SHELVES
export type HelpId = (typeof HELP_SHELVES)[HelpShelf][number]

/** All of them, in the order of the shelves. */
export const HELP_IDS: readonly HelpId[] = Object.values(HELP_SHELVES).flat()

/** Whether there is an answer of that name. */
export function isHelpId(value: unknown): value is HelpId {
  return HELP_IDS.includes(value as HelpId)
}
