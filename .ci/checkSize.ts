// Holds the built app to its size budget (brotli), and names what must never be part of the first load.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const APP = 'dist/app'
const ASSETS = join(APP, 'assets')
/** `css` is what the first page loads, `allCss` what every screen together would; in bytes of brotli. */
const BUDGET = { firstLoad: 90_000, css: 15_000, allCss: 26_000, serviceWorker: 8_000 }
/** Words that tell which library grew into a place where it must not be. */
const FORBIDDEN_AT_FIRST = ['Dexie', 'eddsa-rdfc-2022', 'urn:bnid:', 'DOMPurify', 'MiniSearch']
const FORBIDDEN_IN_WORKER = ['Dexie', 'eddsa-rdfc-2022', '__vue']

const problems: string[] = []
const brotli = (path: string) => brotliCompressSync(readFileSync(path)).length

/** The file and all it imports at once, by the static imports in its text. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(join(ASSETS, file))) return seen
  seen.add(file)
  const text = readFileSync(join(ASSETS, file), 'utf8')
  for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    if (next) closure(next, seen)
  return seen
}

const html = readFileSync(join(APP, 'index.html'), 'utf8')
const entries = [...html.matchAll(/(?:src|rel="modulepreload"[^>]*href)="\/assets\/([\w.-]+\.js)"/g)]
/** What `.ci/earlyLinks.ts` names: the files the first page asks for, by the words under which it does. */
const early = [...html.matchAll(/data-early="([^"]+)"[^>]*href="\/assets\/([\w.-]+\.js)"/g)]

/** A first visit to the list of badges, in one language: nothing is kept yet, so nothing reads it. */
function firstVisit(language: string): Set<string> {
  const asked = early.filter(([, words = '']) =>
    words.split(' ').every((word) => [language, '/'].includes(word)),
  )
  return new Set(
    [...entries.map(([, file]) => file), ...asked.map(([, , file]) => file)].flatMap((file = '') => [
      ...closure(file),
    ]),
  )
}

let firstLoad = 0
for (const language of ['fr', 'en', 'fr-x-falc']) {
  const files = [...firstVisit(language)]
  firstLoad = Math.max(
    firstLoad,
    brotli(join(APP, 'first-paint.js')) + files.reduce((sum, file) => sum + brotli(join(ASSETS, file)), 0),
  )
  for (const file of files) {
    const text = readFileSync(join(ASSETS, file), 'utf8')
    for (const word of FORBIDDEN_AT_FIRST)
      if (text.includes(word)) problems.push(`${file} of the first load contains "${word}"`)
  }
}
if (early.length === 0) problems.push('index.html names no early files: the first load cannot be counted')
const sizeOf = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + brotli(join(ASSETS, file)), 0)
const stylesOfFirstPage = [
  ...html.matchAll(/(?:rel="stylesheet"[^>]*|data-early="\/" )href="\/assets\/([\w.-]+\.css)"/g),
]
const css = sizeOf(new Set(stylesOfFirstPage.map(([, file = '']) => file)))
const allCss = sizeOf(readdirSync(ASSETS).filter((file) => file.endsWith('.css')))
const serviceWorker = brotli(join(APP, 'sw.js'))
for (const word of FORBIDDEN_IN_WORKER) {
  if (readFileSync(join(APP, 'sw.js'), 'utf8').includes(word)) problems.push(`sw.js contains "${word}"`)
}

for (const [name, size] of Object.entries({ firstLoad, css, allCss, serviceWorker })) {
  const limit = BUDGET[name as keyof typeof BUDGET]
  console.log(`${name}: ${(size / 1000).toFixed(1)} kB of ${limit / 1000} kB brotli`)
  if (size > limit) problems.push(`${name} is ${size - limit} bytes over its budget`)
}
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
