// The page as the frame of a preview shows it: the same, but its links lead nowhere.

/** A preview is for looking: a link pressed in it would carry the frame away to a page that is not there yet. */
export function previewDocument(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const link of page.querySelectorAll('a[href]')) {
    link.removeAttribute('href')
    link.setAttribute('role', 'link')
    link.setAttribute('aria-disabled', 'true')
  }
  return `<!doctype html>${page.documentElement.outerHTML}`
}
