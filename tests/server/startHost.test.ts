// The host over real sockets: what only shows between two ends of a wire, and how it ends.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { readConfig } from '../../src/server/config.ts'
import { startHost, type Host } from '../../src/server/startHost.ts'
import { sampleForm, sha256, SVG } from './support/samplePage.ts'
import { TOKEN } from './support/testHost.ts'

let directory: string
let host: Host
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'besace-start-'))
  const config = readConfig({ PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: directory })
  host = await startHost(
    { ...config, publicUrl: `http://127.0.0.1:${config.port}` },
    join(directory, 'no-app'),
  )
})
afterAll(() => rmSync(directory, { recursive: true }))

const publish = (token = TOKEN) =>
  fetch(`${host.url}/api/shares`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: sampleForm(),
  })

describe('a started host', () => {
  it('publishes and shows over the wire', async () => {
    const init = { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` }, body: sampleForm() }
    const receipt = (await (await fetch(`${host.url}/api/shares`, init)).json()) as ShareReceipt
    const page = await fetch(receipt.url, { headers: { 'accept-encoding': 'br' } })
    expect([page.status, page.headers.get('content-encoding')]).toEqual([200, 'br'])
    expect(await page.text()).toContain('Tutorer ses pairs')
    expect(await (await fetch(`${receipt.url}/files/${sha256(SVG)}`)).text()).toBe(SVG)
    const head = await fetch(receipt.url, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
    expect(head.headers.get('etag')).toBe(`"${receipt.etag}"`)
    const font = await fetch(`${host.url}/fonts/atkinson-ext.woff2`)
    expect([
      font.status,
      Buffer.from(await font.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ]).toEqual([200, 'wOF2'])
  })

  it('answers a page the short way as it does the long way', async () => {
    const { id } = (await (await publish()).json()) as ShareReceipt
    const ask = async (method: string, headers: Record<string, string>) => {
      const response = await fetch(`${host.url}/s/${id}`, { method, headers })
      const ours = [...response.headers].filter(([name]) => !/^(date|connection|keep-alive)$/.test(name))
      return [response.status, Object.fromEntries(ours.sort())]
    }
    for (const encoding of ['identity', 'br', 'gzip, br;q=0']) {
      const headers = { 'accept-encoding': encoding }
      // HEAD goes the long way.
      const [status, long] = await ask('HEAD', headers)
      expect([encoding, await ask('GET', headers)]).toEqual([encoding, [status, long]])
      const fresh = { ...headers, 'if-none-match': (long as Record<string, string>)['etag'] ?? '' }
      const [freshStatus] = await ask('GET', fresh)
      expect([encoding, freshStatus]).toEqual([encoding, 304])
    }
    const remove = await fetch(`${host.url}/api/shares/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    expect(remove.status).toBe(204)
    const gone = await fetch(`${host.url}/s/${id}`)
    expect([gone.status, gone.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8'])
    expect((await fetch(`${host.url}/s/${'A'.repeat(22)}`)).status).toBe(404)
    expect((await fetch(`${host.url}/s/x`)).status).toBe(404)
    const metrics = await (await fetch(`${host.url}/metrics`)).text()
    expect(metrics).toMatch(/besace_requests_total\{method="GET",route="\/s\/:id",status="304"\} 3/)
  })

  it('takes nothing from a body that is shorter than it says', async () => {
    const form = new Request('http://x/', { method: 'POST', body: sampleForm() })
    const body = Buffer.from(await form.arrayBuffer())
    const type = form.headers.get('content-type') ?? ''
    await new Promise<void>((resolve) => {
      const headers = {
        authorization: `Bearer ${'C'.repeat(42)}E`,
        'content-type': type,
        'content-length': String(body.length + 500),
      }
      const sent = request(`${host.url}/api/shares`, { method: 'POST', headers })
      sent.on('error', () => undefined)
      sent.on('close', () => resolve())
      sent.write(body, () => setTimeout(() => sent.destroy(), 200))
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const metrics = await (await fetch(`${host.url}/metrics`)).text()
    expect(metrics).toMatch(/^besace_shares 0$/m)
    expect(readdirSync(join(directory, 'uploads'))).toEqual([])
  })

  it('stops taking a body without a length once it is too much', async () => {
    expect(await sendEndlessly()).toBe(413)
    expect((await fetch(`${host.url}/health`)).status).toBe(200)
  })

  it('lets go of everything when it is closed', async () => {
    await host.close()
    await expect(fetch(`${host.url}/health`)).rejects.toThrow()
  })
})

/** Chunked, without end; the status that comes back. */
function sendEndlessly(): Promise<number> {
  const headers = {
    authorization: `Bearer ${'D'.repeat(42)}E`,
    'content-type': 'multipart/form-data; boundary=x',
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${host.url}/api/shares`, { method: 'POST', headers })
    let isAnswered = false
    sent.once('response', (response) => {
      isAnswered = true
      resolve(response.statusCode ?? 0)
      sent.destroy()
    })
    sent.on('error', (error) => !isAnswered && reject(error))
    sent.write('--x\r\ncontent-disposition: form-data; name="page"; filename="p"\r\n\r\n')
    const more = () =>
      !isAnswered && !sent.destroyed && sent.write(Buffer.alloc(1024 * 1024), () => setImmediate(more))
    more()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
