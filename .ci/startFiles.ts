// A build step: what the first page needs comes in a few files, for on a slow phone each file costs as much as its words.
import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

type Chunking = Parameters<Extract<Rolldown.CodeSplittingGroup['name'], (...words: never[]) => unknown>>[1]

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What every first visit loads. */
const SHELL = ['src/main.ts', 'src/features/backpack/BackpackPage.vue']
/** What reads kept badges, and what shows them. */
const STORAGE = ['src/storage/openDatabase.ts']
const SHELF = ['src/features/backpack/BadgeShelf.vue']
/** The database engine and what speaks to it: one file, whoever else asks for it. */
const ENGINE = /\/(?:src\/storage|node_modules\/dexie)\//
/** Groups of messages of the first page. */
const WORDS = /\/locales\/([\w-]+)\/(?:app|backpack|verdicts|faults)\.json$/

/**
 * Which file a module goes to, if it has a say: `shell`, `storage` and `shelf` are what only they need, `shared` is
 * what other pages need of the latter two as well.
 */
export function createStartFiles(): (module: string, chunking: Chunking) => string | null {
  let plan: Map<string, string> | undefined
  return (module, chunking) => {
    const [, language] = WORDS.exec(module) ?? []
    if (language !== undefined) return `words-${language}`
    plan ??= planFiles(chunking)
    return plan.get(module) ?? null
  }
}

function planFiles(chunking: Chunking): Map<string, string> {
  const closureOf = (files: readonly string[]) =>
    closure(
      files.map((file) => ROOT + file),
      chunking,
    )
  const shell = closureOf(SHELL)
  // It waits for messages: a file that others import must not.
  shell.delete(ROOT + SHELL[0])
  const plan = new Map([...shell].map((module) => [module, 'shell']))
  const parts = { storage: closureOf(STORAGE), shelf: closureOf(SHELF) }
  for (const [name, modules] of Object.entries(parts)) {
    const isOutside = (one: string) => !modules.has(one) && !shell.has(one)
    const asked = [...modules].filter((module) => importersOf(module, chunking).some(isOutside))
    // With all they import: what other pages ask for must not bring the rest along.
    const reached = closure(
      asked.filter((module) => !ENGINE.test(module)),
      chunking,
    )
    for (const module of modules) {
      if (shell.has(module)) continue
      const isShared = reached.has(module) || plan.has(module)
      plan.set(module, isShared && !ENGINE.test(module) ? 'shared' : name)
    }
  }
  return plan
}

/** These and all they import at once. */
function closure(roots: readonly string[], chunking: Chunking): Set<string> {
  const found = new Set<string>()
  const add = (module: string) => {
    if (found.has(module)) return
    found.add(module)
    for (const next of chunking.getModuleInfo(module)?.importedIds ?? []) add(next)
  }
  roots.forEach(add)
  return found
}

function importersOf(module: string, chunking: Chunking): readonly string[] {
  return chunking.getModuleInfo(module)?.importers ?? []
}
