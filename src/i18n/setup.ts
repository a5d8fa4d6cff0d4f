// Sets up the messages: one language at a time, each group fetched when its screen is.
import i18next from 'i18next'
import { readonly, ref, type Ref } from 'vue'
import { pickLanguage, type Language } from './languages.ts'
import type { MessageNamespace } from './namespaces.ts'

type Messages = Record<string, string>

const files = import.meta.glob<Messages>('./locales/*/*.json', { import: 'default' })
const current = ref<Language>('en')

/** The language of the moment; changes once its messages are there. */
export const language: Readonly<Ref<Language>> = readonly(current)

function fetchMessages(tongue: string, namespace: string): Promise<Messages> {
  return files[`./locales/${tongue}/${namespace}.json`]?.() ?? Promise.resolve({})
}

/** i18next's way to ask for a group of messages. */
const backend = {
  type: 'backend' as const,
  init() {},
  read(tongue: string, namespace: string, done: (error: unknown, messages: Messages | null) => void) {
    fetchMessages(tongue, namespace).then(
      (messages) => done(null, messages),
      (error: unknown) => done(error, null),
    )
  },
}

/** A forgotten message is a bug to be seen at once while building, and its key in production. */
function onMissing(_tongues: readonly string[], namespace: string, key: string): void {
  if (import.meta.env.DEV) throw new Error(`No message ${namespace}:${key}`)
}

/** Begins with the learner's language; resolves when the shell's messages are there. */
export async function setUpMessages(
  preferred: readonly string[] = navigator.languages,
  chosen?: Language,
): Promise<void> {
  const tongue = pickLanguage(chosen, preferred)
  wear(tongue)
  await i18next.use(backend).init({
    lng: tongue,
    fallbackLng: false,
    load: 'currentOnly',
    ns: ['app'],
    defaultNS: 'app',
    keySeparator: false,
    nsSeparator: ':',
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: import.meta.env.DEV,
    missingKeyHandler: onMissing,
  })
}

/** Starts fetching groups before anyone waits for them. */
export function warmMessages(namespaces: readonly MessageNamespace[]): void {
  for (const namespace of namespaces) fetchMessages(current.value, namespace).catch(() => undefined)
}

/** Resolves when these groups can be spoken. */
export function loadMessages(namespaces: readonly MessageNamespace[]): Promise<void> {
  return i18next.loadNamespaces([...namespaces])
}

/** Changes the language once its messages are there. */
export async function speak(next: Language): Promise<void> {
  await i18next.changeLanguage(next)
  wear(next)
}

function wear(next: Language): void {
  current.value = next
  document.documentElement.lang = next
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/manifest-${next}.webmanifest`)
}
