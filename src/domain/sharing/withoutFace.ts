// A page that shows no name shows no face: the photo of the card is left out before anything is kept.
import type { SharePage } from './sharePage.ts'

/** The page as it may be published. */
export function withoutFace<Page extends SharePage>(page: Page): Page {
  if (page.person !== undefined || page.blocks === undefined) return page
  const blocks = page.blocks.map((block) => {
    if (block.kind !== 'profile') return block
    const { picture: _face, ...rest } = block
    return rest
  })
  return { ...page, blocks }
}
