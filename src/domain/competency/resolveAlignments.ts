// From what a badge says it recognises to competences we know. First rule that fits wins; nothing is lost.
import type { Alignment, Badge } from '../badge/badge.ts'
import { fold } from './fold.ts'
import { keyOf, splitKey } from './framework.ts'
import type { FrameworkIndex } from './frameworkIndex.ts'
import { uuidPattern } from './frameworkIndex.ts'
import { namedActivities, namedLanguage } from './languages.ts'
import { recogniseFramework } from './recogniseFramework.ts'
import type { Reference } from './references.ts'
import { distinctReferences, referencesIn, referencesOfBadge } from './references.ts'

/** How sure: an identifier, a framework with its code, an equal name, or the issuer's own words. */
export type LinkVia = 'uri' | 'code' | 'name' | 'words'

export interface CompetencyLink {
  key: string
  via: LinkVia
  /** Which field of the badge said so. */
  field: Alignment['via']
  /** Key it came through when it is a neighbour of what the badge named ("by correspondence"). */
  through?: string
  /** The badge's own words, for competences no framework of ours has. */
  label: { name: string; framework?: string; code?: string; url?: string }
}

export interface Resolution {
  links: CompetencyLink[]
  references: Reference[]
}

const strength: Record<LinkVia, number> = { uri: 4, code: 3, name: 2, words: 1 }
/** Frameworks a badge brings along: known by the issuer's words alone. */
export const ownFrameworkPrefix = 'own:'

/**
 * Finds the competences behind a badge's alignments.
 * @example resolveAlignments(badge, indexFrameworks(await loadFrameworks())).links
 */
export function resolveAlignments(badge: Badge, index: FrameworkIndex): Resolution {
  const links: CompetencyLink[] = []
  const references = referencesOfBadge(badge)
  for (const alignment of badge.achievement.alignments) {
    const resolved = resolveOne(alignment, badge, index)
    references.push(...resolved.references)
    for (const link of resolved.links) links.push(link, ...neighboursOf(link, index))
  }
  return { links: strongestOfEach(links), references: distinctReferences(references) }
}

function resolveOne(alignment: Alignment, badge: Badge, index: FrameworkIndex): Resolution {
  const label = labelOf(alignment)
  const link = (key: string, via: LinkVia) => ({ key, via, field: alignment.via, label })
  const only = (key: string, via: LinkVia): Resolution => ({ links: [link(key, via)], references: [] })

  const esco = escoOf(alignment)
  if (esco?.kind === 'occupation' || esco?.kind === 'isco') {
    const reference: Reference = {
      register: 'esco-occupation',
      code: esco.id,
      url: esco.uri,
      name: alignment.name,
    }
    return { links: [], references: [reference] }
  }
  if (esco) return only(index.byUuid(esco.id) ?? keyOf('esco', esco.id), 'uri')

  const guid = index.byUuid(uuidPattern.exec(alignment.code ?? lastSegment(alignment.url))?.[0] ?? '')
  if (guid) return only(guid, 'uri')

  const known = recogniseFramework(alignment, index)
  if (known?.framework === 'cefr') {
    const words = `${alignment.name} ${alignment.framework ?? ''} ${alignment.code ?? ''}`
    const language = namedLanguage(words) ?? namedLanguage(badge.achievement.name)
    const id = language ? `cefr-${language}` : 'cefr'
    return { links: namedActivities(words).map((code) => link(keyOf(id, code), 'code')), references: [] }
  }
  if (known?.code) return only(keyOf(known.framework, known.code), 'code')

  const named =
    index.byName(known?.bareName ?? alignment.name, known?.framework) ?? index.byName(alignment.name)
  if (named) return only(named, 'name')

  const texts = [alignment.framework, alignment.code, alignment.name, alignment.url].filter(Boolean).join(' ')
  const references = referencesIn(texts, /\brome\b/i.test(texts))
  if (references.length > 0)
    return { links: [], references: references.map((one) => ({ ...one, name: alignment.name })) }
  return only(ownKey(alignment, badge), 'words')
}

/** An ESCO address in any of its dresses: plain, inside a portal link, or the bare path some platforms write. */
function escoOf(alignment: Alignment): { kind: string; id: string; uri: string } | undefined {
  for (const text of [alignment.url, alignment.code, alignment.name]) {
    const found = /(?:^|\/)esco\/(skill|isced-f|isco|occupation)\/([^/?#&\s]+)/i.exec(decode(text))
    if (found?.[1] && found[2]) {
      const kind = found[1].toLowerCase()
      return { kind, id: found[2].toLowerCase(), uri: `http://data.europa.eu/esco/${kind}/${found[2]}` }
    }
  }
  return undefined
}

function decode(text: string | undefined): string {
  let plain = text?.trim() ?? ''
  for (let round = 0; round < 2 && plain.includes('%'); round++) {
    try {
      plain = decodeURIComponent(plain)
    } catch {
      return plain // not an encoded address after all: read as it stands
    }
  }
  return plain
}

function lastSegment(url: string | undefined): string {
  return url?.split(/[?#]/)[0]?.split('/').pop() ?? ''
}

function labelOf({ name, framework, code, url }: Alignment): CompetencyLink['label'] {
  return { name, ...(framework && { framework }), ...(code && { code }), ...(url && { url }) }
}

function ownKey(alignment: Alignment, badge: Badge): string {
  const framework = fold(alignment.framework ?? badge.issuer.name).replaceAll(' ', '-')
  return keyOf(
    `${ownFrameworkPrefix}${framework}`,
    fold(alignment.code ?? alignment.name).replaceAll(' ', '-'),
  )
}

function neighboursOf(link: CompetencyLink, index: FrameworkIndex): CompetencyLink[] {
  return index.related(link.key).map((key) => ({ ...link, key, through: link.key }))
}

/** One link a competence: straight before by correspondence, then the surer rule. */
function strongestOfEach(links: CompetencyLink[]): CompetencyLink[] {
  const best = new Map<string, CompetencyLink>()
  const rank = (link: CompetencyLink) => (link.through ? 0 : 10) + strength[link.via]
  for (const link of links) {
    const before = best.get(link.key)
    if (!before || rank(link) > rank(before)) best.set(link.key, link)
  }
  return [...best.values()].sort((a, b) => (splitKey(a.key).framework < splitKey(b.key).framework ? -1 : 1))
}
