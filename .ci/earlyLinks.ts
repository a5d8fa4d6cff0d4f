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
          return namespaces.flatMap((name) => {
            const file =
              find(`locales/${language}/${name}.json`) ??
              find(`locales/${language.split('-')[0]}/${name}.json`)
            return file ? [file.fileName, ...file.imports] : []
          })
        }
        const page = find(PAGE)
        for (const file of page ? filesOf(page, bundle) : [])
          if (!html.includes(file)) links.push(link('/', file))
        for (const part of [find(STORE), find(SHELF)])
          for (const file of part ? filesOf(part, bundle) : [])
            if (!html.includes(file)) links.push(link('kept /', file))
        for (const language of languages)
          links.push(...messages(language, SHELF_MESSAGES).map((file) => link(`kept ${language} /`, file)))
        return html.replace('<script src="/first-paint.js">', (script) =>
          [...onceEach(links), script].join('\n    '),
        )
      },
    },
  }
}

/** A part is often but a door: what is behind it is asked for with it. */
function filesOf(part: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const behind = part.imports.flatMap((file) => {
    const found = bundle[file]
    return found?.type === 'chunk' ? [found] : []
  })
  const all = [part, ...behind]
  return [
    ...all.map(({ fileName }) => fileName),
    ...all.flatMap(({ viteMetadata, imports }) => [...imports, ...(viteMetadata?.importedCss ?? [])]),
  ]
}

/** Groups of messages and parts of a page may share a file: the first to name it asks for it. */
function onceEach(links: readonly string[]): string[] {
  const files = new Map<string, string>()
  const fileOf = (one: string) => /href="([^"]*)"/.exec(one)?.[1] ?? one
  for (const one of links) if (!files.has(fileOf(one))) files.set(fileOf(one), one)
  return [...files.values()]
}

function link(when: string, file: string, more = ''): string {
  return `<link data-early="${when}"${more} href="/${file}" />`
}
