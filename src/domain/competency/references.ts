// Codes of French registers found in a badge: kept as links beside the map, never as cells on it.
import type { Badge } from '../badge/badge.ts'

/** A job sheet (ROME), a registered certification (RNCP, RS) or an ESCO occupation the badge points to. */
export interface Reference {
  register: 'rome' | 'rncp' | 'rs' | 'esco-occupation'
  code: string
  url: string
  name?: string
}

const rome = /\b[A-N]\d{4}\b/g
const registers = /\b(RNCP|RS)\s?(\d{3,6})\b/g

/** References named in a text; `isRomeCertain` when the text is known to speak of ROME. */
export function referencesIn(text: string, isRomeCertain = /\bROME\b/.test(text)): Reference[] {
  const found: Reference[] = []
  for (const [, register = '', number = ''] of text.matchAll(registers)) {
    const kind = register.toLowerCase() as 'rncp' | 'rs'
    const url = `https://www.francecompetences.fr/recherche/${kind}/${number}/`
    found.push({ register: kind, code: `${register}${number}`, url })
  }
  // Four digits after a letter are often something else: only where the word ROME stands near.
  if (isRomeCertain) {
    for (const [code] of text.matchAll(rome)) {
      found.push({
        register: 'rome',
        code,
        url: `https://candidat.francetravail.fr/metierscope/fiche-metier/${code}`,
      })
    }
  }
  return found
}

/** References in the words of the badge itself (name, tags, description, criteria). */
export function referencesOfBadge(badge: Badge): Reference[] {
  const { name, description, criteria, tags } = badge.achievement
  return referencesIn([name, description, criteria.narrative, ...tags].filter(Boolean).join(' \n'))
}

/** One of each. */
export function distinctReferences(references: Reference[]): Reference[] {
  return [
    ...new Map(
      references.map((reference) => [`${reference.register}|${reference.code}`, reference]),
    ).values(),
  ]
}
