// Builds the host into one file that runs on Node by itself; only the database engine, which is native, stays outside.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  publicDir: false,
  cacheDir: '.cache/vite-server',
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: 'src/server/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
})
