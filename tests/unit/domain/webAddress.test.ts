import { afterEach, describe, expect, it, vi } from 'vitest'
import { readShareDraft } from '../../../src/contract/readShareDraft.ts'
import { readShareReceipt } from '../../../src/contract/readShareReceipt.ts'
import { renderSharePage } from '../../../src/domain/sharing/renderSharePage.ts'
import { parseAddress } from '../../../src/domain/webAddress.ts'
import { proofTitle } from '../../../src/features/badge/enrich/proofTitle.ts'
import { createBrowserOutside } from '../../../src/network/browserOutside.ts'
import { checkEvidence, webAddress } from '../../../src/stores/evidenceDraft.ts'
import { fileOf, sampleBadge, sampleDraft } from '../../server/support/samplePage.ts'

/**
 * An honest address. Node 20, once warm, hands the bytes of a short text to `URL.canParse` as if they were UTF-8: then it
 * says no to some addresses beyond ASCII, and yes to some that are none.
 */
const HONEST = 'https://né.example/x'

afterEach(() => {
  vi.restoreAllMocks()
})

const RECEIPT = {
  id: 'AbCdEfGhIjKlMnOpQrStUv',
  url: 'https://besace.example/s/AbCdEfGhIjKlMnOpQrStUv',
  publishedAt: '2026-11-22T12:00:00Z',
  updatedAt: '2026-11-22T12:00:00Z',
  expiresAt: '2027-05-01T12:00:00Z',
  etag: '"1"',
}
const withLink = (url: string) =>
  sampleDraft({ badges: [sampleBadge({ evidence: [{ title: 'Film', text: '', url }] })] })
const published = (url: string) => ({ ...withLink(url), ...RECEIPT, preview: fileOf('p', 'image/png') })

/** What a warm process says, without the half million calls that make one warm. */
const askedIn = (answer: boolean) => vi.spyOn(URL, 'canParse').mockReturnValue(answer)

describe('addresses that URL.canParse is wrong about', () => {
  it('are taken apart without throwing', () => {
    askedIn(true)
    expect(parseAddress('https://\u00ad/x')).toBeUndefined()
    expect(parseAddress('nowhere')).toBeUndefined()
    askedIn(false)
    expect(parseAddress(HONEST)?.host).toBe('xn--n-bga.example')
  })

  it.each(['http://[', 'https://a b/', 'https://\u00ad/x'])(
    'are refused and never thrown: %s',
    async (address) => {
      askedIn(true)
      const outside = createBrowserOutside({ fetch: () => Promise.reject(new Error('not to be asked')) })
      expect(await outside.get(address)).toMatchObject({ reached: false, reason: 'not-allowed' })
      expect(readShareDraft(withLink(address)).ok).toBe(false)
      expect(readShareReceipt({ ...RECEIPT, url: address })).toBeUndefined()
      expect(webAddress(address)).toBeUndefined()
      expect(checkEvidence({ kind: 'link', title: '', text: '', url: address }).ok).toBe(false)
      expect(proofTitle({ title: '', text: 'Words', url: address } as never, 'Proof')).toBe('Words')
      const page = renderSharePage(published(address), { publicUrl: 'https://besace.example' })
      expect(page).toContain('Film')
      expect(page).not.toContain(`href="${address}`)
    },
  )

  it('are kept when they are honest', async () => {
    askedIn(false)
    const asked: string[] = []
    const fetch = (url: string) => {
      asked.push(url)
      return Promise.resolve(new Response('{}'))
    }
    await createBrowserOutside({ fetch: fetch as never }).get(HONEST)
    expect(asked).toEqual([HONEST])
    expect(readShareReceipt({ ...RECEIPT, url: HONEST })?.url).toBe(HONEST)
    expect(webAddress(HONEST)).toBe('https://xn--n-bga.example/x')
    expect(proofTitle({ title: '', text: '', url: HONEST } as never, 'Proof')).toBe('xn--n-bga.example')
  })
})
