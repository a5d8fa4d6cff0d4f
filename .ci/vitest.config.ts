// Three projects: the domain in Node, the host in Node, storage and components in a real Chromium.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArguments, findChromium } from './findChromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A machine that does other work besides may be late once; a fault is there every time. Projects do not inherit. */
const patience = { retry: process.env['CI'] ? 1 : 0, testTimeout: 20_000, hookTimeout: 30_000 }

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        cacheDir: '.cache/vitest-unit',
        test: {
          ...patience,
          name: 'unit',
          environment: 'node',
          include: ['tests/{unit,conformance}/**/*.test.ts'],
        },
      },
      {
        root,
        cacheDir: '.cache/vitest-server',
        test: {
          ...patience,
          name: 'server',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
        },
      },
      {
        root,
        plugins: [vue()],
        define: { __BUILD__: '"test"' },
        cacheDir: '.cache/vitest-browser',
        optimizeDeps: {
          include: [
            'vue',
            'pinia',
            'vue-router',
            'dexie',
            'minisearch',
            'snowball-stemmers',
            'i18next',
            'i18next-vue',
            'comlink',
            'jose',
            '@vue/test-utils',
            'jsonld',
            'canonicalize',
            'marked',
            'dompurify',
            'qr',
            'qr/decode.js',
          ],
        },
        test: {
          ...patience,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: ['tests/support/patience.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: chromiumArguments() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
