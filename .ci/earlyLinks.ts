// A build step: index.html names what the first page will ask for, so that public/first-paint.js can ask at once; so it
// does for the pages that people are sent to.
import type { Plugin, Rolldown } from 'vite'

/** Addresses, each with its page's own file and the groups of messages its route names. */
const PAGES = {
  '/': { file: 'features/backpack/BackpackPage.vue', messages: ['backpack', 'verdicts', 'faults'] },
  '/check': {
    file: 'features/check/CheckPage.vue',
    messages: ['check', 'verdicts', 'checks', 'faults', 'badge'],
  },
  '/welcome': { file: 'features/backpack/welcome/WelcomePage.vue', messages: ['welcome'] },
  '/help': { file: 'features/help/HelpPage.vue', messages: ['help'] },
}
/** Wanted as soon as something is kept on the device: it may arrive while the page is drawn, but after what draws it. */
const STORE = 'storage/openDatabase.ts'
/** What shows kept badges, and its words: likewise. */
const SHELF = 'features/backpack/BadgeShelf.vue'
const SHELF_MESSAGES = ['shelf']
const SHELL_MESSAGES = ['app']
/** What a page asks for besides when its address goes on with this word after the #. */
const PARTS = [{ path: '/check', part: '#share', file: 'features/check/SharedPageCheck.vue' }]

interface EarlyLink {
  /** Language, address, and whether something is kept: all must be so. */
  when: string[]
  file: string
}

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
        const links: EarlyLink[] = []
        function messages(language: string, namespaces: string[]): string[] {
          return namespaces.flatMap((name) => {
            const file =
              find(`locales/${language}/${name}.json`) ??
              find(`locales/${language.split('-')[0]}/${name}.json`)
            return file ? [file.fileName, ...file.imports] : []
          })
        }
        const speak = (when: string[], namespaces: string[]) => {
          for (const language of languages)
            links.push(...messages(language, namespaces).map((file) => ({ when: [language, ...when], file })))
        }
        const show = (when: string[], module: string) => {
          const part = find(module)
          if (part === undefined) throw new Error(`no ${module} to ask for early`)
          for (const file of filesOf(part, bundle)) if (!html.includes(file)) links.push({ when, file })
        }
        speak([], SHELL_MESSAGES)
        for (const [path, { file, messages: names }] of Object.entries(PAGES)) {
          speak([path], names)
          show([path], file)
        }
        for (const { path, part, file } of PARTS) show([path, part], file)
        for (const file of [STORE, SHELF]) show(['kept', '/'], file)
        speak(['kept', '/'], SHELF_MESSAGES)
        return html.replace('<script src="/first-paint.js">', (script) =>
          [...onceEach(links).map(asElement), script].join('\n    '),
        )
      },
    },
  }
}

/** A part is often but a door: what is behind it is asked for with it. */
function filesOf(part: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>()
  const add = (fileName: string) => {
    const file = bundle[fileName]
    if (file?.type !== 'chunk' || found.has(fileName)) return
    found.add(fileName)
    file.imports.forEach(add)
    for (const style of file.viteMetadata?.importedCss ?? []) found.add(style)
  }
  add(part.fileName)
  return [...found]
}

/** Groups of messages and parts of a page may share a file: the widest to name it asks for it. */
function onceEach(links: readonly EarlyLink[]): EarlyLink[] {
  return links.filter(
    ({ when, file }, place) =>
      !links.some(
        (other, before) =>
          other.file === file &&
          other.when.every((word) => when.includes(word)) &&
          (other.when.length < when.length || before < place),
      ),
  )
}

function asElement({ when, file }: EarlyLink): string {
  return `<link data-early="${when.join(' ')}" href="/${file}" />`
}
