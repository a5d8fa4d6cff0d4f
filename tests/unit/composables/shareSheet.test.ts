// The share sheet gets as much as it takes, and a change of mind is no fault.
import { describe, expect, it, vi } from 'vitest'
import { fitForSheet, openSheet } from '../../../src/composables/shareSheet.ts'

const files = [new File(['x'], 'badge.png', { type: 'image/png' })]
const content = { title: 'Badge', text: 'Badge, donné par l’atelier', url: 'https://issuer.example/1', files }
const sheet = (takes: (data: ShareData) => boolean, share = vi.fn(() => Promise.resolve())) => ({
  share,
  canShare: (data?: ShareData) => takes(data ?? {}),
})

describe('the share sheet', () => {
  it('gets everything where it takes everything', async () => {
    const open = sheet(() => true)
    expect(await openSheet(content, open)).toBe('sent')
    expect(open.share).toHaveBeenCalledWith(content)
  })

  it('gets the file alone where words beside it are too much', () => {
    expect(
      fitForSheet(
        content,
        sheet(({ files: given, url }) => !(given && url)),
      ),
    ).toEqual({ title: 'Badge', files })
  })

  it('gets the link where it takes no files, or knows none', () => {
    const { files: _files, ...words } = content
    expect(
      fitForSheet(
        content,
        sheet(({ files: given }) => !given),
      ),
    ).toEqual(words)
    expect(fitForSheet(content, { share: () => Promise.resolve() })).toEqual(words)
  })

  it('gets nothing where there is none, or where nothing fits', async () => {
    expect(fitForSheet(content, {})).toBeUndefined()
    expect(
      fitForSheet(
        { title: 'Badge', files },
        sheet(() => false),
      ),
    ).toBeUndefined()
    expect(await openSheet(content, {})).toBe('impossible')
  })

  it.each([
    ['AbortError', 'given-up'],
    ['NotAllowedError', 'impossible'],
  ] as const)('ends %s as %s', async (name, answer) => {
    const share = vi.fn(() => Promise.reject(new DOMException('no', name)))
    expect(
      await openSheet(
        content,
        sheet(() => true, share),
      ),
    ).toBe(answer)
  })
})
