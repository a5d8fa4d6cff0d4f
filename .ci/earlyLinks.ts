// A build step: index.html names what the first page will ask for, so that public/first-paint.js can ask at once.
import type { Plugin, Rolldown } from 'vite'

/** The first page's own file, and the groups of messages its route names. */
const PAGE = 'features/backpack/BackpackPage.vue'
/** Wanted as soon as something is kept on the device: it may arrive while the page is drawn, but after what draws it. */
const STORE = 'storage/openDatabase.ts'
/** What shows kept badges, and its words: likewise. */
const SHELF = 'features/backpack/BadgeShelf.vue'
const SHELF_MESSAGES = ['shelf']
const SHELL_MESSAGES = ['app']
const PAGE_MESSAGES = ['backpack', 'verdicts', 'faults']

/**
 * Writes inert links (`data-early`, no `rel`) before the first script. The script wakes those of the reader's
 * language and address: without it, each would be found one round trip later.
 */
export function earlyLinks(languages: readonly string[]): Plugin {
  return {
    name: 'besace-early-links',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter(
          (file): file is Rolldown.OutputChunk => file.type === 'chunk',
        )
        const find = (end: string) => chunks.find((chunk) => chunk.facadeModuleId?.endsWith(end))
        const links = languages.flatMap((language) => [
          ...messages(language, SHELL_MESSAGES).map((file) => link(language, file)),
          ...messages(language, PAGE_MESSAGES).map((file) => link(`${language} /`, file)),
        ])
        function messages(language: string, namespaces: string[]): string[] {
          return namespaces.flatMap(
            (name) =>
              (
                find(`locales/${language}/${name}.json`) ??
                find(`locales/${language.split('-')[0]}/${name}.json`)
              )?.fileName ?? [],
          )
        }
        const page = find(PAGE)
        for (const file of page ? filesOf(page) : []) if (!html.includes(file)) links.push(link('/', file))
        const store = find(STORE)
        if (store) links.push(link('kept /', store.fileName, ' fetchpriority="low"'))
        const shelf = find(SHELF)
        for (const file of shelf ? filesOf(shelf) : [])
          if (!html.includes(file) && !links.some((one) => one.includes(file)))
            links.push(link('kept /', file))
        for (const language of languages)
          links.push(...messages(language, SHELF_MESSAGES).map((file) => link(`kept ${language} /`, file)))
        return html.replace('<script src="/first-paint.js">', (script) => [...links, script].join('\n    '))
      },
    },
  }
}

function filesOf(chunk: Rolldown.OutputChunk): string[] {
  return [chunk.fileName, ...chunk.imports, ...(chunk.viteMetadata?.importedCss ?? [])]
}

function link(when: string, file: string, more = ''): string {
  return `<link data-early="${when}"${more} href="/${file}" />`
}
