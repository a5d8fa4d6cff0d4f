// Lint: types, templates, accessibility, and the direction in which rooms may import each other.
import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import vueAccessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'
import besace from './eslint-rules/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Rooms and the rooms each may import; HOUSE-STYLE's arrows as a table. `.ci/dependency-cruiser.cjs` guards the same. */
const MAY_IMPORT = {
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
const elements = Object.keys(MAY_IMPORT).map((type) =>
  type === 'features'
    ? { type, pattern: 'src/features/*', capture: ['feature'] }
    : { type, pattern: `src/${type}` },
)
const policies = Object.entries(MAY_IMPORT).map(([type, allowed]) => ({
  from: { element: { type } },
  allow: { to: [{ element: { type: allowed.concat(type === 'features' ? [] : type) } }] },
}))

export default [
  { ignores: ['dist/**', 'data/**', '.cache/**', 'node_modules/**', 'test-results/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...vueAccessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] },
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    plugins: { besace },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-undef': 'off',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message: 'Wrong about addresses beyond ASCII in Node 20: use parseAddress of domain/webAddress.ts.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'besace/first-line-purpose': 'error',
    },
  },
  {
    files: ['src/**/*.vue'],
    rules: {
      'besace/no-words-in-templates': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/multi-word-component-names': 'error',
      'vue/no-v-html': 'error',
      // Layout of templates is the formatter's work.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': 'off',
      // Safari forgets that an unstyled list is a list, unless it is told.
      'vuejs-accessibility/no-redundant-roles': 'off',
    },
  },
  {
    // Its label is bound by an id of its own, which the rule cannot follow.
    files: ['src/ui/UiField.vue'],
    rules: { 'vuejs-accessibility/form-control-has-label': 'off' },
  },
  {
    // In a list of tabs the focus belongs to the tabs (ARIA Authoring Practices, Tabs).
    files: ['src/ui/UiTabs.vue'],
    rules: { 'vuejs-accessibility/interactive-supports-focus': 'off' },
  },
  {
    // A native dialog has to be told where to begin (HTML § The dialog element).
    files: ['src/ui/UiDialog.vue'],
    rules: { 'vuejs-accessibility/no-autofocus': 'off' },
  },
  {
    // Dropping and dragging are extras: a button beside does the same.
    files: [
      'src/ui/UiFilePicker.vue',
      'src/features/share/CollectionEntryRow.vue',
      'src/features/paths/StopRow.vue',
    ],
    rules: { 'vuejs-accessibility/no-static-element-interactions': 'off' },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': root,
      'boundaries/elements': elements,
      'import/resolver': { node: { extensions: ['.ts', '.vue', '.json'] } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
    },
  },
  {
    files: ['src/cli/**', 'src/server/main.ts', 'src/server/operator.ts', '.ci/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**', '.ci/**'],
    rules: {
      'vue/one-component-per-file': 'off',
      'besace/first-line-purpose': 'off',
      // A list of cases reads from top to bottom.
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='only']", message: 'A focused test hides the others.' },
        {
          selector: "CallExpression[callee.property.name='skip'][callee.object.name=/^(test|it|describe)$/]",
          message: 'Skip only under a condition that the test states (skipIf).',
        },
      ],
    },
  },
]
