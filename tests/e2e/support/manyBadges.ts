// Enough badges for the list to hold only the rows near the screen; no two of one series, so that none is stacked.
import type { UploadedFile } from '../screens/passport.ts'
import { signedText } from './signedBadge.ts'

const VERBS = ['Animer', 'Réparer', 'Traduire', 'Dessiner', 'Organiser', 'Raconter', 'Mesurer', 'Cuisiner']
const THINGS = [
  'un atelier',
  'un vélo',
  'une fête',
  'un jardin',
  'un récit',
  'une carte',
  'un repas',
  'un débat',
]

/** How many there are. */
export const MANY = VERBS.length * THINGS.length

export function manyBadges(): Promise<UploadedFile[]> {
  const names = VERBS.flatMap((verb) => THINGS.map((thing) => `${verb} ${thing}`))
  return Promise.all(
    names.map(async (name) => ({
      name: `${name}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(await signedText(name)),
    })),
  )
}
