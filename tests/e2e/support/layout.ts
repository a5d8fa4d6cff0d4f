// Whether a screen fits its window: nobody should have to scroll sideways.
import { expect, type Page } from '@playwright/test'

/** Fails with the names of what sticks out. */
export async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  const sticksOut = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    // The words of an element may stick out of it where the element itself does not.
    const rightOf = (element: Element) => {
      const words = document.createRange()
      words.selectNodeContents(element)
      return Math.max(element.getBoundingClientRect().right, words.getBoundingClientRect().right)
    }
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    const outside = [...document.querySelectorAll('main *, dialog *, nav *, header *')].filter(
      (element) =>
        element instanceof HTMLElement &&
        !element.matches('.visually-hidden, .visually-hidden *') &&
        rightOf(element) > clientWidth + 1 &&
        !scrolls(element.parentElement?.closest('main *, dialog *') ?? null),
    )
    const nameOf = (element: Element | null) => `${element?.tagName.toLowerCase()}.${element?.className}`
    // The outermost and the innermost: the layout that gave way, and the words that pushed.
    const ends = outside.filter(
      (element) =>
        !outside.includes(element.parentElement as HTMLElement) ||
        ![...element.children].some((child) => outside.includes(child)),
    )
    const named = ends.map(
      (element) =>
        `${nameOf(element.parentElement)} > ${nameOf(element)} ${element.textContent?.slice(0, 30)}`,
    )
    return [`${scrollWidth} px in a window of ${clientWidth} px`, ...named.slice(0, 8)]
  })
  expect.soft(sticksOut, screen).toEqual([])
}

/** Letters twice as large, as a person with weak eyes sets them in the browser. */
export async function doubleText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
}
