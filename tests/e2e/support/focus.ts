// Where the focus is, as a person who uses the keyboard alone has to know at every moment.
import { expect, type Page } from '@playwright/test'

interface Stop {
  name: string
  isBody: boolean
  isOnScreen: boolean
  isFree: boolean
  isMarked: boolean
}

/** The element with the focus: whether it is on the screen, under nothing else, and marked. */
function lookAtFocus(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const outer = document.activeElement ?? document.body
    // In a frame of ours the focus is what it is there; where it stands on the screen is where the frame does.
    const inner = outer instanceof HTMLIFrameElement ? outer.contentDocument?.activeElement : undefined
    const element = inner ?? outer
    const isInFrame = inner !== null && inner !== undefined
    // Inputs that lie unseen in their label are seen by it.
    const shown =
      element.matches('input[type=radio], input[type=checkbox], input[type=file]') ||
      element.getBoundingClientRect().width < 4
        ? (element.closest('label') ?? element.parentElement ?? element)
        : element
    const { left, right, top, bottom } = shown.getBoundingClientRect()
    const isOnScreen = bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth
    const [x, y] = [(left + right) / 2, (Math.max(0, top) + Math.min(window.innerHeight, bottom)) / 2]
    const above = document.elementFromPoint(x, y)
    // Partly hidden is allowed (2.4.11), wholly is not: the middle or one of the ends is free.
    const corners = [above, document.elementFromPoint(x, top + 3), document.elementFromPoint(x, bottom - 3)]
    const isFree =
      isInFrame || corners.some((one) => one !== null && (shown.contains(one) || one.contains(shown)))
    const around = [
      element,
      element.parentElement,
      element.parentElement?.parentElement,
      element.nextElementSibling,
    ]
    const isMarked = around.some((one) => {
      if (!one) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow.includes('inset')
    })
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)}`
    const isBody = element === document.body
    // A frame as a whole is a stop, too: from it the arrows scroll.
    const isWholeFrame = isInFrame && element === element.ownerDocument.body
    return {
      name,
      isBody,
      isOnScreen: isOnScreen || isInFrame,
      isFree,
      isMarked: isMarked || isWholeFrame,
    }
  })
}

/** The focus is somewhere: what was pressed may go away, the place may not. */
export async function expectFocusKept(page: Page, after: string): Promise<void> {
  await expect
    .poll(async () => (await lookAtFocus(page)).isBody, { message: after, timeout: 3000 })
    .toBe(false)
}

/** Presses Tab through the whole screen; each stop is on the screen, uncovered and marked. */
export async function walkThrough(page: Page, screen: string, most = 60): Promise<number> {
  let stops = 0
  while (stops < most) {
    await page.keyboard.press('Tab')
    const { name, isBody, ...is } = await lookAtFocus(page)
    if (isBody) break
    expect.soft(is, `${screen}: ${name}`).toEqual({ isOnScreen: true, isFree: true, isMarked: true })
    stops += 1
  }
  return stops
}
