// Composing a page: parts move by keyboard and by hand, come back, are kept, and say what happened.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { useAnnouncer } from '../../src/composables/useAnnouncer.ts'
import { ok } from '../../src/domain/result.ts'
import { plainComposition } from '../../src/domain/sharing/compose/composition.ts'
import ComposePage from '../../src/features/share/compose/ComposePage.vue'
import { useComposition } from '../../src/features/share/compose/useComposition.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { useCompositionsStore } from '../../src/stores/compositions.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { showPage, undoLast, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined
let shown: ShownPage | undefined

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  running?.stop()
  sessionStorage.clear()
})

async function open() {
  running = startStores()
  const badges = useBadgesStore()
  await badges.receive(['Bread', 'Cake'].map((text) => ({ kind: 'text' as const, text })))
  const idOf = (name: string) => badges.cards.find((card) => card.name === name)?.id ?? ''
  valueOf(
    await usePassportStore().saveReflection(idOf('Cake'), { learned: 'Patience', use: '', develop: '' }),
  )
  const entries = ['Bread', 'Cake'].map((name) => ({ badgeId: idOf(name), sentence: '' }))
  const collection = valueOf(await useCollectionsStore().create({ title: 'Mine', preamble: '', entries }))
  shown = await showPage(ComposePage, '/sharing/:id/compose', `/sharing/${collection.id}/compose`)
  const page = shown
  await vi.waitFor(() => expect(page.text()).toContain('The parts of the page'))
  await vi.waitFor(() => expect(document.querySelector('iframe')).not.toBeNull())
  const kinds = () =>
    [...document.querySelectorAll('.block-kind')].map((element) => element.textContent?.trim())
  const compositions = useCompositionsStore()
  const kept = () => compositions.of(collection.id).blocks.map(({ kind }) => kind)
  const chooseAudience = async (value: string) => {
    document.querySelector<HTMLInputElement>(`.ui-segments input[value="${value}"]`)?.click()
    await nextTick()
  }
  const closeSheet = async () => {
    await page.press('dialog[open] button', 'Done')
    await nextTick()
  }
  const addPart = async (name: RegExp) => {
    await page.press('button', 'Add a part')
    await vi.waitFor(() => page.find('dialog[open] .block-kind-choice', name))
    await page.press('dialog[open] .block-kind-choice', name)
    await vi.waitFor(() => page.find('dialog[open] button', 'Done'))
  }
  return { page, kinds, kept, chooseAudience, addPart, closeSheet, compositions, collection }
}

