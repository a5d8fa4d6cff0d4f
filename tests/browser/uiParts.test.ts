// The parts of the design system, as a hand, a keyboard and a screen reader meet them.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { defineComponent, h, nextTick, ref } from 'vue'
import UiBadgePicture from '../../src/ui/UiBadgePicture.vue'
import UiButton from '../../src/ui/UiButton.vue'
import UiChip from '../../src/ui/UiChip.vue'
import UiDialog from '../../src/ui/UiDialog.vue'
import UiField from '../../src/ui/UiField.vue'
import UiFilePicker from '../../src/ui/UiFilePicker.vue'
import UiProgress from '../../src/ui/UiProgress.vue'
import UiSegmented from '../../src/ui/UiSegmented.vue'
import UiSheet from '../../src/ui/UiSheet.vue'
import UiSwitch from '../../src/ui/UiSwitch.vue'
import UiTabs from '../../src/ui/UiTabs.vue'

let shown: VueWrapper | undefined
afterEach(() => {
  shown?.unmount()
  shown = undefined
  document.body.replaceChildren()
})

type Part = Parameters<typeof mount>[0]
function show(part: unknown, options: object = {}): VueWrapper {
  return (shown = mount(part as Part, { attachTo: document.body, ...options }) as VueWrapper)
}

/** A page with a button that opens the dialog. */
function pageWith(dialog: unknown) {
  return defineComponent(() => {
    const open = ref(false)
    return () => [
      h('button', { id: 'opener', onClick: () => (open.value = true) }, 'Open'),
      h(
        dialog as typeof UiDialog,
        {
          open: open.value,
          heading: 'A question',
          closeLabel: 'Close',
          'onUpdate:open': (to: boolean) => (open.value = to),
        },
        { default: () => h('p', 'Are you sure?'), actions: () => h('button', { id: 'yes' }, 'Yes') },
      ),
    ]
  })
}

describe.each([
  ['dialog', UiDialog],
  ['sheet', UiSheet],
])('a %s', (_name, part) => {
  const dialog = () => document.querySelector('dialog')!

  it('opens over the page, named by its heading, and takes the focus', async () => {
    show(pageWith(part))
    expect(dialog().open).toBe(false)
    expect(dialog().textContent).toBe('')
    await userEvent.click(document.querySelector('#opener')!)
    await vi.waitFor(() => expect(dialog().matches(':modal')).toBe(true))
    const name = document.getElementById(dialog().getAttribute('aria-labelledby') ?? '')
    expect(name?.textContent).toBe('A question')
    expect(dialog().contains(document.activeElement)).toBe(true)
  })

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['its button', () => userEvent.click(dialog().querySelector('[aria-label="Close"]')!)],
  ])('closes by %s and gives the focus back', async (_way, close) => {
    show(pageWith(part))
    const opener = document.querySelector<HTMLElement>('#opener')!
    opener.focus()
    await userEvent.click(opener)
    await vi.waitFor(() => expect(dialog().open).toBe(true))
    await close()
    await vi.waitFor(() => expect(dialog().open).toBe(false))
    expect(document.activeElement).toBe(opener)
    expect(dialog().textContent).toBe('')
  })

  it('closes when the ground beside it is pressed, not when it is pressed itself', async () => {
    show(pageWith(part))
    await userEvent.click(document.querySelector('#opener')!)
    await vi.waitFor(() => expect(dialog().open).toBe(true))
    dialog()
      .querySelector('p')!
      .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    expect(dialog().open).toBe(true)
    dialog().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    await vi.waitFor(() => expect(dialog().open).toBe(false))
  })
})

describe('tabs', () => {
  const page = defineComponent(() => {
    const current = ref('see')
    const tabs = ['see', 'enrich', 'share'].map((key) => ({ key, label: key }))
    return () =>
      h(
        UiTabs,
        {
          label: 'Parts',
          tabs,
          modelValue: current.value,
          'onUpdate:modelValue': (to: string) => (current.value = to),
        },
        Object.fromEntries(tabs.map(({ key }) => [key, () => `panel of ${key}`])),
      )
  })
  const tabs = () => [...document.querySelectorAll<HTMLElement>('[role="tab"]')]
  const selected = () => tabs().find((tab) => tab.getAttribute('aria-selected') === 'true')
  const panel = () => document.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])')

  it('tie each tab to its panel and let one of them be reached by Tab', () => {
    show(page)
    expect(document.querySelector('[role="tablist"]')?.getAttribute('aria-label')).toBe('Parts')
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1, -1])
    expect(panel()?.id).toBe(selected()?.getAttribute('aria-controls'))
    expect(panel()?.getAttribute('aria-labelledby')).toBe(selected()?.id)
    expect(panel()?.textContent).toBe('panel of see')
  })

  it.each([
    ['{ArrowRight}', 'enrich'],
    ['{ArrowLeft}', 'share'],
    ['{End}', 'share'],
    ['{End}{ArrowRight}', 'see'],
    ['{End}{Home}', 'see'],
    ['x', 'see'],
  ])('%s goes to %s', async (keys, expected) => {
    show(page)
    tabs()[0]!.focus()
    await userEvent.keyboard(keys)
    expect(document.activeElement?.textContent?.trim()).toBe(expected)
    expect(selected()?.textContent?.trim()).toBe(expected)
    expect(panel()?.textContent).toBe(`panel of ${expected}`)
  })
})

