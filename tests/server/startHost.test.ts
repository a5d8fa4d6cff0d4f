// The host over real sockets: what only shows between two ends of a wire, and how it ends.
import { mkdtempSync, rmSync } from 'node:fs'
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
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'multipart/form-data; boundary=x' }
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
