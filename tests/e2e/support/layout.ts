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

/** Fails with the names of controls that a finger would miss: under 44 px, and no link within a sentence. */
export async function expectTargets(page: Page, screen: string): Promise<void> {
  const small = await page.evaluate(() => {
    const LEAST = 43.5
    const inText = (element: Element) =>
      element.matches('a') &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim().length > 3,
      )
    // Inputs are pressed by their label, too.
    const pressed = (element: Element) =>
      element.matches('input[type=checkbox], input[type=radio], input[type=file]')
        ? (element.closest('label') ?? (element as HTMLInputElement).labels?.[0] ?? element)
        : element
    const scope = document.querySelector('dialog[open]') ?? document.body
    return [
      ...scope.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab]'),
    ].flatMap((element) => {
      const { width, height } = pressed(element).getBoundingClientRect()
      const isUnseen =
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.closest('.visually-hidden, .app-skip, .markdown') !== null
      if (isUnseen || inText(element) || (width >= LEAST && height >= LEAST)) return []
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)
      return [
        `${element.tagName.toLowerCase()}.${element.className} "${name}" ${Math.round(width)} × ${Math.round(height)}`,
      ]
    })
  })
  expect.soft(small, `${screen}: targets`).toEqual([])
}

/** The spaces that WCAG 1.4.12 wants a page to bear, set as a reader's own style would. */
export async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
  // What is measured to fit is measured again in the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

/** Fails with the names of boxes that hide a part of their words. */
export async function expectNothingCut(page: Page, screen: string): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main *, nav *, header *, dialog[open] *')]
      .filter((element): element is HTMLElement => element instanceof HTMLElement)
      .filter((element) => {
        const { overflowX, overflowY, display } = getComputedStyle(element)
        const hides = [overflowX, overflowY].some((one) => one === 'hidden' || one === 'clip')
        const isUnseen = display === 'inline' || element.closest('.visually-hidden') !== null
        const hasWords = (element.textContent ?? '').trim() !== ''
        return (
          hides &&
          hasWords &&
          !isUnseen &&
          element.checkVisibility() &&
          (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
        )
      })
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 40)}`,
      ),
  )
  expect.soft(cut, `${screen}: words cut off`).toEqual([])
}
