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
    const isSeen = (element: Element) => !element.matches('.visually-hidden, .visually-hidden *')
    const outside = [...document.querySelectorAll('main *, dialog *')].filter(
      (element) => isSeen(element) && rightOf(element) > clientWidth + 1,
    )
    const named = outside
      .filter(({ children }) => ![...children].some((child) => outside.includes(child)))
      .map(
        ({ tagName, className, textContent, parentElement }) =>
          `${parentElement?.className} > ${tagName}.${className} ${textContent?.slice(0, 40)}`,
      )
    return [`${scrollWidth} px in a window of ${clientWidth} px`, ...named.slice(0, 5)]
  })
  expect.soft(sticksOut, screen).toEqual([])
}

/** Letters twice as large, as a person with weak eyes sets them in the browser. */
export async function doubleText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
}