describe('a field', () => {
  const field = () => document.querySelector<HTMLInputElement>('input, textarea')!
  const described = () =>
    (field().getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)

  it('is named by its label and described by its hint, then by its error', async () => {
    const wrapper = show(UiField, { props: { label: 'Name', hint: 'As on your card', modelValue: '' } })
    expect(field().labels?.[0]?.textContent).toBe('Name')
    expect(described()).toEqual(['As on your card'])
    expect(field().hasAttribute('aria-invalid')).toBe(false)
    await wrapper.setProps({ error: 'Type your name' })
    expect(described()).toEqual(['As on your card', 'Type your name'])
    expect(field().getAttribute('aria-invalid')).toBe('true')
  })

  it('gives what is typed to its owner, on one line or on many', async () => {
    for (const multiline of [false, true]) {
      const wrapper = show(UiField, { props: { label: 'Words', multiline, modelValue: '' } })
      await userEvent.fill(field(), 'hello')
      expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual(['hello'])
      expect(field().tagName).toBe(multiline ? 'TEXTAREA' : 'INPUT')
      wrapper.unmount()
    }
  })

  it('passes other attributes to the field itself', () => {
    show(UiField, { props: { label: 'Mail', modelValue: '' }, attrs: { inputmode: 'email' } })
    expect(field().inputMode).toBe('email')
  })
})

describe('a button', () => {
  it('does nothing while it is busy, and keeps the focus', async () => {
    const pressed = vi.fn()
    const wrapper = show(UiButton, {
      props: { busy: true, type: 'submit' },
      attrs: { onClick: pressed },
      slots: { default: 'Save' },
    })
    const button = document.querySelector('button')!
    button.focus()
    button.click()
    expect(pressed).not.toHaveBeenCalled()
    expect(button.type).toBe('button')
    await wrapper.setProps({ busy: false })
    expect(document.activeElement).toBe(button)
    expect(button.type).toBe('submit')
    button.click()
    expect(pressed).toHaveBeenCalledTimes(1)
  })

  it('is a link when it leads somewhere', () => {
    show(UiButton, { props: { href: 'https://example.org/' }, slots: { default: 'Read' } })
    expect(document.querySelector('a')?.href).toBe('https://example.org/')
    expect(document.querySelector('button')).toBeNull()
  })
})

describe('choices', () => {
  it('in segments are radio buttons that arrows move', async () => {
    const options = ['light', 'dark'].map((value) => ({ value, label: value }))
    const wrapper = show(UiSegmented, { props: { label: 'Look', options, modelValue: 'light' } })
    expect(document.querySelector('legend')?.textContent).toBe('Look')
    document.querySelector<HTMLElement>('input:checked')!.focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(wrapper.emitted('update:modelValue')).toEqual([['dark']])
  })

  it('on or off say that they are switches; filters say whether they are pressed', async () => {
    const wrapper = show(UiSwitch, { props: { label: 'Show it', modelValue: false } })
    const input = document.querySelector('input')!
    expect(input.getAttribute('role')).toBe('switch')
    input.focus()
    await userEvent.keyboard(' ')
    expect(wrapper.emitted('update:modelValue')).toEqual([[true]])
    wrapper.unmount()
    show(UiChip, { props: { label: 'All', pressed: true } })
    expect(document.querySelector('button')?.getAttribute('aria-pressed')).toBe('true')
  })
})

describe('a file picker', () => {
  function choose(names: string[]): void {
    const data = new DataTransfer()
    for (const name of names) data.items.add(new File(['x'], name))
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!
    input.files = data.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const given = (wrapper: VueWrapper) =>
    (wrapper.emitted('files') ?? []).map(([files]) => (files as File[]).map(({ name }) => name))

  it('gives the files, and the same file again', () => {
    const wrapper = show(UiFilePicker, { props: { label: 'Choose', multiple: true } })
    choose(['a.png', 'b.png'])
    choose(['a.png', 'b.png'])
    expect(given(wrapper)).toEqual([
      ['a.png', 'b.png'],
      ['a.png', 'b.png'],
    ])
    expect(document.querySelector<HTMLInputElement>('input')?.value).toBe('')
  })

  it('takes one of several dropped where one is asked for', async () => {
    const wrapper = show(UiFilePicker, { props: { label: 'Choose' } })
    const dataTransfer = new DataTransfer()
    for (const name of ['a.png', 'b.png']) dataTransfer.items.add(new File(['x'], name))
    document
      .querySelector('label')!
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    await nextTick()
    expect(given(wrapper)).toEqual([['a.png']])
  })
})

describe('a badge’s picture', () => {
  it('gives way to an emblem with the badge’s letter when it cannot be shown', async () => {
    show(UiBadgePicture, { props: { src: 'data:image/png;base64,AAAA', alt: '« élan »' } })
    await vi.waitFor(() => expect(document.querySelector('img')).toBeNull())
    expect(document.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('« élan »')
    expect(document.querySelector('.ui-emblem')?.textContent).toBe('É')
  })

  it('is silent beside the badge’s name', () => {
    show(UiBadgePicture, { props: { alt: '', name: 'Tutor' } })
    expect(document.querySelector('.ui-emblem')?.getAttribute('aria-hidden')).toBe('true')
    expect(document.querySelector('[role="img"]')).toBeNull()
  })
})

it('progress is a native bar with a name', () => {
  show(UiProgress, { props: { value: 3, max: 10, label: '3 of 10' } })
  const bar = document.querySelector('progress')!
  expect([bar.value, bar.max, bar.labels[0]?.textContent]).toEqual([3, 10, '3 of 10'])
})
