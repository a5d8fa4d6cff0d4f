// The way out: direct, by the relay, shared, bounded, and never an exception.
import { describe, expect, it, vi } from 'vitest'
import { RELAY_FINAL_URL_HEADER } from '../../../src/contract/relay.ts'
import { createBrowserOutside, type BrowserOutsideOptions } from '../../../src/network/browserOutside.ts'
import { withDeadline } from '../../../src/network/withDeadline.ts'

const JSON_TYPE = { 'content-type': 'application/ld+json; charset=utf-8' }
const PROBLEM_TYPE = { 'content-type': 'application/problem+json' }
const url = 'https://issuer.example/key'

type Handler = (url: string, init: RequestInit) => Promise<Response> | Response

function outsideWith(handle: Handler, options: BrowserOutsideOptions = {}) {
  const fetch = vi.fn((input: RequestInfo | URL, init: RequestInit = {}) =>
    Promise.resolve(handle(String(input), init)),
  )
  const outside = createBrowserOutside({
    fetch: fetch as typeof globalThis.fetch,
    isSecurePage: true,
    isOnline: () => true,
    ...options,
  })
  return { outside, fetch, asked: () => fetch.mock.calls.map(([input]) => String(input)) }
}

const closedDoor = () => Promise.reject(new TypeError('Failed to fetch'))
const relayed = (body: string, status = 200) =>
  new Response(body, {
    status,
    headers: { ...JSON_TYPE, [RELAY_FINAL_URL_HEADER]: 'https://issuer.example/moved' },
  })
const isRelay = (address: string) => address.startsWith('/api/relay?url=')

describe('asking an address', () => {
  it('sends no cookies and no referrer, and gives back what came', async () => {
    const { outside, fetch } = outsideWith(() => new Response('{}', { status: 404, headers: JSON_TYPE }), {
      now: () => new Date('2026-03-03T10:00:00Z'),
    })
    expect(await outside.get(url, { accept: 'image/png' })).toEqual({
      reached: true,
      url,
      finalUrl: url,
      status: 404,
      mediaType: 'application/ld+json',
      body: new TextEncoder().encode('{}'),
      at: '2026-03-03T10:00:00.000Z',
      source: 'live',
    })
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-cache',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      headers: { Accept: 'image/png' },
    })
  })

  it('asks nothing when offline, and nothing but the web', async () => {
    const { outside, fetch } = outsideWith(closedDoor, { isOnline: () => false })
    expect(await outside.get(url)).toMatchObject({ reached: false, reason: 'offline' })
    expect(await outside.get('ftp://issuer.example')).toMatchObject({ reached: false, reason: 'not-allowed' })
    expect(await outside.get('nonsense')).toMatchObject({ reached: false, reason: 'not-allowed' })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('stops counting at the bound, announced or not, and does not try the relay then', async () => {
    const { outside, asked } = outsideWith(() => new Response('x'.repeat(100)))
    expect(await outside.get(url, { maxBytes: 99 })).toMatchObject({ reached: false, reason: 'too-large' })
    expect(await outside.get(url, { maxBytes: 100 })).toMatchObject({ reached: true })
    expect(asked()).toEqual([url, url])
    const announced = outsideWith(() => new Response('x', { headers: { 'content-length': '100' } }))
    expect(await announced.outside.get(url, { maxBytes: 99 })).toMatchObject({ reason: 'too-large' })
  })

  it('gives up after the time limit', async () => {
    const never: Handler = (_address, { signal }) =>
      new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      )
    const { outside } = outsideWith(never, { timeoutMs: 20 })
    expect(await outside.get(url)).toMatchObject({ reached: false, reason: 'timeout' })
  })
})

describe('the relay', () => {
  it('fetches what does not let browsers in, and http for an https page', async () => {
    const { outside, asked } = outsideWith((address) =>
      isRelay(address) ? relayed('{"a":1}') : closedDoor(),
    )
    expect(await outside.get(url)).toMatchObject({
      reached: true,
      url,
      finalUrl: 'https://issuer.example/moved',
      status: 200,
      mediaType: 'application/ld+json',
    })
    expect(await outside.get('http://issuer.example/a?b=c')).toMatchObject({ reached: true })
    expect(asked()).toEqual([
      url,
      `/api/relay?url=${encodeURIComponent(url)}`,
      `/api/relay?url=${encodeURIComponent('http://issuer.example/a?b=c')}`,
    ])
  })

  it('hands on the status of the issuer: gone is an answer', async () => {
    const { outside } = outsideWith((address) => (isRelay(address) ? relayed('', 410) : closedDoor()))
    expect(await outside.get(url)).toMatchObject({ reached: true, status: 410 })
  })

  it.each([
    ['relay.blocked-address', 'not-allowed'],
    ['relay.timeout', 'timeout'],
    ['relay.too-large', 'too-large'],
    ['relay.unreachable', 'refused'],
    ['host.too-many-requests', 'refused'],
    ['made-up', 'refused'],
  ])('says %s as %s', async (code, reason) => {
    const answer = () => new Response(JSON.stringify({ code }), { status: 502, headers: PROBLEM_TYPE })
    const { outside } = outsideWith((address) => (isRelay(address) ? answer() : closedDoor()))
    expect(await outside.get(url)).toMatchObject({ reached: false, reason })
  })

  it('is not asked again where there is none', async () => {
    const page = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
    const { outside, asked } = outsideWith((address) => (isRelay(address) ? page() : closedDoor()))
    expect(await outside.get(url)).toMatchObject({ reached: false, reason: 'refused' })
    expect(await outside.get('https://other.example')).toMatchObject({ reached: false, reason: 'refused' })
    expect(asked().filter(isRelay)).toHaveLength(1)
  })
})

describe('equal questions', () => {
  it('are asked once, at once and for a short while after', async () => {
    let now = 0
    const { outside, fetch } = outsideWith(() => new Response('{}', { headers: JSON_TYPE }), {
      now: () => new Date(now),
    })
    await Promise.all([outside.get(url), outside.get(url)])
    await outside.get(url)
    expect(fetch).toHaveBeenCalledTimes(1)
    await outside.get(url, { accept: 'image/png' })
    expect(fetch).toHaveBeenCalledTimes(2)
    now = 5 * 60_000 + 1
    await outside.get(url)
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  it('are asked again after a failure', async () => {
    let status = 503
    const { outside } = outsideWith(() => new Response('{}', { status }))
    expect(await outside.get(url)).toMatchObject({ status: 503 })
    status = 200
    expect(await outside.get(url)).toMatchObject({ status: 200 })
  })

  it('do not suffer when one of those who wait gives up', async () => {
    let answer: (response: Response) => void = () => undefined
    const { outside } = outsideWith(() => new Promise((resolve) => (answer = resolve)))
    const controller = new AbortController()
    const impatient = outside.get(url, { signal: controller.signal })
    const patient = outside.get(url)
    controller.abort()
    expect(await impatient).toMatchObject({ reached: false, reason: 'timeout' })
    answer(new Response('{}'))
    expect(await patient).toMatchObject({ reached: true })
  })

  it('end together at a deadline', async () => {
    const { outside } = outsideWith(() => new Promise(() => undefined))
    expect(await withDeadline(outside, 20).get(url)).toMatchObject({ reached: false, reason: 'timeout' })
  })
})
