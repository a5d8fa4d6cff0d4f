// The card while it is being written: a copy, kept when the learner says so.
import {
  computed,
  onMounted,
  reactive,
  ref,
  shallowRef,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue'
import { contentText } from '../../domain/archive/sameContent.ts'
import type { Audience, CardFields, CardPart } from '../../domain/passport/profile.ts'
import { CARD_PARTS, cardFor, readCard, type VisibleCard } from '../../domain/passport/profile.ts'
import type { Fault } from '../../domain/result.ts'
import { useProfileStore } from '../../stores/profile.ts'
import { useSettingsStore } from '../../stores/settings.ts'

export interface CardDraft {
  name: string
  fields: CardFields
  visible: Record<CardPart, Audience>
}

export interface CardDrafting {
  draft: CardDraft
  isLoaded: Ref<boolean>
  isChanged: ComputedRef<boolean>
  fault: ShallowRef<Fault | undefined>
  /** The draft through these eyes. */
  seenBy(audience: Audience): VisibleCard
  save(): Promise<boolean>
}

export function useCardDraft(): CardDrafting {
  const store = useProfileStore()
  const settings = useSettingsStore()
  const draft = reactive<CardDraft>(draftOf())
  const kept = ref(textOf(draft))
  const isLoaded = ref(false)
  const fault = shallowRef<Fault>()
  const isChanged = computed(() => textOf(draft) !== kept.value)

  onMounted(async () => {
    const loaded = await store.load()
    if (!loaded.ok) fault.value = loaded.error
    Object.assign(draft, draftOf())
    kept.value = textOf(draft)
    isLoaded.value = true
  })

  function draftOf(): CardDraft {
    const { fields, visible } = readCard(store.card)
    const all = CARD_PARTS.map((part) => [part, visible[part] ?? 'me'])
    return {
      name: settings.settings.shownName,
      fields,
      visible: Object.fromEntries(all) as CardDraft['visible'],
    }
  }

  return {
    draft,
    isLoaded,
    isChanged,
    fault,
    seenBy: (audience) => cardFor(readCard({ ...draft, updatedAt: '' }), draft.name.trim(), audience),
    async save() {
      const saved = await store.save(plain(draft))
      fault.value = saved.ok ? undefined : saved.error
      if (!saved.ok) return false
      Object.assign(draft, draftOf())
      kept.value = textOf(draft)
      return true
    },
  }
}

/** Without reactive wrapping, which cannot be stored; bytes stay as they are. */
function plain({ name, fields, visible }: CardDraft): CardDraft {
  const { picture, ...words } = fields
  return {
    name,
    fields: {
      ...(JSON.parse(JSON.stringify(words)) as CardFields),
      ...(picture && { picture: { bytes: picture.bytes, mediaType: picture.mediaType } }),
    },
    visible: { ...visible },
  }
}

/** Pictures are told apart by their size: each is drawn anew. */
function textOf({ name, fields, visible }: CardDraft): string {
  const { picture, ...words } = fields
  return contentText([name, words, picture?.bytes.byteLength ?? 0, visible])
}
