// Mailboxes and sessions: capabilities, bounds, ends, and that the host neither reads nor tells what it carries.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAILBOX_LIMITS, SESSION_LIMITS } from '../../src/contract/limits.ts'
import {
  closeMailbox,
  forgetLetter,
  openMailbox,
  readLetters,
  sendLetter,
} from '../../src/network/mailboxClient.ts'
import { beginSession, changeSession, endSession, lookAtSession } from '../../src/network/sessionClient.ts'
import { ENGINES } from './support/engines.ts'
import { DAY, OTHER_TOKEN, testHost, TOKEN, type TestHost } from './support/testHost.ts'

const HOUR = DAY / 24
const SECRET = 'nobody-reads-this'
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]

describe.each(ENGINES)('on %s', (engine) => {
  let host: TestHost
  let own: { fetch: typeof fetch; token: string }
  let other: { fetch: typeof fetch; token: string }
  beforeEach(async () => {
    host = await testHost({ engine })
    const ask = ((path: string, init: RequestInit) => host.ask(path, init)) as typeof fetch
    own = { fetch: ask, token: TOKEN }
    other = { fetch: ask, token: OTHER_TOKEN }
  })
  afterEach(() => host.close())

  const valueOf = async <T>(
    result: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
  ) => {
    const known = await result
    if (!known.ok) throw new Error(known.error.code)
    return known.value
  }
  const faultOf = async (result: Promise<{ ok: boolean; error?: { code: string } }>) =>
    (await result).error?.code

  describe('a mailbox', () => {
    it('takes letters from anyone with its address, and gives them to whoever holds its token', async () => {
      const box = await valueOf(openMailbox(own, 30))
      expect(box.expiresAt).toBe('2026-12-22T10:00:00.000Z')
      await valueOf(sendLetter({ fetch: own.fetch }, box.id, bytes('first')))
      host.pass(1000)
      await valueOf(sendLetter({ fetch: own.fetch }, box.id, bytes(SECRET)))
      const letters = await valueOf(readLetters(own, box.id))
      expect(letters.map(({ ciphertext }) => Buffer.from(ciphertext).toString())).toEqual(['first', SECRET])
      expect(letters[1]?.receivedAt).toBe('2026-11-22T10:00:01.000Z')
      for (const { id } of letters) await valueOf(forgetLetter(own, box.id, id))
      expect(await valueOf(readLetters(own, box.id))).toEqual([])
      expect(host.lines.join()).not.toContain(SECRET)
      expect(host.lines.join()).not.toContain(TOKEN)
      expect(host.lines.join()).not.toContain(box.id)
    })

    it('is empty once it was read, unless the reader asks to keep', async () => {
      const { id } = await valueOf(openMailbox(own, 1))
      await valueOf(sendLetter(own, id, bytes('one')))
      const read = async () => {
        const response = await host.ask(`/api/mailboxes/${id}`, { headers: bearer(TOKEN) })
        return ((await response.json()) as { messages: unknown[] }).messages.length
      }
      expect((await valueOf(readLetters(own, id))).length).toBe(1)
      // Of two readers at once, one has the letter.
      expect((await Promise.all([read(), read()])).sort()).toEqual([0, 1])
      expect(await read()).toBe(0)
      expect((await host.store.counts()).messages).toBe(0)
    })

    it('is one, however often it is asked for; a letter sent twice is one', async () => {
      const first = await valueOf(openMailbox(own, 30))
      host.pass(DAY)
      expect(await valueOf(openMailbox(own, 30))).toEqual(first)
      expect(await valueOf(openMailbox(other, 30))).not.toEqual(first)
      await Promise.all([1, 2, 3].map(() => sendLetter(own, first.id, bytes('same'))))
      expect(await valueOf(readLetters(own, first.id))).toHaveLength(1)
    })

    it('opens for its token only', async () => {
      const { id } = await valueOf(openMailbox(own, 30))
      expect(await faultOf(readLetters(other, id))).toBe('mailbox.wrong-token')
      expect(await faultOf(closeMailbox(other, id))).toBe('mailbox.wrong-token')
      expect(await faultOf(readLetters(own, 'A'.repeat(22)))).toBe('mailbox.unknown')
      expect(await faultOf(sendLetter(own, 'x', bytes('x')))).toBe('mailbox.unknown')
      expect(await codeOf(await host.ask(`/api/mailboxes/${id}`))).toEqual([401, 'mailbox.token-missing'])
      expect(await codeOf(await host.ask('/api/mailboxes', { method: 'POST' }))).toEqual([
        401,
        'mailbox.token-missing',
      ])
    })

    it('bounds letters in size and number, and its days', async () => {
      const { id } = await valueOf(openMailbox(own, 30))
      const most = new Uint8Array(MAILBOX_LIMITS.bytes)
      expect(await faultOf(sendLetter(own, id, new Uint8Array(MAILBOX_LIMITS.bytes + 1)))).toBe(
        'mailbox.too-large',
      )
      expect(await faultOf(sendLetter(own, id, new Uint8Array()))).toBe('mailbox.invalid')
      for (let count = 0; count < MAILBOX_LIMITS.messages; count += 1) {
        most[0] = count
        await valueOf(sendLetter(own, id, most))
      }
      expect(await faultOf(sendLetter(own, id, bytes('one more')))).toBe('mailbox.full')
      // One that is there already is no more.
      expect((await sendLetter(own, id, most)).ok).toBe(true)
      expect(await valueOf(readLetters(own, id))).toHaveLength(MAILBOX_LIMITS.messages)
      for (const days of [0, 31, 1.5, Number.NaN])
        expect(await faultOf(openMailbox(other, days))).toBe('mailbox.invalid')
    })

    it('ends when it is closed, and by itself', async () => {
      const closed = await valueOf(openMailbox(own, 30))
      await valueOf(sendLetter(own, closed.id, bytes('x')))
      await valueOf(closeMailbox(own, closed.id))
      await valueOf(closeMailbox(own, closed.id))
      expect(await faultOf(sendLetter(own, closed.id, bytes('y')))).toBe('mailbox.gone')
      expect(await faultOf(readLetters(own, closed.id))).toBe('mailbox.gone')
      expect(await faultOf(openMailbox(own, 30))).toBe('mailbox.gone')
      const left = await valueOf(openMailbox(other, 2))
      await valueOf(sendLetter(own, left.id, bytes('x')))
      host.pass(2 * DAY)
      expect(await faultOf(sendLetter(own, left.id, bytes('y')))).toBe('mailbox.gone')
      expect(await host.store.endExpired(new Date('2026-12-23T00:00:00Z'))).toBe(2)
      expect(await host.store.counts()).toMatchObject({ mailboxes: 0, messages: 0 })
      expect(await faultOf(sendLetter(own, left.id, bytes('y')))).toBe('mailbox.unknown')
    })

    it('stops a client who sends too many', async () => {
      const { id } = await valueOf(openMailbox(own, 30))
      const statuses = new Set<number>()
      for (let count = 0; count < 130; count += 1)
        statuses.add((await host.ask(`/api/mailboxes/${id}`, { method: 'POST', body: 'same' })).status)
      expect([...statuses]).toEqual([204, 429])
    })
  })

  describe('a session', () => {
    it('shows what its leader put there, until it is changed', async () => {
      const session = await valueOf(beginSession(own, bytes(SECRET), 2))
      expect(session.expiresAt).toBe('2026-11-22T12:00:00.000Z')
      const seen = await valueOf(lookAtSession({ fetch: own.fetch }, session.id))
      if (seen === 'unchanged') throw new Error('there was nothing before')
      expect([Buffer.from(seen.ciphertext).toString(), seen.etag, seen.expiresAt]).toEqual([
        SECRET,
        session.etag,
        session.expiresAt,
      ])
      expect(await valueOf(lookAtSession(own, session.id, seen.etag))).toBe('unchanged')
      host.pass(1000)
      const changed = await valueOf(changeSession(own, session, bytes('more')))
      expect(changed).toMatchObject({ id: session.id, expiresAt: session.expiresAt })
      expect(await valueOf(lookAtSession(own, session.id, seen.etag))).toMatchObject({ etag: changed.etag })
      expect(await faultOf(changeSession(own, session, bytes('late')))).toBe('session.changed-elsewhere')
      expect(host.lines.join()).not.toContain(SECRET)
      expect(host.lines.join()).not.toContain(session.id)
    })

    it('is one, however often it is begun', async () => {
      const first = await valueOf(beginSession(own, bytes('a'), 1))
      expect(await valueOf(beginSession(own, bytes('a'), 1))).toMatchObject({
        id: first.id,
        etag: first.etag,
      })
      const again = await host.ask(`/api/sessions/${first.id}`, {
        method: 'POST',
        headers: bearer(TOKEN),
        body: 'b',
      })
      expect(again.status).toBe(200)
      const foreign = await host.ask(`/api/sessions/${first.id}`, {
        method: 'POST',
        headers: bearer(OTHER_TOKEN),
        body: 'b',
      })
      expect(await codeOf(foreign)).toEqual([403, 'session.wrong-token'])
      expect((await host.store.counts()).sessions).toBe(1)
    })

    it('lets one of two changes win', async () => {
      const session = await valueOf(beginSession(own, bytes('a'), 1))
      const both = await Promise.all([
        changeSession(own, session, bytes('left')),
        changeSession(own, session, bytes('right')),
      ])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    })

    it('obeys its token only, and wants the version that was read', async () => {
      const { id, etag } = await valueOf(beginSession(own, bytes('a'), 1))
      expect(await faultOf(changeSession(other, { id, etag }, bytes('b')))).toBe('session.wrong-token')
      expect(await faultOf(endSession(other, id))).toBe('session.wrong-token')
      const put = (headers: Record<string, string>) =>
        host.ask(`/api/sessions/${id}`, { method: 'PUT', headers, body: 'b' })
      expect(await codeOf(await put({}))).toEqual([401, 'session.token-missing'])
      expect(await codeOf(await put(bearer(TOKEN)))).toEqual([428, 'session.condition-missing'])
      expect(await faultOf(lookAtSession(own, 'A'.repeat(22)))).toBe('session.unknown')
      expect(await codeOf(await host.ask('/api/sessions', { method: 'POST', body: 'x' }))).toEqual([
        401,
        'session.token-missing',
      ])
    })

    it('bounds its size and its hours', async () => {
      const tooMuch = new Uint8Array(SESSION_LIMITS.bytes + 1)
      expect(await faultOf(beginSession(own, tooMuch, 1))).toBe('session.too-large')
      expect(await faultOf(beginSession(own, new Uint8Array(), 1))).toBe('session.invalid')
      for (const hours of [0, 25, 1.5])
        expect(await faultOf(beginSession(own, bytes('a'), hours))).toBe('session.invalid')
      expect((await beginSession(own, tooMuch.subarray(1), 24)).ok).toBe(true)
    })

    it('ends when it is ended, and by itself', async () => {
      const { id } = await valueOf(beginSession(own, bytes('a'), 1))
      await valueOf(endSession(own, id))
      await valueOf(endSession(own, id))
      expect(await faultOf(lookAtSession(own, id))).toBe('session.gone')
      expect(await faultOf(beginSession(own, bytes('a'), 1))).toBe('session.gone')
      const late = await valueOf(beginSession(other, bytes('a'), 24))
      host.pass(24 * HOUR)
      expect(await faultOf(lookAtSession(own, late.id))).toBe('session.gone')
      expect(await host.store.endExpired(new Date('2026-11-24T00:00:00Z'))).toBe(2)
      expect(await faultOf(lookAtSession(own, late.id))).toBe('session.unknown')
    })
  })
})

