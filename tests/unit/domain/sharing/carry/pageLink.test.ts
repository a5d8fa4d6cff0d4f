// A page in a link: what goes in comes out, what does not fit is left out, and what was made to do harm ends in a code.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLinkedPage } from '../../../../../src/contract/readLinkedPage.ts'
import { deflate } from '../../../../../src/domain/archive/deflate.ts'
import { crc32 } from '../../../../../src/domain/badge/png/chunks.ts'
import { fitLink } from '../../../../../src/domain/sharing/carry/fitLink.ts'
import { LINK_PARTS } from '../../../../../src/domain/sharing/carry/linkParts.ts'
import { MOST_FRAGMENT, openLink, packLink } from '../../../../../src/domain/sharing/carry/pageLink.ts'
import type { SharePage } from '../../../../../src/domain/sharing/sharePage.ts'
import { fileOf, sampleBadge } from '../../../../server/support/samplePage.ts'

const MADE = '2026-11-22T10:00:00.000Z'
const ALL = new Set(LINK_PARTS)

function pageOf(changes: Partial<SharePage> = {}): SharePage {
  return {
    language: 'fr',
    title: 'Animatrice numérique',
    preamble: 'Voici.',
    badges: [
      sampleBadge({
        evidence: [{ title: 'Atelier', text: 'Douze.', file: fileOf('x', 'image/png') }],
        reflection: { learned: 'Écouter.', use: '', develop: '' },
      }),
    ],
    preview: fileOf('p', 'image/png'),
    ...changes,
  }
}

async function pack(page = pageOf(), proofs: (string | undefined)[] = ['{"badge":1}'], parts = ALL) {
  return (await packLink({ page, proofs, madeAt: MADE }, parts)) ?? ''
}

async function read(fragment: string) {
  const opened = await openLink(fragment)
  return opened.ok ? readLinkedPage(opened.value) : opened
}

async function codeOf(fragment: string): Promise<string> {
  const result = await read(fragment)
  return result.ok ? 'ok' : result.error.code
}

/** A fragment of this version around any bytes, its checksum right. */
function fragmentOf(packed: Uint8Array, version = 1): string {
  const bytes = new Uint8Array(5 + packed.length)
  bytes[0] = version
  new DataView(bytes.buffer).setUint32(1, crc32(packed, 0, packed.length))
  bytes.set(packed, 5)
  return Buffer.from(bytes).toString('base64url')
}

async function fragmentOfJson(value: unknown): Promise<string> {
  const text = JSON.stringify(value) + ' '.repeat(200)
  return fragmentOf((await deflate(new TextEncoder().encode(text))) ?? new Uint8Array())
}

describe('a page in a link', () => {
  it('comes out as it went in, without its files', async () => {
    const result = await read(await pack())
    if (!result.ok) throw new Error(result.error.code)
    const { page, proofs, madeAt } = result.value
    expect(madeAt).toBe(MADE)
    expect(proofs).toEqual(['{"badge":1}'])
    const [badge] = page.badges
    expect(page.preview).toBeUndefined()
    expect(badge?.picture).toBeUndefined()
    expect(badge?.evidence).toEqual([{ title: 'Atelier', text: 'Douze.' }])
    expect(badge?.original).toEqual(fileOf('{"badge":1}', 'application/json', 'badge.json'))
    expect(badge?.reflection?.learned).toBe('Écouter.')
  })

  it('round-trips whatever people write', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(words, words, fc.option(words, { nil: undefined }), async (title, name, proof) => {
        const page = pageOf({ title, badges: [sampleBadge({ name })] })
        const result = await read(await pack(page, [proof]))
        // What a page may not carry, no link brings in either.
        if (!result.ok) return expect(result.error.code).toBe('carry.link-damaged')
        expect(result.value.page.title).toBe(title)
        expect(result.value.page.badges[0]?.name).toBe(name)
        expect(result.value.proofs).toEqual([proof])
      }),
      { numRuns: 60 },
    )
  })

  it('keeps blocks that still mean something', async () => {
    const file = fileOf('x', 'image/png')
    const page = pageOf({
      blocks: [
        { kind: 'heading', text: 'Titre' },
        { kind: 'file', file, caption: '' },
        { kind: 'evidence', badge: 0, evidence: [0] },
        { kind: 'profile', links: [], picture: file },
      ],
    })
    const kindsOf = async (parts: Set<'proofs' | 'stories' | 'about'>) => {
      const result = await read(await pack(page, [undefined], parts))
      return result.ok ? result.value.page.blocks?.map(({ kind }) => kind) : result.error.code
    }
    expect(await kindsOf(ALL)).toEqual(['heading', 'evidence', 'profile'])
    expect(await kindsOf(new Set())).toEqual(['heading', 'profile'])
  })
})

