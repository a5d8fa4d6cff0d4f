// Finding the picture of a badge that came as text.
import { describe, expect, it } from 'vitest'
import type { Outside } from '../../../src/domain/outside.ts'
import { bytesOfDataUri } from '../../../src/workers/dataUri.ts'
import { findPicture, sniffPicture } from '../../../src/workers/findPicture.ts'
import { makeBadge, makeExamined } from '../../support/keptBadges.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9])
const pngUri = `data:image/png;base64,${btoa(String.fromCharCode(...png))}`

function outsideWith(pictures: Record<string, Uint8Array>): Outside {
  return {
    get: (url) => {
      const body = pictures[url]
      const at = '2026-03-03T10:00:00Z'
      if (body === undefined) return Promise.resolve({ reached: false, url, reason: 'refused', at })
      return Promise.resolve({
        reached: true,
        url,
        finalUrl: url,
        status: 200,
        mediaType: 'text/plain',
        body,
        at,
        source: 'live',
      })
    },
    now: () => new Date(),
    random: (length) => new Uint8Array(length),
  }
}

function withImages(image?: string, classImage?: string) {
  const badge = makeBadge('Bread', { image })
  return makeExamined('Bread', {
    badge: { ...badge, achievement: { ...badge.achievement, image: classImage } },
  })
}

describe('findPicture', () => {
  it('takes the badge’s own picture before that of its class, whatever its host calls it', async () => {
    const outside = outsideWith({
      'https://a.example/own': png,
      'https://a.example/class': new Uint8Array([1]),
    })
    const found = await findPicture(
      withImages('https://a.example/own', 'https://a.example/class'),
      '{}',
      outside,
    )
    expect(found).toEqual({ bytes: png, mediaType: 'image/png' })
  })

  it('goes on to the class when the badge’s own is out of reach, no picture, or broken', async () => {
    const outside = outsideWith({ 'https://a.example/page': new TextEncoder().encode('<html>') })
    for (const image of ['https://a.example/gone', 'https://a.example/page', 'data:image/png;base64,%%%']) {
      expect(await findPicture(withImages(image, pngUri), '{}', outside)).toEqual({
        bytes: png,
        mediaType: 'image/png',
      })
    }
    expect(await findPicture(withImages(), '{}', outside)).toBeUndefined()
  })

  it('looks for none when the badge is itself a picture', async () => {
    expect(await findPicture(withImages(pngUri), png, outsideWith({}))).toBeUndefined()
  })
})

describe('sniffPicture', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  it.each([
    ['image/svg+xml', text('<?xml version="1.0"?>\n<!-- a --><svg xmlns="x">')],
    ['image/svg+xml', text('\ufeff<s:svg xmlns:s="x">')],
    ['image/gif', text('GIF89a')],
    ['image/webp', text('RIFF0000WEBPVP8 ')],
    ['image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    [undefined, text('{"svg":"<svg>"}')],
    [undefined, text('<html><p>no picture')],
    [undefined, new Uint8Array()],
  ])('%s', (mediaType, bytes) => {
    expect(sniffPicture(bytes)).toBe(mediaType)
  })
})

describe('bytesOfDataUri', () => {
  it('reads base64 with line breaks, percent encoding and plain text', () => {
    expect(bytesOfDataUri(pngUri.replace(/(?<=,.*)../g, '$&\n'))).toEqual(png)
    expect(new TextDecoder().decode(bytesOfDataUri('data:image/svg+xml,%3Csvg%3E'))).toBe('<svg>')
    expect(new TextDecoder().decode(bytesOfDataUri('data:image/svg+xml;utf8,<svg>'))).toBe('<svg>')
  })
  it('gives nothing for what is none', () => {
    for (const uri of ['https://a.example', 'data:nothing', 'data:,%', 'data:;base64,***'])
      expect(bytesOfDataUri(uri)).toBeUndefined()
  })
})
