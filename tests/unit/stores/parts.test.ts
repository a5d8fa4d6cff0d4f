// The small parts of the stores: evidence drafts, plain text, shared runs, early settings.
import { describe, expect, it } from 'vitest'
import { PLAIN_READING } from '../../../src/stores/readingSettings.ts'
import { keepEarlySettings, readEarlySettings } from '../../../src/stores/earlySettings.ts'
import { checkEvidence, webAddress } from '../../../src/stores/evidenceDraft.ts'
import { plainText } from '../../../src/stores/plainText.ts'
import { sharedAddress } from '../../../src/stores/sharedAddress.ts'
import { sharedRun } from '../../../src/stores/sharedRun.ts'

describe('checkEvidence', () => {
  const file = (name: string, type: string, size = 1) => ({
    kind: 'file' as const,
    title: '',
    text: '',
    file: Object.defineProperty(new File(['x'], name, { type }), 'size', { value: size }),
  })
  const codeOf = (draft: Parameters<typeof checkEvidence>[0]) => {
    const result = checkEvidence(draft)
    return result.ok ? 'ok' : result.error.code
  }

  it.each([
    ['photo.png', 'image/png', 'ok'],
    ['voice.m4a', 'audio/mp4', 'ok'],
    ['notes.txt', 'text/plain; charset=utf-8', 'ok'],
    ['scan.PDF', '', 'ok'],
    ['page.html', 'text/html', 'evidence.type-refused'],
    ['thing', '', 'evidence.type-refused'],
    ['film.mp4', 'video/mp4', 'evidence.type-refused'],
  ])('%s %s', (name, type, expected) => {
    expect(codeOf(file(name, type))).toBe(expected)
  })

  it('bounds the size at 20 MB', () => {
    expect(codeOf(file('a.png', 'image/png', 20 * 1024 * 1024))).toBe('ok')
    expect(codeOf(file('a.png', 'image/png', 20 * 1024 * 1024 + 1))).toBe('evidence.too-large')
  })

  it('wants something to be there', () => {
    expect(codeOf({ kind: 'text', title: ' ', text: '' })).toBe('evidence.empty')
    expect(codeOf({ kind: 'file', title: 'a', text: '' })).toBe('evidence.no-file')
    expect(codeOf({ kind: 'link', title: 'a', text: '' })).toBe('evidence.not-a-link')
  })

  it.each([
    ['example.org/me', 'https://example.org/me'],
    [' http://example.org ', 'http://example.org/'],
    ['javascript:alert(1)', undefined],
    ['my portfolio', undefined],
    ['portfolio', undefined],
  ])('reads %s as a link', (typed, expected) => {
    expect(webAddress(typed)).toBe(expected)
  })
})

describe('plainText', () => {
  it.each([
    ['**Bake** a [cake](https://example.org)', 'Bake a cake'],
    ['## Title\n\n* one\n* two', 'Title\n\n* one\n* two'],
    ['<p>Hello<br>there</p><script>x</script>', 'Hello\nthere\nx'],
    ['a < b and 2 * 3 * 4', 'a < b and 2 * 3 * 4'],
    ['![logo](https://e.org/a.png) Name', 'logo Name'],
  ])('%s', (marked, expected) => {
    expect(plainText(marked)).toBe(expected)
  })
})

describe('sharedRun', () => {
  it('joins a run under way, and begins afresh when the latest must be seen', async () => {
    let started = 0
    let finish: () => void = () => undefined
    const run = sharedRun(() => {
      const number = ++started
      return new Promise<number>((resolve) => (finish = () => resolve(number)))
    })
    const first = run()
    expect(run()).toBe(first)
    const again = run.again()
    expect(run.again()).toBe(again)
    finish()
    expect(await first).toBe(1)
    await Promise.resolve()
    finish()
    expect(await again).toBe(2)
    expect(started).toBe(2)
  })

  it('goes on after a failure', async () => {
    let tries = 0
    const run = sharedRun(() => (++tries === 1 ? Promise.reject(new Error('once')) : Promise.resolve(tries)))
    const first = run()
    const second = run.again()
    await expect(first).rejects.toThrow('once')
    expect(await second).toBe(2)
  })
})

describe('early settings', () => {
  it('come back as they were kept, and never as anything else', () => {
    const kept = new Map<string, string>()
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    const nothing = { language: undefined, theme: 'system', reading: PLAIN_READING }
    expect(readEarlySettings(store)).toEqual(nothing)
    const reading = { ...PLAIN_READING, size: '150', spacing: 'wider', ruler: true } as const
    keepEarlySettings({ language: 'fr-x-falc', theme: 'dark', reading }, store)
    expect(readEarlySettings(store)).toEqual({ language: 'fr-x-falc', theme: 'dark', reading })
    for (const [key] of kept)
      kept.set(key, '{"language":"xx","theme":7,"reading":{"size":"900","font":1,"still":"yes"}}')
    expect(readEarlySettings(store)).toEqual(nothing)
    for (const [key] of kept) kept.set(key, 'null')
    expect(readEarlySettings(store)).toEqual(nothing)
    for (const [key] of kept) kept.set(key, 'not json')
    expect(readEarlySettings(store)).toEqual(nothing)
  })
})

describe('an address on a page', () => {
  it.each(['https://a.example/x?y=z#w', 'http://né.example'])('may be %s', (address) => {
    expect(sharedAddress(address)).toBe(address)
  })

  it.each([
    undefined,
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    '//a.example',
    'https://a.example/\u202e',
    `https://a.example/${'x'.repeat(2048)}`,
  ])('is none: %s', (address) => {
    expect(sharedAddress(address)).toBeUndefined()
  })
})
