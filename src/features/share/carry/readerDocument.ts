// The page as its reader sees it inside the app: links open beside it, files are saved, nothing leads the frame away.

/** A link out of the page opens a tab of its own; a file is saved; all else would lead the frame away. */
export function readerDocument(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const address = link.getAttribute('href') ?? ''
    if (/^https?:/i.test(address)) {
      link.target = '_blank'
      link.rel = 'noopener noreferrer nofollow ugc'
    } else if (address.startsWith('blob:')) {
      if (!link.hasAttribute('download')) link.setAttribute('download', '')
    } else {
      // Nothing lies there: an empty address is a file that the page does not carry, the rest the app says itself.
      link.remove()
    }
  }
  return `<!doctype html>${page.documentElement.outerHTML}`
}
