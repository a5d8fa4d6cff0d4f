// Says when something was checked: near days by their name, others by their date.
import { useTranslation } from 'i18next-vue'
import { useDates } from '../../composables/useDates.ts'

/** "today", "yesterday", "on 3 March 2026". */
export function useWhen(now: () => Date = () => new Date()): (iso: string) => string {
  const { t } = useTranslation()
  const dates = useDates()

  function daysAgo(days: number): string {
    const date = now()
    date.setDate(date.getDate() - days)
    return date.toDateString()
  }
  return (iso) => {
    const day = new Date(iso).toDateString()
    if (day === daysAgo(0)) return t('badge:when.today')
    if (day === daysAgo(1)) return t('badge:when.yesterday')
    return t('badge:when.on', { date: dates.day(iso) })
  }
}
