// What LinkedIn's form for a licence or certificate asks, answered from the badge alone.
import type { Badge } from '../../badge/badge.ts'
import { organizationIdIn } from './organizationId.ts'
import { shortIdOf } from './shortId.ts'
import { yearMonthOf } from './yearMonth.ts'

/** The fields of the form under LinkedIn's own names. Months count from 1. */
export interface LinkedInFields {
  name: string
  /** With it LinkedIn needs no name; without it LinkedIn guesses the organisation from the name. */
  organizationId?: string
  organizationName?: string
  issueYear?: number
  issueMonth?: number
  expirationYear?: number
  expirationMonth?: number
  certUrl?: string
  certId?: string
}

/** What only the learner's device knows. */
export interface KnownBesides {
  /** The badge's name in the language on the screen. */
  name?: string | undefined
  /** As the learner typed it for this issuer; the badge's own number comes first. */
  organizationId?: string | undefined
  /** A public page of the badge. */
  url?: string | undefined
}

export function linkedInFields(badge: Badge, known: KnownBesides = {}): LinkedInFields {
  const organizationId = organizationIdIn(badge.issuer) ?? known.organizationId
  const issuer = badge.issuer.name.trim()
  const issued = yearMonthOf(badge.issuedOn)
  const ends = yearMonthOf(badge.expires)
  const certId = shortIdOf(badge)
  const certUrl = known.url !== undefined && /^https?:\/\//i.test(known.url) ? known.url : undefined
  return {
    name: (known.name ?? badge.achievement.name).trim(),
    ...(organizationId !== undefined && { organizationId }),
    ...(organizationId === undefined && issuer !== '' && { organizationName: issuer }),
    ...(issued && { issueYear: issued.year }),
    ...(issued?.month !== undefined && { issueMonth: issued.month }),
    ...(ends && { expirationYear: ends.year }),
    ...(ends?.month !== undefined && { expirationMonth: ends.month }),
    ...(certUrl !== undefined && { certUrl }),
    ...(certId !== undefined && { certId }),
  }
}
