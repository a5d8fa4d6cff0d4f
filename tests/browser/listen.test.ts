// Reading aloud: what is read, in which voice, sentence by sentence; with a synthesiser of the test's own.
import { mount, type VueWrapper } from '@vue/test-utils'
import i18next from 'i18next'
import I18NextVue from 'i18next-vue'
import { defineComponent, h, nextTick } from 'vue'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { chooseVoice } from '../../src/composables/listen/chooseVoice.ts'
import { collectSentences } from '../../src/composables/listen/collectSentences.ts'
import type { Synthesiser, Utterance, Voice } from '../../src/composables/listen/synthesiser.ts'
import { useListen, type Listening } from '../../src/composables/useListen.ts'
import { useAnnouncer } from '../../src/composables/useAnnouncer.ts'
import { loadMessages, setUpMessages } from '../../src/i18n/setup.ts'
import UiListen from '../../src/ui/UiListen.vue'
import { lastNotice } from '../support/mountPage.ts'

const voice = (lang: string, localService = true, isDefault = false): Voice => ({
  lang,
  name: `${lang} ${localService ? 'here' : 'elsewhere'}`,
  localService,
  default: isDefault,
})
const [english, french, away] = [voice('en-GB'), voice('fr_FR'), voice('en-US', false, true)]

class TestSynthesiser implements Synthesiser {
  spoken: Utterance[] = []
  cancelled = 0
  known: Voice[]
  listeners = new Set<() => void>()
  constructor(known: Voice[]) {
    this.known = known
  }
  voices = () => this.known
  onVoices = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  speak = (utterance: Utterance) => void this.spoken.push(utterance)
  cancel = () => void this.cancelled++
  get last(): Utterance {
    return this.spoken.at(-1)!
  }
}

let page: VueWrapper | undefined
beforeAll(async () => {
  await setUpMessages(['en'])
  await loadMessages(['reading'])
})
afterEach(() => {
  page?.unmount()
  page = undefined
  document.body.replaceChildren()
})

