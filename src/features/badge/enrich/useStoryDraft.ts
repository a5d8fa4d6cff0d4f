// What the learner is writing, kept on the device at every stroke: a closed tab loses nothing.
import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { ReflectionAnswers } from '../../../stores/passport.ts'

export interface StoryDraft {
  answers: ReflectionAnswers
  /** Which kept reflection is being changed, if it is not a new one. */
  editing: Ref<string | undefined>
  isEmpty: ComputedRef<boolean>
  /** Whether something unsaved was found when the page opened. */
  wasFound: boolean
  /** Begins with these answers. */
  begin(answers?: ReflectionAnswers, id?: string): void
  drop(): void
}

export function useStoryDraft(badgeId: string, storage: Storage | undefined = deviceStorage()): StoryDraft {
  const key = `besace.story.${badgeId}`
  const found = read()
  const answers = reactive({
    learned: found.learned ?? '',
    use: found.use ?? '',
    develop: found.develop ?? '',
  })
  const editing = ref(found.editing)
  const isEmpty = computed(() =>
    [answers.learned, answers.use, answers.develop].every((text) => text.trim() === ''),
  )
  const wasFound = !isEmpty.value

  function read(): Partial<ReflectionAnswers> & { editing?: string } {
    try {
      return JSON.parse(storage?.getItem(key) ?? '{}') as Partial<ReflectionAnswers>
    } catch {
      // Not what we wrote: there is no draft.
      return {}
    }
  }

  function keep(): void {
    try {
      if (isEmpty.value) storage?.removeItem(key)
      else storage?.setItem(key, JSON.stringify({ ...answers, editing: editing.value }))
    } catch {
      // No room for a draft: what is on the screen can still be kept with the button.
    }
  }

  function begin(from: Partial<ReflectionAnswers> = {}, id?: string): void {
    editing.value = id
    Object.assign(answers, { learned: from.learned ?? '', use: from.use ?? '', develop: from.develop ?? '' })
  }

  watch([answers, editing], keep, { flush: 'sync' })
  return { answers, editing, isEmpty, wasFound, begin, drop: () => begin() }
}

function deviceStorage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    // Storage is forbidden: drafts live as long as the page.
    return undefined
  }
}
