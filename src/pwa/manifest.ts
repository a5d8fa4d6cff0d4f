// What the device needs to know to install the app: one manifest a language.
import type { Language } from '../i18n/languages.ts'

const WORDS = {
  fr: {
    description:
      'Votre passeport de badges : les recevoir, les vérifier, les garder sur l’appareil, les partager.',
    add: 'Ajouter un badge',
    sharing: 'Mes pages partagées',
  },
  'fr-x-falc': {
    description: 'Vos badges sont dans votre appareil. Vous pouvez les garder et les montrer.',
    add: 'Ajouter un badge',
    sharing: 'Mes pages partagées',
  },
  en: {
    description: 'Your badge passport: receive badges, check them, keep them on the device, share them.',
    add: 'Add a badge',
    sharing: 'My shared pages',
  },
} as const

/** The web app manifest of one language. */
export function manifestOf(language: Language): Record<string, unknown> {
  const words = WORDS[language]
  return {
    id: '/',
    name: 'Besace',
    short_name: 'Besace',
    description: words.description,
    lang: language,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbf9f4',
    theme_color: '#fbf9f4',
    categories: ['education', 'productivity'],
    launch_handler: { client_mode: 'navigate-existing' },
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: words.add, url: '/add', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
      { name: words.sharing, url: '/sharing', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
    ],
  }
}

/** The name of the file that holds it. */
export function manifestFile(language: Language): string {
  return `manifest-${language}.webmanifest`
}
