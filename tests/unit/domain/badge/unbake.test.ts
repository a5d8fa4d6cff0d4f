// What a file is by its content, and badges in plain text.
import { describe, expect, test } from 'vitest'
import { detect } from '../../../../src/domain/badge/detect.ts'
import { unbake, unbakeText } from '../../../../src/domain/badge/unbake.ts'
import {
  makeCredential,
  makePdf,
  makePng,
  makeSvg,
  makeTextChunk,
  makeToken,
  withChunks,
} from '../../../support/makeBadge.ts'

const text = JSON.stringify(makeCredential())
const token = makeToken({ uid: 'a' })
const bytesOf = (value: string) => new TextEncoder().encode(value)

describe('quirk 8: the content decides, not the name', () => {
  test.each([
    ['png', makePng()],
    ['svg', bytesOf(makeSvg())],
    ['svg', bytesOf('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>')],
    ['svgz', Uint8Array.of(0x1f, 0x8b, 8)],
    ['pdf', makePdf([])],
    ['pdf', bytesOf('\r\n junk %PDF-1.4')],
    ['json', bytesOf(` \r\n${text}`)],
    ['json', bytesOf(`\ufeff${text}`)],
    ['json', bytesOf('[1]')],
    ['jws', bytesOf(`${token}\n`)],
    ['url', bytesOf('https://a.example/b')],
    ['data-url', bytesOf('data:,x')],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20)],
    ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['gif', bytesOf('GIF89a')],
    ['webp', bytesOf('RIFF0000WEBPVP8 ')],
    ['html', bytesOf('<!DOCTYPE html><p>')],
    ['html', bytesOf('<html lang=en><body>')],
    ['text', bytesOf('www.example.org')],
    ['text', bytesOf('<note/>')],
    ['empty', new Uint8Array()],
    ['empty', bytesOf(' \n')],
    ['unknown', Uint8Array.of(1, 2, 3, 0, 4)],
  ])('%s', (kind, bytes) => {
    expect(detect(bytes)).toBe(kind)
  })

  test('UTF-16 with its mark is text like any other', async () => {
    const utf16 = new Uint8Array(Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]))
    expect(await unbake(utf16)).toEqual({
      ok: true,
      value: { container: 'json', payloads: [{ form: 'json', text }] },
    })
  })
})

describe('files that are something else', () => {
  test.each([
    ['unbake.photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['unbake.photo', bytesOf('GIF89a')],
    ['unbake.web-page', bytesOf('<!doctype html><title>x</title>')],
    ['unbake.archive', Uint8Array.of(0x50, 0x4b, 3, 4)],
    ['unbake.empty', new Uint8Array()],
    ['unbake.unknown', Uint8Array.of(0, 1, 2)],
    ['unbake.unknown', Uint8Array.of(0x1f, 0x8b, 8, 9, 9, 9)],
    ['unbake.text.no-badge', bytesOf('Dear Sir')],
  ])('%s', async (code, bytes) => {
    expect(await unbake(bytes)).toEqual({ ok: false, error: { code } })
  })

  test('more bytes than any badge', async () => {
    expect(await unbake(new Uint8Array(50 * 1024 * 1024 + 1))).toMatchObject({
      error: { code: 'unbake.too-large' },
    })
  })
})

describe('pasted text', () => {
  test.each([
    ['JSON', ` ${text}\n`, 'json', { form: 'json', text }],
    ['a token', token, 'jws', { form: 'jws', token }],
    [
      'a token broken over lines',
      `${token.slice(0, 20)}\n ${token.slice(20)}`,
      'jws',
      { form: 'jws', token },
    ],
    ['an address', 'https://a.example/b?c=d#e', 'url', { form: 'url', url: 'https://a.example/b?c=d#e' }],
    [
      'a message with one address',
      'My badge: https://a.example/b.',
      'url',
      { form: 'url', url: 'https://a.example/b' },
    ],
    [
      'data, percent-encoded',
      `data:application/json,${encodeURIComponent(text)}`,
      'json',
      { form: 'json', text },
    ],
    [
      'data, base64 with line breaks',
      `data:application/json;base64,${Buffer.from(text)
        .toString('base64')
        .replace(/(.{76})/g, '$1\n')}`,
      'json',
      { form: 'json', text },
    ],
  ])('%s', (_, pasted, container, payload) => {
    expect(unbakeText(pasted)).toEqual({ ok: true, value: { container, payloads: [payload] } })
  })

  test.each([
    ['two addresses', 'https://a.example https://b.example'],
    ['three words with dots', 'www.example.org'],
    ['another scheme', 'javascript:alert(1)'],
    ['a file address', 'file:///etc/passwd'],
    ['a token whose header is no JSON', 'YWJj.YWJj.YWJj'],
    ['words', 'hello'],
  ])('%s: no badge', (_, pasted) => {
    expect(unbakeText(pasted)).toEqual({ ok: false, error: { code: 'unbake.text.no-badge' } })
  })

  test('nothing, and too much', () => {
    expect(unbakeText(' \n')).toEqual({ ok: false, error: { code: 'unbake.empty' } })
    expect(unbakeText('{'.repeat(3 * 1024 * 1024))).toMatchObject({ error: { code: 'unbake.too-large' } })
  })
})

describe('quirk 9: pictures in data: URIs', () => {
  const picture = withChunks(makePng(), [makeTextChunk('compressed iTXt', 'openbadges', text)])
  const uri = `data:image/png;base64,${Buffer.from(picture)
    .toString('base64')
    .replace(/(.{60})/g, '$1\r\n')}`

  test('as bytes they are opened', async () => {
    expect(await unbake(bytesOf(uri))).toMatchObject({
      ok: true,
      value: { container: 'png', payloads: [{ form: 'json', text }] },
    })
  })

  test('as text they are named', () => {
    expect(unbakeText(uri)).toEqual({ ok: false, error: { code: 'unbake.text.picture' } })
  })

  test('one inside another is refused', async () => {
    expect(await unbake(bytesOf('data:,data:,data:,x'))).toEqual({
      ok: false,
      error: { code: 'unbake.text.no-badge' },
    })
  })
})
