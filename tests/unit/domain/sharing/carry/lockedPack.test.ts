// A page behind its password: whole when it is right, a code when it is not or when one bit is another.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPack, sealPack } from '../../../../../src/domain/sharing/carry/lockedPack.ts'
import { isFitPassword, proposePassword } from '../../../../../src/domain/sharing/carry/pagePassword.ts'
import type { SharePage } from '../../../../../src/domain/sharing/sharePage.ts'
import { sampleBadge, sha256, SVG } from '../../../../server/support/samplePage.ts'

const PASSWORD = 'motinou-dakiza-pelango'
const page: SharePage = {
  language: 'fr',
  title: 'Animatrice numérique',
  person: 'Amina Koné',
  preamble: '',
  badges: [sampleBadge()],
}
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const bytesOf = (text: string) => new TextEncoder().encode(text).buffer

function seal(content = SVG, password = PASSWORD): Promise<Blob> {
  const files = new Map([[sha256(content), { bytes: bytesOf(content), mediaType: 'image/svg+xml' }]])
  return sealPack(page, files, { password, random, iterations: 600_000 })
}
async function codeOf(pack: Blob, password = PASSWORD): Promise<string> {
  const opened = await openPack(pack, password)
  return opened.ok ? 'ok' : opened.error.code
}

describe('a locked page', () => {
  it('comes out whole, and shows nothing before', async () => {
    const pack = await seal()
    const text = Buffer.from(await pack.arrayBuffer()).toString('latin1')
    for (const word of ['Animatrice', 'Amina', 'Tutorer', sha256(SVG), 'svg'])
      expect(text).not.toContain(word)
    const opened = await openPack(pack, `  ${PASSWORD} `)
    if (!opened.ok) throw new Error(opened.error.code)
    expect(opened.value.page).toEqual(JSON.parse(JSON.stringify(page)))
    const [[name, bytes] = []] = [...opened.value.files]
    expect(name).toBe(sha256(SVG))
    expect(new TextDecoder().decode(bytes)).toBe(SVG)
  })

  it('stays shut for another password', async () => {
    const pack = await seal()
    expect(await codeOf(pack, `${PASSWORD}x`)).toBe('locked.wrong-password')
    expect(await codeOf(pack, '')).toBe('locked.wrong-password')
  })

  it('is never sealed the same way twice', async () => {
    const [one, other] = await Promise.all([seal(), seal()])
    expect(sha256(new Uint8Array(await one.arrayBuffer()))).not.toBe(
      sha256(new Uint8Array(await other.arrayBuffer())),
    )
  })

  it('is found out when it was cut or changed, wherever', async () => {
    const bytes = new Uint8Array(await (await seal()).arrayBuffer())
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.boolean(), async (at, isCut) => {
        const changed = isCut ? bytes.slice(0, at) : bytes.with(at, (bytes[at] ?? 0) ^ 1)
        expect(await codeOf(new Blob([changed]))).toMatch(/^locked\.(damaged|newer|wrong-password)$/)
      }),
      { numRuns: 25 },
    )
    expect(await codeOf(new Blob([bytes.with(bytes.length - 40, (bytes.at(-40) ?? 0) ^ 1)]))).toBe(
      'locked.damaged',
    )
    expect(await codeOf(new Blob(['besace-locked/2\n', bytes.slice(16)]))).toBe('locked.newer')
  })
})

describe('a password', () => {
  it('is twelve characters at least, and no row of them', () => {
    for (const weak of ['', 'court', 'abcdefghijk', '123456789012', 'aaaaaaaaaaaaaa', '           a']) {
      expect(isFitPassword(weak), weak).toBe(false)
    }
    for (const fit of ['le chat dort là', 'Tr0ubadour&3x']) expect(isFitPassword(fit), fit).toBe(true)
  })

  it('is proposed as three words that can be said', () => {
    for (let round = 0; round < 50; round++) {
      const proposed = proposePassword(random)
      expect(proposed).toMatch(/^[a-z]+-[a-z]+-[a-z]+$/)
      expect(isFitPassword(proposed), proposed).toBe(true)
    }
  })
})