async function show(html: string, known: Voice[], languages: string[] = []) {
  const text = document.createElement('div')
  text.innerHTML = html
  document.body.append(text)
  const synthesiser = new TestSynthesiser(known)
  let listening!: Listening
  page = mount(
    defineComponent(() => {
      listening = useListen(() => text, { synthesiser, languages: () => languages })
      return () =>
        listening.part.value &&
        h(UiListen, { ...listening.part.value, onToggle: listening.toggle, onAnswer: listening.answer })
    }),
    { attachTo: document.body, global: { plugins: [[I18NextVue, { i18next }]] } },
  )
  await loadMessages(['reading'])
  await nextTick()
  const press = async (name: string, inside: ParentNode = document) => {
    // Vue passes over what is pressed in the very millisecond in which it appeared.
    await new Promise((resolve) => setTimeout(resolve, 3))
    ;[...inside.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!.click()
    await nextTick()
  }
  return { text, synthesiser, press, listening, button: () => page!.element.textContent?.trim() ?? '' }
}

const marked = () => [...(CSS.highlights.get('listening') ?? [])].map(String)

describe('a voice', () => {
  it.each([
    ['en', [away, english], false, english],
    ['en', [away], false, undefined],
    ['en', [away], true, away],
    ['en-US', [away, english], true, english],
    ['fr', [english, french], false, french],
    ['fr-x-falc', [french], false, french],
    ['fr-CA', [french, voice('fr-CA')], false, expect.objectContaining({ lang: 'fr-CA' })],
    ['br', [french, english], true, undefined],
  ])('for %s out of what the device has', (language, known, mayGoOut, expected) => {
    expect(chooseVoice(known, language, mayGoOut)).toEqual(expected)
  })
})

describe('sentences', () => {
  const sentencesOf = (html: string) => {
    const root = document.createElement('div')
    root.innerHTML = html
    document.body.append(root)
    return collectSentences(root).map(({ text, language }) => [text, language])
  }

  it('are cut where they end, and at the edge of a block', () => {
    expect(sentencesOf('<h1>A badge</h1><p>It is <b>mine</b>. I made it!</p>').map(([text]) => text)).toEqual(
      ['A badge', 'It is mine.', 'I made it!'],
    )
  })

  it('keep the language of their words', () => {
    expect(sentencesOf('<p lang="en">Given: <span lang="fr">Tutorer ses pairs</span></p>')).toEqual([
      ['Given:', 'en'],
      ['Tutorer ses pairs', 'fr'],
    ])
  })

  it('leave out what is hidden, pressed, filled in or silent', () => {
    const html = `<p>Read</p><button>Press</button><p hidden>Hidden</p><p aria-hidden="true">Mark</p>
      <span class="visually-hidden">For others</span><div data-silent>Hush</div><textarea>Typed</textarea>
      <details><summary>More</summary><p>Inside</p></details><p>…</p>`
    expect(sentencesOf(html).map(([text]) => text)).toEqual(['Read', 'More'])
  })

  it('of a language nobody knows are cut all the same', () => {
    expect(sentencesOf('<p lang="not a language">One. Two.</p>').length).toBeGreaterThan(0)
  })
})

describe('listening', () => {
  it('goes from sentence to sentence, marks each, and ends', async () => {
    const { synthesiser, press, button } = await show('<p>One. Two.</p>', [english])
    expect(button()).toBe('Listen')
    await press('Listen')
    expect(synthesiser.last).toMatchObject({ text: 'One.', voice: english, rate: 1 })
    expect(marked()).toEqual(['One.'])
    expect(button()).toBe('Stop listening')
    synthesiser.last.onEnd()
    expect(synthesiser.last.text).toBe('Two.')
    expect(marked()).toEqual(['Two.'])
    synthesiser.last.onEnd()
    await nextTick()
    expect(button()).toBe('Listen')
    expect(marked()).toEqual([])
  })

  it('stops at once, and what ends afterwards begins nothing', async () => {
    const { synthesiser, press } = await show('<p>One. Two.</p>', [english])
    await press('Listen')
    const first = synthesiser.last
    await press('Stop listening')
    first.onEnd()
    first.onBreak(false)
    expect(synthesiser.spoken).toHaveLength(1)
    expect(synthesiser.cancelled).toBeGreaterThan(1)
    expect(marked()).toEqual([])
  })

  it('stops when the page is left', async () => {
    const { synthesiser, press } = await show('<p>One.</p>', [english])
    await press('Listen')
    const before = synthesiser.cancelled
    page!.unmount()
    page = undefined
    expect(synthesiser.cancelled).toBe(before + 1)
    expect(synthesiser.listeners.size).toBe(0)
  })

  it('is not offered where no voice speaks the language, until one arrives', async () => {
    const { synthesiser, button } = await show('<p>One.</p>', [french])
    expect(button()).toBe('')
    synthesiser.known = [french, english]
    for (const listener of synthesiser.listeners) listener()
    await nextTick()
    expect(button()).toBe('Listen')
  })

  it('never uses a voice from elsewhere without a word about it', async () => {
    const { synthesiser, press, text } = await show('<p>One.</p>', [away])
    await press('Listen')
    expect(synthesiser.spoken).toEqual([])
    expect(document.body.textContent).toContain('are sent there')
    await press('No')
    expect(document.body.textContent).not.toContain('are sent there')
    expect(synthesiser.spoken).toEqual([])
    await press('Listen')
    await press('Listen', document.querySelector('.ui-notice')!)
    expect(synthesiser.last.voice).toBe(away)
    expect(text.textContent).toBe('One.')
  })

  it('skips what no voice here can say, and says so at the end', async () => {
    const { synthesiser, press } = await show('<p>One.</p><p lang="br">Demat.</p><p>Two.</p>', [english])
    await press('Listen')
    synthesiser.last.onEnd()
    expect(synthesiser.last.text).toBe('Two.')
    synthesiser.last.onEnd()
    expect(useAnnouncer().message.value).toContain('another language')
  })

  it('is offered for words in another language that a voice here speaks', async () => {
    const { synthesiser, press } = await show('<p lang="fr">Bonjour.</p>', [french], ['fr'])
    await press('Listen')
    expect(synthesiser.last.voice).toBe(french)
  })

  it('says so when the voice fails, and not when it was stopped', async () => {
    const { synthesiser, press, button } = await show('<p>One.</p>', [english])
    await press('Listen')
    synthesiser.last.onBreak(true)
    await vi.waitFor(() => expect(lastNotice()).toContain('did not answer'))
    expect(button()).toBe('Listen')
  })
})
