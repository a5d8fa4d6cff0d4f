// Words of issuers as plain text: they write Markdown, HTML, or both.

/**
 * The text without its marks: tags, emphasis, headings; of links and pictures their words.
 *
 * @example plainText('**Bake** a [cake](https://example.org)') // 'Bake a cake'
 */
export function plainText(marked: string): string {
  return marked
    .replace(/<(br|\/p|\/li|\/h\d)\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/!?\[([^\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[ \t]{0,3}#{1,6}[ \t]+/gm, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
