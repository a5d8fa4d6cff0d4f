// What other apps have shared: it waits here until the learner takes it or throws it away.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { badgeTextIn, type SharedWords } from '../domain/badge/badgeTextIn.ts'
import { ok, type Result } from '../domain/result.ts'
import {
  keepInInbox,
  listInbox,
  putBackIntoInbox,
  readInbox,
  takeFromInbox,
  type InboxItem,
  type InboxThing,
  type Kept,
} from '../storage/inbox.ts'
import type { BadgeSource } from './badgeSource.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { sharedRun } from './sharedRun.ts'

export type { InboxItem } from '../storage/inbox.ts'

export const useInboxStore = defineStore('inbox', () => {
  const list = shallowRef<readonly InboxItem[]>([])
  const isLoaded = shallowRef(false)

  const load = sharedRun(async (): Promise<Result<void>> => {
    const listed = await listInbox()
    if (!listed.ok) return listed
    list.value = listed.value
    isLoaded.value = true
    markApp(listed.value.length)
    return ok(undefined)
  })
  onChangedElsewhere(['inbox'], () => {
    if (isLoaded.value) void load.again()
  })

  async function changed(): Promise<void> {
    tellOtherTabs('inbox')
    await load.again()
  }

  /** As sources to receive; each is let go from here once it is settled (`settleInbox`). */
  async function sourcesOf(ids: readonly string[]): Promise<Result<BadgeSource[]>> {
    const things = await readInbox(ids)
    return things.ok ? ok(things.value.map(asSource)) : things
  }

  async function throwAway(ids: readonly string[]): Promise<Result<{ undo(): Promise<Result<void>> }>> {
    const taken = await takeFromInbox(ids)
    if (!taken.ok) return taken
    await changed()
    return ok({
      async undo() {
        const back = await putBackIntoInbox(taken.value)
        await changed()
        return back
      },
    })
  }

  /** Words that came with an address, where there is no service worker to take them. */
  async function keepWords(words: SharedWords): Promise<Result<Kept>> {
    const device = useDevice()
    const text = badgeTextIn(words) ?? [words.text, words.url, words.title].find((word) => word?.trim())
    if (text === undefined) return ok({ kept: [], missed: ['empty'] })
    const kept = await keepInInbox([
      {
        id: device.newId(),
        kind: 'text',
        name: words.title?.trim() ?? '',
        mediaType: 'text/plain',
        size: text.length,
        arrivedAt: device.now().toISOString(),
        text: text.trim(),
      },
    ])
    if (kept.ok) await changed()
    return kept
  }

  /** The picture of a thing that is one. */
  async function picture(id: string): Promise<{ bytes: ArrayBuffer; mediaType: string } | undefined> {
    const things = await readInbox([id])
    const thing = things.ok ? things.value[0] : undefined
    return thing?.bytes && thing.mediaType.startsWith('image/')
      ? { bytes: thing.bytes, mediaType: thing.mediaType }
      : undefined
  }

  return {
    items: computed(() => list.value),
    isLoaded: computed(() => isLoaded.value),
    load: () => load.again(),
    sourcesOf,
    throwAway,
    keepWords,
    picture,
  }
})

function asSource(thing: InboxThing): BadgeSource {
  const { id: inboxId, name } = thing
  if (thing.kind === 'text') {
    const { text = '' } = thing
    const called = name || (/^https?:/i.test(text) ? text.slice(0, 80) : '')
    return { kind: 'text', text, inboxId, ...(called && { name: called }) }
  }
  const file = new File([thing.bytes ?? new ArrayBuffer()], name, { type: thing.mediaType })
  return { kind: 'file', file, inboxId }
}

/** A number on the app's icon, where the system shows one. */
function markApp(count: number): void {
  const { setAppBadge } = navigator as Partial<Pick<Navigator, 'setAppBadge'>>
  // Refused where the app is not installed: then there is no icon.
  setAppBadge?.call(navigator, count).catch(() => undefined)
}
