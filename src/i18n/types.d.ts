// Message keys are types: English is the source, and a misspelt key does not compile.
import 'i18next'
import type accessibility from './locales/en/accessibility.json'
import type anatomy from './locales/en/anatomy.json'
import type app from './locales/en/app.json'
import type backpack from './locales/en/backpack.json'
import type backup from './locales/en/backup.json'
import type badge from './locales/en/badge.json'
import type card from './locales/en/card.json'
import type carry from './locales/en/carry.json'
import type check from './locales/en/check.json'
import type checks from './locales/en/checks.json'
import type collections from './locales/en/collections.json'
import type compose from './locales/en/compose.json'
import type demo from './locales/en/demo.json'
import type enrich from './locales/en/enrich.json'
import type faults from './locales/en/faults.json'
import type inbox from './locales/en/inbox.json'
import type help from './locales/en/help.json'
import type lessons from './locales/en/lessons.json'
import type install from './locales/en/install.json'
import type map from './locales/en/map.json'
import type paper from './locales/en/paper.json'
import type paths from './locales/en/paths.json'
import type reading from './locales/en/reading.json'
import type receive from './locales/en/receive.json'
import type scan from './locales/en/scan.json'
import type rechecks from './locales/en/rechecks.json'
import type settings from './locales/en/settings.json'
import type shelf from './locales/en/shelf.json'
import type share from './locales/en/share.json'
import type spread from './locales/en/spread.json'
import type verdicts from './locales/en/verdicts.json'
import type welcome from './locales/en/welcome.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    keySeparator: false
    nsSeparator: ':'
    resources: {
      accessibility: typeof accessibility
      anatomy: typeof anatomy
      app: typeof app
      backpack: typeof backpack
      backup: typeof backup
      badge: typeof badge
      card: typeof card
      carry: typeof carry
      check: typeof check
      checks: typeof checks
      collections: typeof collections
      compose: typeof compose
      demo: typeof demo
      enrich: typeof enrich
      faults: typeof faults
      inbox: typeof inbox
      help: typeof help
      lessons: typeof lessons
      install: typeof install
      map: typeof map
      paper: typeof paper
      paths: typeof paths
      reading: typeof reading
      receive: typeof receive
      scan: typeof scan
      rechecks: typeof rechecks
      settings: typeof settings
      share: typeof share
      shelf: typeof shelf
      spread: typeof spread
      verdicts: typeof verdicts
      welcome: typeof welcome
    }
  }
}
