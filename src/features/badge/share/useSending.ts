// Sends a badge through the device's own sheet: its file or its picture, a line of words, its public address.
import { useTranslation } from 'i18next-vue'
import { computed, type ComputedRef } from 'vue'
import {
  fitForSheet,
  openSheet,
  type SheetAnswer,
  type SheetContent,
} from '../../../composables/shareSheet.ts'
import { endingOf, safeFileName } from '../../../domain/archive/safeFileName.ts'
import { useBadgesStore, type KeptBadge } from '../../../stores/badges.ts'

export interface Sending {
  /** Under a name every system takes. */
  file: ComputedRef<{ bytes: ArrayBuffer; mediaType: string; fileName: string }>
  /** Whether the sheet takes the badge in any form. */
  canSend: ComputedRef<boolean>
  /** To be called inside the learner's gesture. */
  send(): Promise<SheetAnswer>
}

export function useSending(
  getKept: () => KeptBadge,
  sheet: Partial<Pick<Navigator, 'share' | 'canShare'>> = navigator,
): Sending {
  const { t } = useTranslation()
  const badges = useBadgesStore()

  const file = computed(() => {
    const { original } = getKept()
    const { fileName } = original
    const dot = fileName.lastIndexOf('.')
    const isEnded = dot > 0 && /^[a-z\d]{1,8}$/i.test(fileName.slice(dot + 1))
    return {
      ...original,
      fileName: isEnded
        ? safeFileName(fileName.slice(0, dot), fileName.slice(dot + 1))
        : safeFileName(fileName, endingOf(original.mediaType)),
    }
  })
  const words = computed(() => {
    const { card, badge } = getKept()
    const issuer = card.issuerName
    return {
      title: t('badge:give.title', { name: card.name }),
      text: issuer ? t('badge:give.words', { name: card.name, issuer }) : card.name,
      ...(badge.id?.startsWith('https://') && { url: badge.id }),
    }
  })
  const original = computed<SheetContent>(() => ({
    ...words.value,
    files: [new File([file.value.bytes], file.value.fileName, { type: file.value.mediaType })],
  }))
  const takesOriginal = computed(() => fitForSheet(original.value, sheet)?.files !== undefined)
  /** Sheets take pictures where they refuse data files: the badge goes inside its picture then. */
  const canBake = computed(() => {
    const { card } = getKept()
    const empty = new File([], 'badge.png', { type: 'image/png' })
    return card.pictureId !== undefined && fitForSheet({ title: '', files: [empty] }, sheet) !== undefined
  })

  async function baked(): Promise<SheetContent> {
    const kept = getKept()
    const [{ bakedPicture }, picture] = await Promise.all([
      import('./bakedPicture.ts'),
      kept.card.pictureId === undefined ? undefined : badges.picture(kept.card.pictureId),
    ])
    const made = await bakedPicture(kept, picture)
    if (!made?.ok) return words.value
    const { bytes, mediaType, ending } = made.value
    const name = safeFileName(kept.card.name, ending)
    return {
      ...words.value,
      files: [new File([bytes as Uint8Array<ArrayBuffer>], name, { type: mediaType })],
    }
  }

  return {
    file,
    canSend: computed(
      () => takesOriginal.value || canBake.value || fitForSheet(words.value, sheet) !== undefined,
    ),
    send: async () =>
      openSheet(takesOriginal.value || !canBake.value ? original.value : await baked(), sheet),
  }
}
