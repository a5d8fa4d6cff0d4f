// How the service worker answers: the app from the device, the host's own paths always from the host.
import { describe, expect, it } from 'vitest'
import { wayOf } from '../../../src/pwa/routing.ts'

const origin = 'https://besace.test'
const kept = new Set([`${origin}/assets/app-1.js`, `${origin}/index.html`, `${origin}/first-paint.js`])
const ask = (path: string, mode = 'cors', method = 'GET') =>
  wayOf({ method, mode, url: new URL(path, origin).href }, origin, kept)

describe('the way of a request', () => {
  it.each(['/', '/badges/4', '/sharing/new', '/check#share=abc', '/somewhere-else', '/shares'])(
    'opens the app at %s',
    (path) => expect(ask(path, 'navigate')).toBe('page'),
  )
  it.each([
    '/s/abc',
    '/s/abc/badges/1',
    '/s/abc.json',
    '/api/shares',
    '/api/relay?url=x',
    '/health',
    '/metrics',
    '/fonts/bricolage.woff2',
    '/api',
    '/s/',
  ])('leaves %s to the host', (path) => {
    expect(ask(path, 'navigate')).toBe('network')
    expect(ask(path)).toBe('network')
  })
  it('answers kept files from the device, whatever the query', () => {
    expect(ask('/assets/app-1.js')).toBe('kept')
    expect(ask('/first-paint.js?x=1')).toBe('kept')
  })
  it('keeps other built files once they were used', () => {
    expect(ask('/assets/large-2.json')).toBe('keep-when-used')
  })
  it('takes what the share sheet posts, and only that', () => {
    expect(ask('/share-target', 'navigate', 'POST')).toBe('share')
    expect(ask('/share-target?url=https://a.example', 'navigate')).toBe('page')
    expect(ask('/share-target/else', 'navigate', 'POST')).toBe('network')
    expect(ask('https://issuer.test/share-target', 'navigate', 'POST')).toBe('network')
  })
  it('touches neither writing, nor other sites, nor files opened as pages', () => {
    expect(ask('/', 'navigate', 'POST')).toBe('network')
    expect(ask('https://issuer.test/assets/app-1.js')).toBe('network')
    expect(ask('/icons/icon-192.png', 'navigate')).toBe('network')
    expect(ask('/manifest-fr.webmanifest')).toBe('network')
  })
})
