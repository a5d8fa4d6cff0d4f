// Files opened with Besace from the desktop: the browser's launch queue, played by a stand-in.
import type { Page } from '@playwright/test'
import type { UploadedFile } from './screens/passport.ts'
import { expect, test } from './support/scene.ts'
import { signedPicture } from './support/signedBadge.ts'

interface Given {
  name: string
  type: string
  /** Absent: the file was moved before it could be opened. */
  base64?: string
}

const given = ({ name, mimeType, buffer }: UploadedFile): Given => ({
  name,
  type: mimeType,
  base64: buffer.toString('base64'),
})

/** The queue holds these from the start, and takes more by `launch`. */
async function standInForQueue(page: Page, first: Given[]): Promise<(files: Given[]) => Promise<void>> {
  await page.addInitScript((files) => {
    const asHandle = ({ name, type, base64 }: Given) => ({
      getFile: () =>
        base64 === undefined
          ? Promise.reject(new DOMException('moved', 'NotFoundError'))
          : Promise.resolve(
              new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name, { type }),
            ),
    })
    let consumer: ((launch: { files: unknown[] }) => void) | undefined
    const launch = (more: Given[]) => consumer?.({ files: more.map(asHandle) })
    const isFirst = sessionStorage.getItem('launched') === null
    Object.assign(window, { launch })
    Object.defineProperty(window, 'launchQueue', {
      value: {
        setConsumer(wanted: typeof consumer) {
          consumer = wanted
          sessionStorage.setItem('launched', '1')
          if (isFirst) launch(files)
        },
      },
    })
  }, first)
  return (files) =>
    page.evaluate((more) => (window as unknown as { launch(files: Given[]): void }).launch(more), files)
}

test('files opened with Besace are added, and more of them while the screen is open', async ({
  passport,
}) => {
  const { page } = passport
  const one = await signedPicture('Ouvert du bureau')
  const launch = await standInForQueue(page, [given(one)])
  await page.goto(`${passport.url}/add`)
  await expect(passport.outcome('Ouvert du bureau')).toContainText('est dans votre sac', { timeout: 30_000 })
  await launch([given(await signedPicture('Encore un'))])
  await expect(passport.outcome('Encore un')).toContainText('est dans votre sac', { timeout: 30_000 })
  await passport.goTo('Moi')
  await launch([given(one)])
  await expect(passport.outcome('Ouvert du bureau')).toContainText('était déjà dans votre sac', {
    timeout: 30_000,
  })
})

test('a file that was moved stops nothing, and a launch without files goes nowhere', async ({ passport }) => {
  const { page } = passport
  const launch = await standInForQueue(page, [])
  await passport.open('/me')
  // The shell's later part asks the queue.
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('launched'))).toBe('1')
  await launch([])
  await launch([{ name: 'gone.png', type: 'image/png' }])
  await launch([{ name: 'gone.png', type: 'image/png' }, given(await signedPicture('Resté là'))])
  await expect(passport.outcome('Resté là')).toContainText('est dans votre sac', { timeout: 30_000 })
})
