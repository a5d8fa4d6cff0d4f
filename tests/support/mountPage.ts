// Shows one page of the app in a real browser: with its messages, a router and the stores of a test.
import { mount, type VueWrapper } from '@vue/test-utils'
import i18next from 'i18next'
import I18NextVue from 'i18next-vue'
import { getActivePinia } from 'pinia'
import { nextTick, type Component } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { useNotices } from '../../src/composables/useNotices.ts'
import { NAMESPACES } from '../../src/i18n/namespaces.ts'
import { loadMessages, setUpMessages } from '../../src/i18n/setup.ts'

let messages: Promise<void> | undefined

export interface ShownPage {
  page: VueWrapper
  router: Router
  /** The words on the screen, spaces made single. */
  text(): string
  /** The one element of this kind whose name begins so; throws when there is none. */
  find(kind: string, name: string | RegExp): HTMLElement
  press(kind: string, name: string | RegExp): Promise<void>
  /** Fills the field with that label. */
  fill(label: string, value: string): Promise<void>
}

/** `path` is the page's route; other addresses show nothing. `startStores` comes first. */
export async function showPage(component: Component, path: string, at = path): Promise<ShownPage> {
  await (messages ??= setUpMessages(['en']).then(() => loadMessages(NAMESPACES)))
  const nothing = { template: '<p>elsewhere</p>', render: () => 'elsewhere' }
  const routes = [
    { path, component },
    { path: '/:rest(.*)*', component: nothing },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(at)
  const page = mount(RouterView, {
    attachTo: document.body,
    global: { plugins: [getActivePinia()!, router, [I18NextVue, { i18next }]] },
  })

  function find(kind: string, name: string | RegExp): HTMLElement {
    const found = [...document.querySelectorAll<HTMLElement>(kind)].find((element) => isNamed(element, name))
    if (!found) throw new Error(`no ${kind} called ${String(name)} in: ${text()}`)
    return found
  }
  const text = () => squeeze(document.body.innerText)
  return {
    page,
    router,
    text,
    find,
    async press(kind, name) {
      await laterThanNow()
      find(kind, name).click()
      await nextTick()
    },
    async fill(label, value) {
      const id = find('label[for]', label).getAttribute('for') ?? ''
      const field = document.getElementById(id) as HTMLInputElement
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await nextTick()
    },
  }
}

/** Vue takes a press in the very millisecond in which the button came for one that was meant for what stood there before. */
function laterThanNow(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2))
}

/** Presses *Undo* in the newest notice. */
export async function undoLast(): Promise<void> {
  const { notices, takeBack } = useNotices()
  const last = notices.value.at(-1)
  if (!last?.undo) throw new Error('nothing to undo')
  await takeBack(last.id)
}

/** What the newest notice says. */
export function lastNotice(): string | undefined {
  return useNotices().notices.value.at(-1)?.text
}

export function squeeze(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

function isNamed(element: HTMLElement, name: string | RegExp): boolean {
  const own = squeeze(element.getAttribute('aria-label') ?? element.textContent)
  return typeof name === 'string' ? own.startsWith(name) : name.test(own)
}
