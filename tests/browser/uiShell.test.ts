// The shell around every page: places, focus, notices, languages, and what happens when a page breaks.
import { mount, type VueWrapper } from '@vue/test-utils'
import i18next from 'i18next'
import I18NextVue from 'i18next-vue'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { defineComponent, h, ref } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import App from '../../src/app/App.vue'
import { breaksPage } from '../../src/app/breaksPage.ts'
import { useNotices } from '../../src/composables/useNotices.ts'
import { setUpMessages, speak } from '../../src/i18n/setup.ts'
import UiPage from '../../src/ui/UiPage.vue'

const page = (heading: string) => defineComponent(() => () => h(UiPage, { heading }))
/** A page that breaks when its button asks it to. */
const fragile = defineComponent(() => {
  const isBroken = ref(false)
  const press = () => {
    throw new Error('a press that goes wrong')
  }
  return () => {
    if (isBroken.value) throw new Error('a page that cannot be drawn')
    return h(UiPage, { heading: 'Fragile' }, () => [
      h('button', { id: 'press', onClick: press }, 'Press'),
      h('button', { id: 'break', onClick: () => (isBroken.value = true) }, 'Break'),
    ])
  }
})
/** A page whose heading comes later, like one that fetches something first. */
const slow = defineComponent(() => {
  const isThere = ref(false)
  setTimeout(() => (isThere.value = true), 60)
  return () => (isThere.value ? h(UiPage, { heading: 'Slow' }) : h('p', 'one moment'))
})

let shell: VueWrapper
let router: Router
let messages: Promise<void> | undefined

beforeEach(async () => {
  localStorage.clear()
  await (messages ??= setUpMessages(['en']))
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page('My badges'), meta: { place: 'badges', isDoor: true } },
      { path: '/badges/:id', component: page('Tutor'), meta: { place: 'badges' } },
      { path: '/map', component: fragile, meta: { place: 'map' } },
      { path: '/sharing', component: slow, meta: { place: 'sharing' } },
      { path: '/me', component: page('Me'), meta: { place: 'me' } },
    ],
  })
  await router.push('/')
  shell = mount(App, {
    attachTo: document.body,
    global: { plugins: [createPinia(), router, [I18NextVue, { i18next }]] },
  })
  await vi.waitFor(() => expect(document.title).toBe('My badges · Besace'))
})

afterEach(() => {
  const { notices, dismiss } = useNotices()
  for (const { id } of notices.value) dismiss(id)
  shell.unmount()
  vi.restoreAllMocks()
})

const link = (name: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find((one) => one.textContent?.trim() === name)!
const status = () => [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent).join(' ')

describe('moving about', () => {
  it('leaves the focus alone at first, then gives it to the heading of each new page', async () => {
    expect(document.activeElement).toBe(document.body)
    await userEvent.click(link('Me'))
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Me'))
    expect(document.activeElement?.tagName).toBe('H1')
    expect(document.title).toBe('Me · Besace')
  })

  it('waits for a heading that comes late', async () => {
    await userEvent.click(link('Sharing'))
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Slow'))
    expect(document.title).toBe('Slow · Besace')
  })

  it('tells the page one is on from the place one is in', async () => {
    expect(link('Badges').getAttribute('aria-current')).toBe('page')
    await router.push('/badges/7')
    await vi.waitFor(() => expect(link('Badges').getAttribute('aria-current')).toBe('true'))
    expect(link('Map').hasAttribute('aria-current')).toBe(false)
  })

  it('offers to skip the places', async () => {
    await userEvent.tab()
    expect(document.activeElement?.textContent).toBe('Skip to content')
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.id).toBe('content')
    expect(router.currentRoute.value.path).toBe('/')
  })
})

describe('notices', () => {
  it('are said and shown; Undo takes back, once', async () => {
    const undo = vi.fn()
    useNotices().sayWithUndo('Badge removed', undo)
    await vi.waitFor(() => expect(status()).toContain('Badge removed'))
    const button = [...document.querySelectorAll('.app-notices button')].find((one) =>
      one.textContent?.includes('Undo'),
    )!
    await userEvent.click(button)
    expect(undo).toHaveBeenCalledTimes(1)
    await vi.waitFor(() => expect(document.querySelector('.app-notices')).toBeNull())
  })

  it('go by themselves, but not while someone is at them', async () => {
    vi.useFakeTimers()
    try {
      useNotices().say('Saved')
      await shell.vm.$nextTick()
      document.querySelector<HTMLElement>('.app-notices [aria-label="Close this message"]')!.focus()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(document.querySelector('.app-notice')?.textContent).toContain('Saved')
      ;(document.activeElement as HTMLElement).blur()
      await vi.advanceTimersByTimeAsync(9_000)
      expect(document.querySelector('.app-notice')).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('are three at most: the oldest gives way', async () => {
    const { say, notices } = useNotices()
    for (const text of ['one', 'two', 'three', 'four']) say(text)
    expect(notices.value.map(({ text }) => text)).toEqual(['two', 'three', 'four'])
  })
})

describe('languages', () => {
  it('change in the header, the whole page with them, and the choice is kept', async () => {
    const corner = document.querySelector<HTMLElement>('.app-language.is-short')!
    expect(corner.getAttribute('aria-label')).toBe('Language and reading')
    corner.click()
    const choose = (value: string) =>
      vi.waitFor(() => {
        const option = document.querySelector<HTMLElement>(`dialog[open] input[value="${value}"]`)!
        option.click()
      })
    await choose('fr-x-falc')
    await vi.waitFor(() => expect(link('Carte')).toBeDefined())
    expect(document.documentElement.lang).toBe('fr-x-falc')
    await choose('fr')
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('fr'))
    document.querySelector<HTMLDialogElement>('dialog[open]')!.close()
    expect(JSON.parse(localStorage.getItem('besace.look') ?? '{}')).toMatchObject({ language: 'fr' })
    await speak('en')
    await vi.waitFor(() => expect(link('Map')).toBeDefined())
  })
})

describe('an unexpected error', () => {
  it('while drawing gives way to a sentence with a way out; leaving heals', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await router.push('/map')
    await vi.waitFor(() => expect(document.querySelector('#break')).not.toBeNull())
    document.querySelector<HTMLElement>('#break')!.click()
    await vi.waitFor(() =>
      expect(document.querySelector('h1')?.textContent).toBe('Something went wrong here'),
    )
    expect(reported).toHaveBeenCalled()
    expect(document.querySelector('main a[href="/"]')?.textContent).toContain('Go to my badges')
    await router.push('/me')
    await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Me'))
  })

  it('of a press keeps the page, and says so', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await router.push('/map')
    await vi.waitFor(() => expect(document.querySelector('#press')).not.toBeNull())
    document.querySelector<HTMLElement>('#press')!.click()
    await vi.waitFor(() => expect(status()).toContain('Something went wrong'))
    expect(document.querySelector('h1')?.textContent).toBe('Fragile')
  })

  it.each([
    ['render function', true],
    ['https://vuejs.org/error-reference/#runtime-1', true],
    ['https://vuejs.org/error-reference/#runtime-0', true],
    ['native event handler', false],
    ['https://vuejs.org/error-reference/#runtime-5', false],
    ['https://vuejs.org/error-reference/#runtime-11', false],
  ])('at "%s" breaks the page: %s', (info, expected) => {
    expect(breaksPage(info)).toBe(expected)
  })
})