describe('on the way', () => {
  const answering = (response: () => Response) => ({
    token: TOKEN,
    fetch: (() => Promise.resolve(response())) as typeof fetch,
  })
  const offline = { token: TOKEN, fetch: (() => Promise.reject(new TypeError('offline'))) as typeof fetch }

  it('what is no answer of ours is told apart from none at all', async () => {
    expect(await openMailbox(offline, 1)).toEqual({ ok: false, error: { code: 'host.unreachable' } })
    expect(await lookAtSession(offline, 'x')).toEqual({ ok: false, error: { code: 'host.unreachable' } })
    const unreadable = { ok: false, error: { code: 'host.unreadable' } }
    for (const body of ['<html>', '{}', '{"messages":[{"id":1}]}', '{"id":"x","expiresAt":"never"}']) {
      const access = answering(() => new Response(body))
      expect(await openMailbox(access, 1)).toEqual(unreadable)
      expect(await readLetters(access, 'x')).toEqual(unreadable)
      expect(await beginSession(access, bytes('a'), 1)).toEqual(unreadable)
      expect(await lookAtSession(access, 'x')).toEqual(unreadable)
    }
    const letter = { id: 'x', receivedAt: '2026-11-22T10:00:00Z', ciphertext: '%' }
    expect(
      await readLetters(
        answering(() => Response.json({ messages: [letter] })),
        'x',
      ),
    ).toEqual(unreadable)
    const proxy = answering(() => new Response('', { status: 502 }))
    expect(await sendLetter(proxy, 'x', bytes('a'))).toEqual({
      ok: false,
      error: { code: 'host.unreachable' },
    })
  })
})
