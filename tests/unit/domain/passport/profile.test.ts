// The card: what may be on it, and who sees which part.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AUDIENCES,
  CARD_LIMITS,
  CARD_PARTS,
  cardAddress,
  cardFor,
  emptyCard,
  readCard,
  type ProfileCard,
} from '../../../../src/domain/passport/profile.ts'

const picture = { bytes: new ArrayBuffer(3), mediaType: 'image/jpeg' }
const full: ProfileCard = {
  fields: {
    headline: 'Digital helper',
    about: 'Two lines\nof words',
    place: 'Belfort',
    languages: [{ code: 'fr', level: 'native' }, { code: 'ar' }],
    links: [{ label: 'Blog', url: 'https://example.org/' }],
    picture,
  },
  visible: { headline: 'public', about: 'link', place: 'counsellor' },
  updatedAt: '2026-06-01T00:00:00.000Z',
}

describe('who sees what', () => {
  it('nobody sees anything of a card nobody has opened', () => {
    for (const audience of AUDIENCES.slice(1))
      expect(cardFor({ ...full, visible: {} }, 'Amina', audience)).toEqual({})
    expect(Object.keys(cardFor({ ...full, visible: {} }, 'Amina', 'me'))).toEqual([...CARD_PARTS])
  })

  it('whoever is let in further sees what those before see', () => {
    const seen = (audience: 'counsellor' | 'link' | 'public') => Object.keys(cardFor(full, 'Amina', audience))
    expect(seen('public')).toEqual(['headline'])
    expect(seen('link')).toEqual(['headline', 'about'])
    expect(seen('counsellor')).toEqual(['headline', 'about', 'place'])
  })

  it('what says nothing is not there', () => {
    const visible = Object.fromEntries(CARD_PARTS.map((part) => [part, 'public' as const]))
    expect(cardFor({ ...emptyCard(), visible }, '', 'public')).toEqual({})
  })
})

describe('a card out of anything', () => {
  it('is itself when it is one', () => {
    expect(readCard(full)).toEqual(full)
    expect(readCard(readCard(full))).toEqual(full)
  })

  it('never throws, and never opens more than it says', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }), (anything) => {
        for (const value of [anything, { fields: anything, visible: anything }]) {
          const card = readCard(value)
          expect(card.fields.about.length).toBeLessThanOrEqual(CARD_LIMITS.about)
          for (const audience of Object.values(card.visible)) expect(AUDIENCES).toContain(audience)
        }
      }),
    )
  })

  it('lets nothing in that could run, mislead or burst', () => {
    const { fields, visible } = readCard({
      fields: {
        headline: 'exe.\u202egnp\u0000 x\ny',
        about: 'a'.repeat(5000),
        languages: [{ code: '<b>' }, { code: 'fr', level: 'Z9' }, 'fr', ...Array(30).fill({ code: 'en' })],
        links: [
          { label: 'x', url: 'javascript:alert(1)' },
          { url: 'https://user:pass@example.org' },
          { url: 'example.org' },
        ],
        picture: { bytes: new ArrayBuffer(3), mediaType: 'image/svg+xml' },
      },
      visible: { headline: 'everyone', about: 'public', __proto__: { place: 'public' } },
    })
    expect(fields.headline).toBe('exe.gnp x y')
    expect(fields.about).toHaveLength(CARD_LIMITS.about)
    expect(fields.languages).toHaveLength(CARD_LIMITS.languages)
    expect(fields.languages[0]).toEqual({ code: 'fr' })
    expect(fields.links).toEqual([{ label: '', url: 'https://example.org/' }])
    expect(fields.picture).toBe(undefined)
    expect(visible.about).toBe('public')
    expect(visible.headline).toBe(undefined)
  })

  it('too large a picture stays out', () => {
    const bytes = new ArrayBuffer(CARD_LIMITS.pictureBytes + 1)
    expect(readCard({ fields: { picture: { bytes, mediaType: 'image/png' } } }).fields.picture).toBe(
      undefined,
    )
  })
})

it('addresses as people type them', () => {
  expect(
    ['example.org', ' https://é.example/a ', 'mailto:a@b.c', 'localhost', 'a b.c', ''].map(cardAddress),
  ).toEqual(['https://example.org/', 'https://xn--9ca.example/a', undefined, undefined, undefined, undefined])
})
