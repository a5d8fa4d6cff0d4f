// Dates as a reader says them, in UTC: a time zone must not move a badge into another month.
import type { ShareLanguage } from './sharePage.ts'

const LOCALES: Record<ShareLanguage, string> = { en: 'en-GB', fr: 'fr' }

/** "22 novembre 2026"; nothing when it is no date. */
export function dayOf(iso: string, language: ShareLanguage): string | undefined {
  const day = format(iso, language, { day: 'numeric', month: 'long', year: 'numeric' })
  return language === 'fr' ? day?.replace(/^1 /, '1er ') : day
}

/** "mars 2022", or "2022" where the badge says no more. */
export function monthOf(iso: string, language: ShareLanguage): string | undefined {
  const onlyYear = /^\d{4}$/.test(iso.trim())
  return format(iso, language, onlyYear ? { year: 'numeric' } : { month: 'long', year: 'numeric' })
}

function format(
  iso: string,
  language: ShareLanguage,
  options: Intl.DateTimeFormatOptions,
): string | undefined {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return undefined
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(date)
}