describe('what fits', () => {
  const noise = (length: number) =>
    Array.from({ length }, (_, at) =>
      String.fromCharCode(33 + ((at * 7919 + (at >> 3) * 104_729) % 90)),
    ).join('')
  const random = (length: number) =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64')

  it('is everything, for a small page', async () => {
    expect(await fitLink({ page: pageOf(), proofs: ['{}'], madeAt: MADE })).toEqual([...LINK_PARTS])
  })

  it('is first without the issuer’s words, and last without the badges', async () => {
    const long = pageOf({ badges: [sampleBadge({ description: random(6000), criteria: noise(10) })] })
    expect(await fitLink({ page: long, proofs: ['{}'], madeAt: MADE })).toEqual(['proofs', 'stories'])
    expect(await fitLink({ page: pageOf(), proofs: [random(9000)], madeAt: MADE })).toEqual([
      'stories',
      'about',
    ])
  })

  it('is nothing when the page alone is too long', async () => {
    const badges = Array.from({ length: 60 }, () => sampleBadge({ sentence: random(600) }))
    const source = { page: pageOf({ badges }), proofs: badges.map(() => undefined), madeAt: MADE }
    expect(await fitLink(source)).toEqual([])
    expect((await packLink(source, new Set()))?.length).toBeGreaterThan(MOST_FRAGMENT)
  })
})

describe('a link that was cut, changed or made to do harm', () => {
  it('is found out, wherever it was cut', async () => {
    const whole = await pack()
    for (let length = 1; length < whole.length; length += 7)
      expect(await codeOf(whole.slice(0, length)), String(length)).not.toBe('ok')
  })

  it('is found out, whichever letter was changed', async () => {
    const whole = await pack()
    for (let at = 2; at < whole.length - 1; at += 11) {
      const other = whole[at] === 'A' ? 'B' : 'A'
      expect(await codeOf(whole.slice(0, at) + other + whole.slice(at + 1)), String(at)).not.toBe('ok')
    }
  })

  it('says what is wrong', async () => {
    expect(await codeOf('')).toBe('carry.link-empty')
    expect(await codeOf('<script>')).toBe('carry.link-damaged')
    expect(await codeOf('A'.repeat(4 * MOST_FRAGMENT + 1))).toBe('carry.link-too-large')
    expect(await codeOf(fragmentOf(new Uint8Array(9), 2))).toBe('carry.link-newer')
    expect(await codeOf(fragmentOf(new Uint8Array(9), 0))).toBe('carry.link-damaged')
    expect(await codeOf(fragmentOf(Uint8Array.of(1, 2, 3)))).toBe('carry.link-damaged')
  })

  it('does not unpack a bomb', async () => {
    const bomb = await deflate(new Uint8Array(16 * 1024 * 1024))
    expect(await codeOf(fragmentOf(bomb ?? new Uint8Array()))).toBe('carry.link-too-large')
  })

  it('is no page when it is anything else', async () => {
    const good = { page: { ...pageOf(), badges: [sampleBadge()] }, proofs: [null], madeAt: MADE }
    const deep = JSON.parse('['.repeat(90) + ']'.repeat(90)) as unknown
    for (const value of [
      [],
      1,
      {},
      { ...good, page: null },
      { ...good, page: { ...good.page, badges: deep } },
      { ...good, page: { ...good.page, badges: [1] } },
      { ...good, page: { ...good.page, badges: [] }, proofs: [] },
      { ...good, proofs: [] },
      { ...good, proofs: [{ toString: 1 }] },
      { ...good, madeAt: 'soon' },
      { ...good, page: { ...good.page, title: '\u202egnp.exe' } },
      { ...good, page: { ...good.page, blocks: [{ kind: 'script', text: 'x' }] } },
      {
        ...good,
        page: { ...good.page, blocks: [{ kind: 'file', caption: '', file: fileOf('x', 'image/png') }] },
      },
      { ...good, page: { ...good.page, language: '"><script>' } },
    ])
      expect(await codeOf(await fragmentOfJson(value)), JSON.stringify(value).slice(0, 80)).toBe(
        'carry.link-damaged',
      )
    expect(await codeOf(await fragmentOfJson(good))).toBe('ok')
  })

  it('takes no file, no picture and no address of a script along', async () => {
    const badge = sampleBadge({ evidence: [{ title: 't', text: '', file: fileOf('x', 'image/png') }] })
    const result = await read(
      await fragmentOfJson({ page: pageOf({ badges: [badge] }), proofs: [null], madeAt: MADE }),
    )
    expect(result.ok && result.value.page.badges[0]?.picture).toBe(undefined)
    expect(result.ok && result.value.page.badges[0]?.evidence[0]?.file).toBe(undefined)
    const script = { ...badge, evidence: [{ title: 't', text: '', url: 'javascript:alert(1)' }] }
    const page = { ...pageOf(), badges: [script] }
    expect(await codeOf(await fragmentOfJson({ page, proofs: [null], madeAt: MADE }))).toBe(
      'carry.link-damaged',
    )
  })

  it('is never a crash, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await codeOf(Buffer.from(bytes).toString('base64url'))).toMatch(/^carry\./)
      }),
    )
  })
})
