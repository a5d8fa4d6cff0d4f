// The write token and what follows from it; the paths and problems both sides share.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { relayPathFor, shareBadgePath, shareCheckPath, shareDataPath } from '../../../src/contract/paths.ts'
import { isProblemCode, problemOf, PROBLEMS } from '../../../src/contract/problems.ts'
import { readShareReceipt } from '../../../src/contract/readShareReceipt.ts'
import {
  hashWriteToken,
  isShareId,
  isWriteToken,
  makeWriteToken,
  shareIdOf,
} from '../../../src/contract/writeToken.ts'

const filled = (value: number) => (length: number) => new Uint8Array(length).fill(value)

describe('a write token', () => {
  it('is 256 bits in base64url', () => {
    for (const value of [0, 0xfb, 0xff]) {
      const token = makeWriteToken(filled(value))
      expect(isWriteToken(token)).toBe(true)
      expect(Buffer.from(token, 'base64url')).toEqual(Buffer.alloc(32, value))
    }
    for (const wrong of [
      '',
      'a'.repeat(42),
      'a'.repeat(44),
      `${'a'.repeat(42)}=`,
      `${'a'.repeat(42)}+`,
      7,
      null,
    ]) {
      expect(isWriteToken(wrong)).toBe(false)
    }
  })

  it('leads to one share, the same for the device and the host', async () => {
    const token = makeWriteToken(filled(1))
    const hash = createHash('sha256').update(token).digest('hex')
    expect(await hashWriteToken(token)).toBe(hash)
    const id = createHash('sha256').update(`besace-share:${hash}`).digest('base64url').slice(0, 22)
    expect(await shareIdOf(hash)).toBe(id)
    expect([isShareId(id), isShareId(`${id}a`), isShareId('../x'), isShareId(undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

it('builds each path in one way', () => {
  expect(shareDataPath('x')).toBe('/s/x.json')
  expect(shareBadgePath('x', 2)).toBe('/s/x/badges/2')
  expect(shareCheckPath('x')).toBe('/check#share=x')
  expect(relayPathFor('https://a.example/?b=c&d#e')).toBe(
    '/api/relay?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d%23e',
  )
})

it('knows its problems, and only them', () => {
  expect(problemOf('share.invalid', 'title')).toEqual({
    type: 'urn:besace:problem:share.invalid',
    title: 'The page is not of the agreed form',
    status: 422,
    code: 'share.invalid',
    detail: 'title',
  })
  for (const code of Object.keys(PROBLEMS))
    expect(code).toMatch(/^(share|relay|host|mailbox|session)(\.[a-z]+(-[a-z]+)*)$/)
  for (const code of ['constructor', 'toString', '', 7]) expect(isProblemCode(code)).toBe(false)
})

describe('a receipt', () => {
  const receipt = {
    id: 'A'.repeat(22),
    url: 'https://besace.example/s/x',
    publishedAt: '2026-11-22T10:00:00Z',
    updatedAt: '2026-11-22T10:00:00Z',
    expiresAt: '2026-12-22T10:00:00Z',
    etag: 'e',
  }
  it('is read as it is, without what is not agreed', () => {
    expect(readShareReceipt({ ...receipt, more: 1 })).toEqual(receipt)
  })
  it.each(Object.keys(receipt))('is none without %s', (key) => {
    expect(readShareReceipt({ ...receipt, [key]: undefined })).toBeUndefined()
    expect(readShareReceipt({ ...receipt, [key]: 7 })).toBeUndefined()
  })
  it('is none when it is no object', () => {
    for (const value of [null, undefined, [], 'x']) expect(readShareReceipt(value)).toBeUndefined()
  })
})
