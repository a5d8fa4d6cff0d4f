// Makes a rendered page stand alone: it asks nobody for anything, and may not.

/**
 * Leaves out what leads back to a host (icons, typefaces, other forms of the page) and writes the page's policy into
 * it. Texts cannot look like tags here: the renderer has escaped every one.
 *
 * @param sources Where pictures and sounds of the page may lie, as in a Content-Security-Policy
 */
export async function closeDocument(document: string, sources: string): Promise<string> {
  const styles: string[] = []
  const alone = document
    .replace(/<link\b[^>]*>/g, '')
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<style>([\s\S]*?)<\/style>/g, (_, style: string) => {
      const own = style.replace(/@font-face\s*\{[^}]*\burl\([^}]*\}/g, '')
      styles.push(own)
      return `<style>${own}</style>`
    })
  const hashes = await Promise.all(styles.map(async (style) => `'sha256-${await sha256Base64(style)}'`))
  const policy =
    `default-src 'none'; img-src ${sources}; media-src ${sources}; ` +
    `style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`
  return alone.replace(
    /<meta charset="utf-8"\s*\/?>/,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}"/>`,
  )
}

async function sha256Base64(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
