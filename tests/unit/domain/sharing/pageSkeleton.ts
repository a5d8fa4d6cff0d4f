// Reads HTML as strictly as it is written: every `<` must begin a tag of the plain form, every attribute be quoted.
const TAG = /<(!doctype html|\/?[a-z][a-z0-9]*)((?: [a-z][a-zA-Z:-]*(?:="[^"<>]*")?)*) ?\/?>/g
const ATTRIBUTE = / ([a-z][a-zA-Z:-]*)(?:="([^"<>]*)")?/g

export interface Tag {
  name: string
  attributes: Record<string, string>
}

/** All tags in order; throws where anything is left that could be read as markup. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = []
  const rest = html
    .replace(/<style>[^<]*<\/style>/g, '<style></style>')
    .replace(TAG, (_, name: string, rest: string) => {
      const pairs = [...rest.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value] as const)
      tags.push({ name, attributes: Object.fromEntries(pairs) })
      return ''
    })
  if (/[<>"']/.test(rest)) throw new Error(`loose markup: ${/.{0,40}[<>"'].{0,40}/s.exec(rest)?.[0]}`)
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(rest)) throw new Error('an unescaped ampersand')
  return tags
}

/** The page's shape: names of tags and attributes, without what people wrote. */
export function skeletonOf(html: string): string[] {
  return tagsOf(html).map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(' '))
}
