// Three questions kept apart: is it unchanged, did the issuer's address confirm it, do I know this issuer.
import { useTranslation } from 'i18next-vue'
import { computed, type ComputedRef } from 'vue'
import type { Acquaintance } from '../domain/verification/acquaintance.ts'
import type { CheckId, CheckState, Report } from '../domain/verification/report.ts'
import { SELF_NAMED_CODES } from '../domain/verification/selfNamed.ts'
import { useDates } from './useDates.ts'
import { useSentences } from './useSentences.ts'

export interface Answer {
  question: string
  state: CheckState
  sentence: string
}

/** The groups `badge` and `checks` must be there. */
export function useThreeAnswers(
  getReport: () => Report,
  getAcquaintance: () => Acquaintance,
): ComputedRef<Answer[]> {
  const { t } = useTranslation()
  const sentences = useSentences()
  const dates = useDates()
  const checkOf = (id: CheckId) => getReport().checks.find((check) => check.id === id)

  function answerOf(acquaintance: Acquaintance): { state: CheckState; sentence: string } {
    switch (acquaintance.kind) {
      case 'yours':
        return { state: 'ok', sentence: t('badge:known.yours') }
      case 'listed': {
        const { registry, name } = acquaintance.listing
        const said = { registry: registry.name, date: dates.day(registry.date), name }
        if (acquaintance.isRelied) return { state: 'ok', sentence: t('badge:known.listed-trusted', said) }
        return {
          state: 'unknown',
          sentence: t(registry.isForTrials ? 'badge:known.listed-for-trials' : 'badge:known.listed', said),
        }
      }
      case 'stranger':
        return { state: 'unknown', sentence: t('badge:known.stranger') }
      case 'unproved':
        return { state: 'unknown', sentence: t('badge:known.unproved') }
      case 'unnamed':
        return { state: 'unknown', sentence: t('badge:known.unnamed') }
    }
  }

  return computed(() => {
    const [integrity, issuer] = [checkOf('integrity'), checkOf('issuer')]
    const rows: Answer[] = []
    if (integrity)
      rows.push({
        question: t('badge:three.unchanged'),
        state: integrity.state,
        sentence: sentences.ofCheck(integrity),
      })
    if (issuer) {
      const isOnlyAKey = SELF_NAMED_CODES.has(issuer.code)
      rows.push({
        question: t('badge:three.address'),
        state: isOnlyAKey ? 'unknown' : issuer.state,
        sentence: isOnlyAKey ? t('badge:three.address.none') : sentences.ofCheck(issuer),
      })
    }
    return [...rows, { question: t('badge:three.known'), ...answerOf(getAcquaintance()) }]
  })
}
