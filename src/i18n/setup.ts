// Sets up the messages: one language at a time, each group fetched when its screen is.
import i18next from 'i18next'
import { computed, readonly, ref, type ComputedRef, type Ref } from 'vue'
import { localeOf, pickLanguage, tongueOf, TRIAL_LANGUAGE, type Speech, type Tongue } from './languages.ts'
import type { MessageNamespace } from './namespaces.ts'

type Messages = Record<string, string>

const files = import.meta.glob<Messages>('./locales/*/*.json', { import: 'default' })
const current = ref<Speech>('en')

/** What the messages are said in at the moment; changes once they are there. */
export const speech: Readonly<Ref<Speech>> = readonly(current)

/** The language behind it: what names of competences and public pages are in. */
export const language: ComputedRef<Tongue> = computed(() => tongueOf(current.value))

/** What dates and numbers are written in. */
export const locale: ComputedRef<string> = computed(() => localeOf(current.value))

async function fetchMessages(tongue: string, namespace: string): Promise<Messages> {
  if (tongue !== TRIAL_LANGUAGE) {
    const fetchOwn = files[`./locales/${tongue}/${namespace}.json`]
    // A group that easy French does not have at all is French.
    return (fetchOwn ?? files[`./locales/${tongue.split('-')[0]}/${namespace}.json`])?.() ?? {}
  }
  const [english, { stretch }] = await Promise.all([
    fetchMessages('en', namespace),
    import('./trialLanguage.ts'),
  ])
  return stretch(english)
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
  chosen?: Speech,
): Promise<void> {
  const first = pickLanguage(chosen, preferred)
  wear(first)
  await i18next.use(backend).init({
    lng: first,
    // Easy French says what it can; French says the rest, message by message. The build has filled the gaps already.
    fallbackLng: import.meta.env.DEV ? { 'fr-x-falc': ['fr'] } : false,
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
export async function speak(next: Speech): Promise<void> {
  await i18next.changeLanguage(next)
  wear(next)
}

function wear(next: Speech): void {
  current.value = next
  const root = document.documentElement
  root.lang = next
  root.dir = next === TRIAL_LANGUAGE ? 'rtl' : 'ltr'
  const manifest = next === TRIAL_LANGUAGE ? 'en' : next
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/manifest-${manifest}.webmanifest`)
}
