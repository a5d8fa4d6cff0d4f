// Puts a page's HTML into a frame under the app's own strict policy, which allows no style that stands in the page.

export interface FramedDocument {
  /** For `srcdoc`. */
  html: string
  /** The page's own style sheet, to be handed over once the frame has loaded. */
  style: string
}

/**
 * Takes the style out of the page and the way out of its links: a preview is for looking. Nothing else changes. The
 * frame is sandboxed without scripts, so that nothing in the page can run.
 */
export function frameDocument(html: string): FramedDocument {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const sheets = [...page.querySelectorAll('style')]
  const style = sheets.map((sheet) => sheet.textContent).join('\n')
  for (const sheet of sheets) sheet.remove()
  for (const link of page.querySelectorAll('a[href]')) {
    link.removeAttribute('href')
    link.setAttribute('role', 'link')
    link.setAttribute('aria-disabled', 'true')
  }
  return { html: `<!doctype html>${page.documentElement.outerHTML}`, style }
}

/** Hands the style sheet over through the object model, which a content policy lets the app do. */
export function dressFrame(frame: HTMLIFrameElement, style: string): boolean {
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  const page = frame.contentDocument
  if (!view || !page || !('adoptedStyleSheets' in page)) return false
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(style)
  page.adoptedStyleSheets = [sheet]
  return true
}
