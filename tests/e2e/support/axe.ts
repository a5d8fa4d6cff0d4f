// Runs axe on the screen as it is now and gives what it finds in words.
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import { expect, type BrowserContext, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with a readable list when axe finds anything, in the light or the dark. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .withTags(TAGS)
      // It would copy the stylesheets into the page, which our policy rightly forbids.
      .options({ preload: false })
      .analyze()
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
    )
    expect(found, `${screen}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

interface Finding {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

interface Axe {
  run(context: object, options: object): Promise<{ violations: Finding[] }>
}

/** Has axe waiting on every page of this context: many screens are then looked at in little time. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  const ours = createRequire(import.meta.url)
  const path = createRequire(ours.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js')
  await context.addInitScript({ path })
}

/**
 * As `expectAccessible`, several times as fast, where `bringAxe` was called: every rule in the light; in the dark the
 * one that looks at colours. Goes on after a finding, so that one run tells all.
 */
export async function expectNothingFound(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await page.evaluate(
      async ([tags, isDark]) => {
        // Colours are on their way to the other scheme for a moment, even where nothing else moves.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const isMoving = () =>
          document.getAnimations().some(({ effect }) => effect?.getTiming().iterations !== Infinity)
        for (let frame = 0; frame < 60 && isMoving(); frame++)
          await new Promise((resolve) => requestAnimationFrame(resolve))
        const { axe } = window as unknown as { axe: Axe }
        const runOnly = isDark ? ['color-contrast'] : { type: 'tag', values: tags }
        const { violations } = await axe.run(document, {
          runOnly,
          preload: false,
          resultTypes: ['violations'],
          // What others publish is looked at on its own, not again in the preview of a page.
          iframes: false,
        })
        return violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
        )
      },
      [TAGS, colorScheme === 'dark'] as const,
    )
    expect.soft(found, `${screen}, ${colorScheme}`).toEqual([])
  }
}
