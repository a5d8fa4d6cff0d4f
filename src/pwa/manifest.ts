// What the device needs to know to install the app: one manifest a language.
import { SHARE_FIELDS } from '../contract/inbox.ts'
import { SHARE_TARGET_PATH } from '../contract/paths.ts'
import { MARK } from '../domain/archive/backupFormat.ts'
import type { Language } from '../i18n/languages.ts'

const WORDS = {
  fr: {
    description:
      'Votre passeport de badges : les recevoir, les vérifier, les garder sur l’appareil, les partager.',
    add: 'Ajouter un badge',
    scan: 'Scanner un QR code',
    map: 'Ma carte',
    sharing: 'Mes pages partagées',
    badges: 'Tous vos badges, sur l’appareil',
    badge: 'Un badge, et ce qui a été vérifié',
    wide: 'Vos compétences sur la carte',
  },
  'fr-x-falc': {
    description: 'Vos badges sont dans votre appareil. Vous pouvez les garder et les montrer.',
    add: 'Ajouter un badge',
    scan: 'Scanner un QR code',
    map: 'Ma carte',
    sharing: 'Mes pages partagées',
    badges: 'Tous vos badges',
    badge: 'Un badge',
    wide: 'Ce que vous savez faire, sur la carte',
  },
  en: {
    description: 'Your badge passport: receive badges, check them, keep them on the device, share them.',
    add: 'Add a badge',
    scan: 'Scan a QR code',
    map: 'My map',
    sharing: 'My shared pages',
    badges: 'All your badges, on the device',
    badge: 'A badge, and what was checked',
    wide: 'Your competences on the map',
  },
} as const satisfies Record<Language, object>

/** Where in the app each shortcut leads; its icons are drawn by `.ci/drawIcons.ts` from the icon of that name. */
export const SHORTCUTS = [
  { word: 'add', url: '/add', icon: 'plus' },
  { word: 'scan', url: '/scan', icon: 'qr' },
  { word: 'map', url: '/map', icon: 'map' },
  { word: 'sharing', url: '/sharing', icon: 'share' },
] as const

/** Pictures for the dialog that offers to install; made by `.ci/drawStoreScreens.ts`. */
export const SCREENSHOTS = [
  { word: 'badges', form: 'narrow', width: 412, height: 840 },
  { word: 'badge', form: 'narrow', width: 412, height: 840 },
  { word: 'wide', form: 'wide', width: 1280, height: 800 },
] as const

/** Files a badge comes in, by type, with the endings under which systems know them. */
const FILES = {
  'image/png': ['.png'],
  'image/svg+xml': ['.svg'],
  'application/json': ['.json', '.jsonld'],
  'application/pdf': ['.pdf'],
  'application/zip': ['.zip'],
}
/** What a backup made by Besace is called. */
const BACKUP = { [MARK]: ['.besace'] }

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
    prefer_related_applications: false,
    // Not `focus-existing`: it would drop what is shared to the app (WICG/web-app-launch #62).
    launch_handler: { client_mode: 'navigate-existing' },
    handle_links: 'preferred',
    icons: ['any', 'maskable'].flatMap((purpose) =>
      ['192', '512'].map((size) => ({
        src: `/icons/${purpose === 'any' ? 'icon' : purpose}-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose,
      })),
    ),
    shortcuts: SHORTCUTS.map(({ word, url }) => ({
      name: words[word],
      url,
      icons: ['96', '192'].map((size) => ({
        src: `/icons/shortcut-${word}-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
      })),
    })),
    screenshots: SCREENSHOTS.map(({ word, form, width, height }) => ({
      src: `/screenshots/${screenshotLanguage(language)}-${word}.webp`,
      sizes: `${width}x${height}`,
      type: 'image/webp',
      form_factor: form,
      label: words[word],
    })),
    share_target: {
      action: SHARE_TARGET_PATH,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        title: SHARE_FIELDS.title,
        text: SHARE_FIELDS.text,
        url: SHARE_FIELDS.url,
        files: [{ name: SHARE_FIELDS.files, accept: sharedTypes() }],
      },
    },
    file_handlers: [{ action: '/add', accept: { ...FILES, ...BACKUP } }],
  }
}

/** The name of the file that holds it. */
export function manifestFile(language: Language): string {
  return `manifest-${language}.webmanifest`
}

/** Screens in easy French look like those in French. */
function screenshotLanguage(language: Language): string {
  return language.split('-')[0] ?? language
}

/** Android asks by type and knows few endings; other pictures are welcome too, for many a badge is passed on as one. */
function sharedTypes(): string[] {
  const endings = Object.values({ ...FILES, ...BACKUP }).flat()
  return [
    ...Object.keys({ ...FILES, ...BACKUP }),
    'image/*',
    'text/plain',
    'application/octet-stream',
    ...endings,
  ]
}
