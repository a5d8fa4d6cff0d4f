// The learner's card; what of it others may see is asked anew whenever something is shown.
import { defineStore } from 'pinia'
import { computed, shallowRef, toRaw } from 'vue'
import {
  cardFor,
  emptyCard,
  readCard,
  type Audience,
  type CardFields,
  type ProfileCard,
  type VisibleCard,
} from '../domain/passport/profile.ts'
import { ok, type Result } from '../domain/result.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { useSettingsStore } from './settings.ts'
import { sharedRun } from './sharedRun.ts'

export type { Audience, ProfileCard, VisibleCard } from '../domain/passport/profile.ts'

const KEY = 'profile'

export const useProfileStore = defineStore('profile', () => {
  const settings = useSettingsStore()
  const card = shallowRef<Readonly<ProfileCard>>(emptyCard())
  const isLoaded = shallowRef(false)

  const load = sharedRun(async (): Promise<Result<void>> => {
    const loaded = await settings.load()
    if (!loaded.ok) return loaded
    const kept = await (await useDevice().storage()).settings.get(KEY)
    if (!kept.ok) return kept
    card.value = readCard(kept.value)
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['settings'], () => {
    if (isLoaded.value) void load.again()
  })

  /** Keeps the card and the name on it; what does not fit on a card is left out. */
  async function save(draft: {
    name: string
    fields: CardFields
    visible: ProfileCard['visible']
  }): Promise<Result<void>> {
    const { name, fields, visible } = draft
    const named = await settings.change({ shownName: name.trim().slice(0, 120) })
    if (!named.ok) return named
    const updatedAt = useDevice().now().toISOString()
    const changed = readCard({ fields: toRaw(fields), visible: toRaw(visible), updatedAt })
    const saved = await (await useDevice().storage()).settings.set(KEY, changed)
    if (!saved.ok) return saved
    card.value = changed
    isLoaded.value = true
    tellOtherTabs('settings')
    return ok(undefined)
  }

  /** What these eyes may see. Whoever publishes it still asks, part by part. */
  function seenBy(audience: Audience): VisibleCard {
    return cardFor(card.value, settings.settings.shownName, audience)
  }

  return {
    card: computed(() => card.value),
    isLoaded: computed(() => isLoaded.value),
    /** Reads anew each time: a backup or another tab may have changed it. */
    load: () => load.again(),
    save,
    seenBy,
  }
})
