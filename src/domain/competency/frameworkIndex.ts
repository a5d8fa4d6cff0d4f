// Frameworks made ready for look-up: by key, by identifier, by folded name.
import { fold } from './fold.ts'
import type { Framework, FrameworkItem } from './framework.ts'
import { keyOf, splitKey } from './framework.ts'
import { frameworkOfLanguage } from './languages.ts'

export interface FrameworkIndex {
  frameworks: readonly Framework[]
  framework(id: string): Framework | undefined
  item(key: string): FrameworkItem | undefined
  /** Key of the item with this UUID, the last part of an ESCO address or a CASE identifier. */
  byUuid(uuid: string): string | undefined
  /** Key of the item called so, in one framework or, without one, in the first that has it. */
  byName(name: string, framework?: string): string | undefined
  /** Neighbours that a claim on `key` passes on to. */
  related(key: string): string[]
}

export const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Builds the look-up once; the order of `frameworks` says who wins a shared name. */
export function indexFrameworks(frameworks: readonly Framework[]): FrameworkIndex {
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]))
  const items = new Map<string, FrameworkItem>()
  const uuids = new Map<string, string>()
  const names = new Map<string, string[]>()
  for (const framework of frameworks) {
    for (const item of framework.areas.flatMap((area) => area.items)) {
      const key = keyOf(framework.id, item.code)
      const target = item.sameAs ? keyOf(item.sameAs.framework, item.sameAs.code) : key
      items.set(key, item)
      const uuid = uuidPattern.exec(item.uri ?? item.code)?.[0].toLowerCase()
      if (uuid && !uuids.has(uuid)) uuids.set(uuid, target)
      for (const name of namesOf(item)) names.set(name, [...(names.get(name) ?? []), target])
    }
  }
  const frameworkBy = (id: string) => {
    const cefr = id.startsWith('cefr-') ? byId.get('cefr') : undefined
    return byId.get(id) ?? (cefr && frameworkOfLanguage(cefr, id))
  }
  const itemBy = (key: string) => items.get(key) ?? items.get(key.replace(/^cefr-[a-z]+\|/, 'cefr|'))
  return {
    frameworks,
    framework: frameworkBy,
    item: itemBy,
    byUuid: (uuid) => uuids.get(uuid.toLowerCase()),
    byName: (name, framework) => {
      const keys = names.get(fold(name)) ?? []
      return framework ? keys.find((key) => splitKey(key).framework === framework) : keys[0]
    },
    related: (key) => (itemBy(key)?.related ?? []).map(({ framework, code }) => keyOf(framework, code)),
  }
}

function namesOf(item: FrameworkItem): Set<string> {
  const all = [item.name.en, item.name.fr, ...(item.alt?.en ?? []), ...(item.alt?.fr ?? [])]
  return new Set(all.map(fold))
}
