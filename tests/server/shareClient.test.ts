// The app's side of publishing against the host's real routes: what one says the other understands.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../src/contract/problems.ts'
import { changeShare, publishShare, takeDownShare, type ShareFiles } from '../../src/network/shareClient.ts'
import english from '../../src/i18n/locales/en/faults.json'
import french from '../../src/i18n/locales/fr/faults.json'
import { ENGINES } from './support/engines.ts'
import { fileOf, sampleBadge, sampleDraft, sha256, SVG } from './support/samplePage.ts'
import { OTHER_TOKEN, testHost, TOKEN, type TestHost } from './support/testHost.ts'

const filesOf = (...contents: string[]): ShareFiles =>
  new Map(
    contents.map((text) => [
      sha256(text),
      { bytes: new TextEncoder().encode(text).buffer, mediaType: 'text/plain' },
    ]),
  )
const FILES = filesOf('{"badge":1}', SVG)

describe.each(ENGINES)('on %s', (engine) => {
  let host: TestHost
  let requests: { method: string; path: string; parts: string[] }[]
  beforeEach(async () => {
    host = await testHost({ engine })
    requests = []
  })
  afterEach(() => host.close())

  const fetchFromHost: typeof fetch = async (input, init) => {
    const parts = init?.body instanceof FormData ? [...init.body.keys()] : []
    requests.push({ method: init?.method ?? 'GET', path: String(input), parts })
    return host.app.request(String(input), init)
  }
  const access = { fetch: fetchFromHost, token: TOKEN }
  const answering = (response: () => Response) => ({
    token: TOKEN,
    fetch: (() => Promise.resolve(response())) as typeof fetch,
  })

  describe('publishing from a device', () => {
    it('publishes, changes and takes down', async () => {
      const published = await publishShare(access, sampleDraft(), FILES)
      if (!published.ok) throw new Error(published.error.code)
      const { id, etag } = published.value
      const draft = sampleDraft({
        badges: [sampleBadge(), sampleBadge({ original: fileOf('{"badge":2}', 'application/json') })],
      })
      requests = []
      const changed = await changeShare(
        access,
        { id, etag },
        { draft, files: filesOf('{"badge":1}', SVG, '{"badge":2}') },
      )
      expect(changed.ok && changed.value.etag !== etag).toBe(true)
      expect(requests.map(({ method, parts }) => [method, parts])).toEqual([
        ['GET', []],
        ['PUT', ['page', `file-${sha256('{"badge":2}')}`]],
      ])
      const stale = await changeShare(access, { id, etag }, { draft: sampleDraft(), files: FILES })
      expect(stale).toEqual({ ok: false, error: { code: 'share.changed-elsewhere' } })
      const forced = await changeShare(access, { id }, { draft: sampleDraft(), files: FILES })
      expect(forced.ok).toBe(true)
      expect(await takeDownShare({ ...access, token: OTHER_TOKEN }, id)).toEqual({
        ok: false,
        error: { code: 'share.wrong-token' },
      })
      expect(await takeDownShare(access, id)).toEqual({ ok: true, value: undefined })
      expect(await publishShare(access, sampleDraft(), FILES)).toEqual({
        ok: false,
        error: { code: 'share.gone' },
      })
    })

    it('sends all files when what is held cannot be known', async () => {
      const published = await publishShare(access, sampleDraft(), FILES)
      if (!published.ok) throw new Error(published.error.code)
      const blind = (input: RequestInfo | URL, init?: RequestInit) =>
        String(input).endsWith('.json')
          ? Promise.reject(new TypeError('offline'))
          : fetchFromHost(input, init)
      const changed = await changeShare({ ...access, fetch: blind as typeof fetch }, published.value, {
        draft: sampleDraft({ title: 'Autre' }),
        files: FILES,
      })
      expect(changed.ok).toBe(true)
    })

    it('tells apart what can go wrong on the way', async () => {
      const codeFrom = async (response: () => Response) => {
        const result = await publishShare(answering(response), sampleDraft(), FILES)
        return result.ok ? 'published' : result.error.code
      }
      const offline = {
        token: TOKEN,
        fetch: (() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch,
      }
      expect(await publishShare(offline, sampleDraft(), FILES)).toEqual({
        ok: false,
        error: { code: 'share.host-unreachable' },
      })
      expect(await takeDownShare(offline, 'x')).toEqual({
        ok: false,
        error: { code: 'share.host-unreachable' },
      })
      expect(await codeFrom(() => new Response('<html>', { status: 200 }))).toBe('share.host-unreadable')
      expect(await codeFrom(() => Response.json({ id: 'x' }))).toBe('share.host-unreadable')
      expect(await codeFrom(() => new Response('<html>', { status: 413 }))).toBe('share.too-large')
      expect(await codeFrom(() => new Response('<html>', { status: 404 }))).toBe('share.host-unreadable')
      expect(await codeFrom(() => new Response('', { status: 502 }))).toBe('share.host-unreachable')
      expect(await codeFrom(() => Response.json({ code: 'share.invalid' }, { status: 422 }))).toBe(
        'share.invalid',
      )
      expect(await codeFrom(() => Response.json({ code: 'toString' }, { status: 422 }))).toBe(
        'share.host-unreadable',
      )
    })

    it('has a sentence for each code that a learner may meet, in both languages', () => {
      const codes = Object.keys(PROBLEMS).filter((code) => !code.startsWith('relay.'))
      for (const code of [...codes, 'share.host-unreachable', 'share.host-unreadable']) {
        expect([code, code in english, code in french]).toEqual([code, true, true])
      }
    })
  })
})
