// The short texts that speak for a share page where only a link is shown.
import { sayCount } from './shareWords.ts'
import type { SharePage } from './sharePage.ts'

const DESCRIPTION_LENGTH = 200

/** "Amina Koné · Animatrice numérique", or the title alone. */
export function shareTitle(page: SharePage): string {
  if (page.person === undefined || page.person === page.title) return page.title
  return `${page.person} · ${page.title}`
}

/** For previews: the learner's preamble, or what the badges are called; at most 200 characters. */
export function shareDescription(page: SharePage): string {
  const preamble = page.preamble.replace(/\s+/g, ' ').trim()
  const count = sayCount(page.language, 'badges', page.badges.length)
  const names = page.badges.map((badge) => `${badge.name} (${badge.issuerName})`).join(', ')
  const colon = page.language === 'fr' ? '\u00a0: ' : ': '
  return shorten(preamble === '' ? `${count}${colon}${names}` : preamble)
}

function shorten(text: string): string {
  const characters = [...text]
  if (characters.length <= DESCRIPTION_LENGTH) return text
  const cut = characters.slice(0, DESCRIPTION_LENGTH - 1).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), DESCRIPTION_LENGTH / 2)).trimEnd()}…`
}
