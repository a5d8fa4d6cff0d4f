// Builds the browser app into dist/app, with its service worker and one manifest a language.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { completeEasyFrench } from './.ci/completeEasyFrench.ts'
import { earlyLinks } from './.ci/earlyLinks.ts'
import { createStartFiles } from './.ci/startFiles.ts'
import { LANGUAGES } from './src/i18n/languages.ts'
import { manifestFile, manifestOf } from './src/pwa/manifest.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Writes the manifests, and serves them while developing. */
function manifests(): Plugin {
  const files = new Map(
    LANGUAGES.map((language) => [manifestFile(language), JSON.stringify(manifestOf(language))]),
  )
  return {
    name: 'besace-manifests',
    generateBundle() {
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = files.get(request.url?.slice(1) ?? '')
        if (source === undefined) return next()
        response.setHeader('content-type', 'application/manifest+json')
        response.end(source)
      })
    },
  }
}

export default defineConfig({
  define: { __BUILD__: JSON.stringify(version), __VUE_OPTIONS_API__: 'false' },
  cacheDir: '.cache/vite',
  resolve: {
    // Dexie's build for today's browsers: its default entry is ES5 behind a wrapper.
    alias: [
      {
        find: /^dexie$/,
        replacement: fileURLToPath(new URL('node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)),
      },
    ],
  },
  plugins: [
    vue(),
    completeEasyFrench(),
    manifests(),
    earlyLinks(LANGUAGES),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/pwa',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      // Ours, one a language: see manifests().
      manifest: false,
      injectManifest: {
        // Everything the app can show or check, in both languages, so that it opens wholly without a network.
        // Left out: icons and manifests (the device keeps them itself), and what is over 2 MiB (the build fails).
        globPatterns: ['**/*.{js,css,html,woff2,json,wasm}', 'favicon.svg'],
        // The demonstration is fetched when it is asked for; then it lies in its own database.
        globIgnores: ['demo/**'],
        rollupFormat: 'iife',
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2023',
    // Phones that stopped at iOS 16 are still in pockets: light-dark() is written out for them.
    cssTarget: ['chrome120', 'safari16.5', 'firefox117'],
    // Every file has its own address: the content policy allows no data: fonts, and the worker keeps files by address.
    assetsInlineLimit: 0,
    // Our browsers all know modulepreload.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Two files that change at different times, rather than a dozen small ones on a bad network.
        codeSplitting: {
          groups: [
            {
              name: 'framework',
              test: /node_modules[\\/](?:@vue|vue|vue-router|pinia|i18next|i18next-vue)[\\/]/,
              priority: 2,
            },
            { name: 'ui', test: /src[\\/]ui[\\/]/, priority: 1 },
            { debugName: 'start', name: createStartFiles(), includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
})
