// Texts as proposed, and as the learner changed them: what was changed lies in the tab until the tab is closed.
import { ref } from 'vue'
import { tellBadge } from '../../../domain/sharing/texts/tellBadge.ts'
import type { TextKind, TextLanguage, Told } from '../../../domain/sharing/texts/told.ts'

export interface Texts {
  of(kind: TextKind, language: TextLanguage): string
  isChanged(kind: TextKind, language: TextLanguage): boolean
  change(kind: TextKind, language: TextLanguage, text: string): void
  /** Back to the text as proposed. */
  restore(kind: TextKind, language: TextLanguage): void
}

export function useTexts(
  getBadgeId: () => string,
  getTold: () => Told,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage,
): Texts {
  const changed = ref(new Map<string, string | undefined>())
  const keyOf = (kind: TextKind, language: TextLanguage) => `besace.text.${getBadgeId()}.${kind}.${language}`

  function ownOf(key: string): string | undefined {
    return changed.value.has(key) ? changed.value.get(key) : attempt(() => storage.getItem(key) ?? undefined)
  }
  return {
    of: (kind, language) => ownOf(keyOf(kind, language)) ?? tellBadge(kind, language, getTold()),
    isChanged: (kind, language) => ownOf(keyOf(kind, language)) !== undefined,
    change(kind, language, text) {
      const key = keyOf(kind, language)
      changed.value.set(key, text)
      attempt(() => storage.setItem(key, text))
    },
    restore(kind, language) {
      const key = keyOf(kind, language)
      changed.value.set(key, undefined)
      attempt(() => storage.removeItem(key))
    },
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    // A browser that refuses storage: the text lives as long as its screen.
    return undefined
  }
}