describe('the composer', () => {
  it('makes an empty page ready for its readers, and takes that back', async () => {
    const { page, kinds, chooseAudience, kept } = await open()
    expect(kinds()).toEqual([])
    await chooseAudience('school')
    await vi.waitFor(() => expect(kinds()).toEqual(['What I learned', 'Badges']))
    await vi.waitFor(() => expect(kept()).toEqual(['reflection', 'badges']))
    await undoLast()
    await nextTick()
    expect(kinds()).toEqual([])
    expect(page.text()).toContain('For now: all the badges of the collection')
  })

  it('adds a part beside the badges, which stay, and shows it in the preview', async () => {
    const { page, kinds, addPart, closeSheet, kept } = await open()
    await addPart(/^Heading/)
    expect(useAnnouncer().message.value).toContain('“Heading” added in place 2.')
    await page.fill('Heading', 'Forty loaves a day')
    await closeSheet()
    expect(kinds()).toEqual(['Badges', 'Heading'])
    await vi.waitFor(() => expect(kept()).toEqual(['badges', 'heading']))
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Forty loaves a day'))
  })

  it('says why a part has to wait', async () => {
    const { page } = await open()
    await page.press('button', 'Add a part')
    await vi.waitFor(() => page.find('.block-kind-choice', /^Proof/))
    expect(page.find('.block-kind-choice', /^Proof/)).toHaveProperty('disabled', true)
    expect(page.text()).toContain('Add proof to one of these badges first.')
    expect(page.find('.block-kind-choice', /^What I learned/)).toHaveProperty('disabled', false)
  })

  it('moves by buttons, keeps the focus on the part, and says where it is', async () => {
    const { page, kinds, addPart, closeSheet, kept } = await open()
    await addPart(/^Heading/)
    await closeSheet()
    await addPart(/^Text/)
    await closeSheet()
    await page.press('button', /^Move up – Text/)
    expect(kinds()).toEqual(['Badges', 'Text', 'Heading'])
    expect(useAnnouncer().message.value).toContain('“Text” is now 2 of 3.')
    await vi.waitFor(() => expect(document.activeElement).toBe(page.find('button', /^Move up – Text/)))
    await page.press('button', /^Move up – Text/)
    // At the top there is no further up: the focus goes to the other button, not to nowhere.
    await vi.waitFor(() => expect(document.activeElement).toBe(page.find('button', /^Move down – Text/)))
    await vi.waitFor(() => expect(kept()).toEqual(['text', 'badges', 'heading']))
  })

  it('moves by hand, and not when Escape is pressed on the way', async () => {
    const { kinds, addPart, closeSheet } = await open()
    await addPart(/^Heading/)
    await closeSheet()
    const drag = async (end: () => void) => {
      const [first, second] = document.querySelectorAll<HTMLElement>('.block-row')
      const below = second!.getBoundingClientRect().bottom - 2
      const grip = first!.querySelector('.block-grip')!
      grip.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, cancelable: true }))
      window.dispatchEvent(new PointerEvent('pointermove', { clientY: below }))
      await nextTick()
      expect(document.querySelector('.block-row.is-held')).not.toBeNull()
      end()
      await nextTick()
    }
    await drag(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })))
    window.dispatchEvent(new PointerEvent('pointerup'))
    await nextTick()
    expect(kinds()).toEqual(['Badges', 'Heading'])
    await drag(() => window.dispatchEvent(new PointerEvent('pointerup')))
    await vi.waitFor(() => expect(kinds()).toEqual(['Heading', 'Badges']))
  })

  it('duplicates and takes out from the menu, and takes it back', async () => {
    const { page, kinds, addPart, closeSheet, kept } = await open()
    await addPart(/^Heading/)
    await page.fill('Heading', 'Twice')
    await closeSheet()
    await page.press('button', /^More for – Heading/)
    await vi.waitFor(() => page.find('dialog[open] button', 'Duplicate'))
    await page.press('dialog[open] button', 'Duplicate')
    await vi.waitFor(() => expect(kinds()).toEqual(['Badges', 'Heading', 'Heading']))
    await page.press('button', /^More for – Badges/)
    await vi.waitFor(() => page.find('dialog[open] button', 'Remove'))
    await page.press('dialog[open] button', 'Remove')
    await vi.waitFor(() => expect(kinds()).toEqual(['Heading', 'Heading']))
    await undoLast()
    await nextTick()
    expect(kinds()).toEqual(['Badges', 'Heading', 'Heading'])
    await vi.waitFor(() => expect(kept()).toEqual(['badges', 'heading', 'heading']))
  })

  it('keeps what was typed over a reload that comes too soon', async () => {
    const { page, addPart, collection } = await open()
    await addPart(/^Heading/)
    await page.fill('Heading', 'Just typed')
    const left = sessionStorage.getItem(`besace.composition.${collection.id}`)
    expect(left).toContain('Just typed')
  })
})

describe('the draft of a composition', () => {
  it('is not called saved once it was changed again', async () => {
    const scope = effectScope()
    const kept = plainComposition('c1')
    const { draft, state, flush } = scope.run(() =>
      useComposition({ kept, save: async () => ok(undefined) }),
    )!
    draft.theme = 'night'
    expect(await flush()).toBe(true)
    expect(state.value).toBe('saved')
    draft.theme = 'plain'
    expect(state.value).toBe('saving')
    scope.stop()
  })

  it('is saved at once when the page goes out of sight', async () => {
    const scope = effectScope()
    const save = vi.fn(async () => ok(undefined))
    const { draft } = scope.run(() => useComposition({ kept: plainComposition('c2'), save, delay: 60_000 }))!
    draft.theme = 'night'
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1))
    vi.restoreAllMocks()
    scope.stop()
  })
})
