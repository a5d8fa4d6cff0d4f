// The graph of imports: no circles, and each room only looks down the arrows of the house style.
const rooms = {
  domain: [],
  contract: ['domain'],
  storage: ['domain', 'contract'],
  network: ['domain', 'contract'],
  workers: ['domain', 'contract', 'network'],
  i18n: ['domain', 'contract'],
  stores: ['domain', 'contract', 'storage', 'network', 'workers'],
  composables: ['domain', 'contract', 'stores', 'i18n', 'ui'],
  ui: [],
  features: ['domain', 'contract', 'stores', 'composables', 'ui', 'i18n'],
  pwa: ['domain', 'contract', 'i18n', 'storage'],
  app: ['domain', 'contract', 'stores', 'composables', 'ui', 'i18n', 'features', 'pwa'],
  server: ['domain', 'contract'],
  cli: ['domain', 'contract', 'network'],
}

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-looks-down`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
    })),
    {
      name: 'features-do-not-meet',
      comment: 'Features meet by route or by store.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'service-worker-stays-light',
      severity: 'error',
      from: { path: '^src/pwa/sw\\.ts$' },
      to: { path: '(dexie|vue|pinia|i18next|jsonld)', reachable: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'No framework, no storage engine and no Node module below the domain.',
      severity: 'error',
      from: { path: '^src/(domain|contract)/' },
      to: { path: '^(node:|fs|path)|node_modules/(vue|pinia|dexie|hono|kysely|i18next)' },
    },
    {
      name: 'host-libraries-stay-on-the-host',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(server|cli)/' },
      to: { path: 'node_modules/(hono|kysely|libsql|pg/|pngjs|@hono)' },
    },
    {
      name: 'no-orphans-outside',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'default'],
    },
  },
}
