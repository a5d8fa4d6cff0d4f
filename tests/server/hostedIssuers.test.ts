// Hosted badges from real issuers on this machine, at their best and at their worst, over real sockets.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createNodeOutside } from '../../src/cli/nodeOutside.ts'
import { examine, type Examined } from '../../src/domain/verification/examine.ts'
import { withDeadline } from '../../src/network/withDeadline.ts'
import { makeAssertion, makeBadgeClass, makePng } from '../support/makeBadge.ts'

let issuer: Server
let origin: string
let answers: Record<string, RequestListener>
let asked: string[]

beforeAll(async () => {
  issuer = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers[path]
    if (answer) answer(request, response)
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>')
  })
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`
})
afterAll(async () => {
  issuer.closeAllConnections()
  await new Promise((resolve) => issuer.close(resolve))
})
beforeEach(() => {
  asked = []
  answers = {
    '/assertion': json(() => assertion()),
    '/class': json(() => makeBadgeClass({ id: `${origin}/class`, issuer: `${origin}/issuer` })),
    '/issuer': json(() => ({ type: 'Profile', id: `${origin}/issuer`, name: 'Workshop', url: origin })),
  }
})

const assertion = (changes: object = {}) =>
  makeAssertion({ id: `${origin}/assertion`, badge: `${origin}/class`, ...changes })

function json(document: () => unknown, status = 200, type = 'application/json'): RequestListener {
  return (_, response) => response.writeHead(status, { 'content-type': type }).end(JSON.stringify(document()))
}

/** Examines a file with the badge; all questions end after so much time, far more than an honest issuer needs. */
function examineFile(milliseconds = 20_000): Promise<Examined> {
  const outside = withDeadline(createNodeOutside(), milliseconds)
  return examine(JSON.stringify(assertion()), outside)
}

const integrityOf = ({ report }: Examined) => report.checks.find(({ id }) => id === 'integrity')?.code

describe('an issuer as it should be', () => {
  test('class and issuer at addresses of their own', async () => {
    const examined = await examineFile()
    expect([examined.report.verdict, examined.badge?.issuer.name]).toEqual(['verified', 'Workshop'])
    expect(asked.sort()).toEqual(['/assertion', '/class', '/issuer'])
    expect(examined.snapshots).toHaveLength(3)
  })

  test.each(['text/html', 'text/plain', 'application/octet-stream', 'application/ld+json'])(
    'JSON that is called %s',
    async (type) => {
      answers['/assertion'] = json(() => assertion(), 200, type)
      expect((await examineFile()).report.verdict).toBe('verified')
    },
  )

  test('packed on the way', async () => {
    answers['/assertion'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(assertion())))
    expect((await examineFile()).report.verdict).toBe('verified')
  })

  test('JSON only for those who ask for it, a page for the others', async () => {
    answers['/assertion'] = (request, response) =>
      /json/.test(request.headers.accept ?? '')
        ? response.end(JSON.stringify(assertion()))
        : response.end('<!doctype html><html></html>')
    expect((await examineFile()).report.verdict).toBe('verified')
  })
})

describe('redirects', () => {
  const redirect = (to: string, status = 302): RequestListener => {
    return (_, response) => response.writeHead(status, { location: to }).end()
  }

  test.each([301, 302, 303, 307, 308])('%i to the badge', async (status) => {
    answers['/assertion'] = redirect('/moved', status)
    answers['/moved'] = json(() => assertion())
    expect((await examineFile()).report.verdict).toBe('verified')
  })

  test('without end', async () => {
    answers['/assertion'] = redirect('/assertion')
    const examined = await examineFile()
    expect([examined.report.verdict, integrityOf(examined)]).toEqual([
      'unverified',
      'integrity.hosted-out-of-reach',
    ])
  })

  test('to a badge with an address of its own: that place is asked', async () => {
    answers['/assertion'] = redirect('/other')
    answers['/other'] = json(() => assertion({ id: `${origin}/other` }))
    const examined = await examineFile()
    expect(examined.report.verdict).toBe('verified')
  })
})

describe('an issuer that says no', () => {
  test('410 takes the badge back, with and without words', async () => {
    answers['/assertion'] = (_, response) => response.writeHead(410).end()
    expect((await examineFile()).report.verdict).toBe('revoked')
    answers['/assertion'] = json(() => ({ revoked: true, revocationReason: 'A mistake' }), 410)
    const { report } = await examineFile()
    expect(report.checks.find(({ id }) => id === 'status')).toMatchObject({
      code: 'status.revoked',
      because: { reason: 'A mistake' },
    })
  })

  test('`revoked: true` takes it back, with whatever status', async () => {
    answers['/assertion'] = json(() => ({ id: `${origin}/assertion`, revoked: true }))
    expect((await examineFile()).report.verdict).toBe('revoked')
    answers['/assertion'] = json(() => ({ revoked: true }), 404)
    expect((await examineFile()).report.verdict).toBe('revoked')
  })

  test.each([400, 401, 403, 404, 429, 500, 502, 503])('%i leaves the question open', async (status) => {
    answers['/assertion'] = json(() => ({ message: 'no' }), status)
    const examined = await examineFile()
    expect([examined.report.verdict, integrityOf(examined)]).toEqual(['unverified', 'integrity.hosted-gone'])
    expect(examined.badge?.achievement.name).toBe('Welding') // Class and issuer still answer.
  })
})

describe('an issuer at its worst', () => {
  test.each<[string, () => RequestListener, string]>([
    [
      'a page in place of the badge',
      () => (_, response) => response.end('<!doctype html><html></html>'),
      'integrity.hosted-not-a-badge',
    ],
    [
      'a picture in place of the badge',
      () => (_, response) => response.end(makePng()),
      'integrity.hosted-not-a-badge',
    ],
    [
      'another document in place of the badge',
      () => json(() => ({ hello: 'world' })),
      'integrity.hosted-not-a-badge',
    ],
    ['nothing at all', () => (_, response) => response.end(), 'integrity.hosted-not-a-badge'],
    [
      'half an answer, and the line goes dead',
      () => (_, response) => {
        response.writeHead(200, { 'content-length': 5000 }).write(JSON.stringify(assertion()).slice(0, 100))
        setTimeout(() => response.destroy(), 20)
      },
      'integrity.hosted-out-of-reach',
    ],
    [
      'half an answer that claims to be whole',
      () => (_, response) => response.end(JSON.stringify(assertion()).slice(0, 100)),
      'integrity.hosted-not-a-badge',
    ],
    [
      'a line that goes dead at once',
      () => (request) => request.socket.destroy(),
      'integrity.hosted-out-of-reach',
    ],
    [
      'words that are no HTTP',
      () => (request) => request.socket.end('hello\r\n\r\n'),
      'integrity.hosted-out-of-reach',
    ],
    ['silence', () => () => undefined, 'integrity.hosted-out-of-reach'],
    [
      'one letter at a time',
      () => (_, response) => {
        const text = JSON.stringify(assertion())
        let at = 0
        const timer = setInterval(() => response.write(text[at++ % text.length]), 20)
        response.on('close', () => clearInterval(timer))
      },
      'integrity.hosted-out-of-reach',
    ],
    [
      'an answer without end',
      () => (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
        }
        response.on('drain', more)
        more()
      },
      'integrity.hosted-out-of-reach',
    ],
    [
      'a small answer that unpacks to a gigabyte',
      () => {
        const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
        return (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
      },
      'integrity.hosted-out-of-reach',
    ],
    [
      'JSON 5,000 levels deep',
      () => (_, response) => response.end('['.repeat(5000) + ']'.repeat(5000)),
      'integrity.hosted-not-a-badge',
    ],
  ])('%s', async (_, listener, code) => {
    answers['/assertion'] = listener()
    const examined = await examineFile(2000)
    expect([examined.report.verdict, integrityOf(examined)]).toEqual(['unverified', code])
    expect(examined.badge?.source).toMatchObject({ type: 'Assertion' })
  })

  test('slow, but there in time', async () => {
    answers['/assertion'] = (_, response) =>
      void setTimeout(() => response.end(JSON.stringify(assertion())), 300)
    expect((await examineFile()).report.verdict).toBe('verified')
  })

  test('the badge answers and its class does not: unchanged, not confirmed', async () => {
    answers['/class'] = () => undefined
    const { report } = await examineFile(3000)
    expect(report.verdict).toBe('intact')
  })
})

describe('a bare link', () => {
  test('to a page that names its badge', async () => {
    answers['/page'] = (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<!doctype html><html><head><link rel="alternate" type="application/json" href="/assertion"></head></html>',
        )
    const { report, payload } = await examine(`${origin}/page`, createNodeOutside())
    expect([report.verdict, payload]).toEqual(['verified', { form: 'url', url: `${origin}/assertion` }])
  })

  test('to nothing', async () => {
    const examined = await examine(`${origin}/nothing`, createNodeOutside())
    expect([examined.report.verdict, integrityOf(examined)]).toEqual(['unverified', 'integrity.hosted-gone'])
  })

  test('to a closed port', async () => {
    const examined = await examine('http://127.0.0.1:9/assertion', createNodeOutside())
    expect([examined.report.verdict, integrityOf(examined)]).toEqual([
      'unverified',
      'integrity.hosted-out-of-reach',
    ])
  })
})
