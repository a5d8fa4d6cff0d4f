// The groups of messages: one file a group and language, loaded with the route that needs it.

/** `app` comes with the first load; the others follow their screens. */
export const NAMESPACES = [
  'app',
  'backpack',
  'shelf',
  'receive',
  'inbox',
  'scan',
  'install',
  'badge',
  'anatomy',
  'enrich',
  'collections',
  'share',
  'carry',
  'compose',
  'spread',
  'check',
  'map',
  'paths',
  'paper',
  'settings',
  'reading',
  'rechecks',
  'accessibility',
  'demo',
  'help',
  'lessons',
  'welcome',
  'backup',
  'card',
  'faults',
  'checks',
  'verdicts',
] as const

export type MessageNamespace = (typeof NAMESPACES)[number]
