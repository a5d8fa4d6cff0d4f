// The five entities of XML and numeric ones; any other stays as written.

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g

/** Decodes once: `&amp;lt;` becomes `&lt;`. Entities of a document type are not expanded. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED[name] as string
    const point = decimal === undefined ? parseInt(hexadecimal as string, 16) : parseInt(decimal, 10)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

/** Text made fit for an attribute in double quotes, or for character data. */
export function encodeEntities(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
