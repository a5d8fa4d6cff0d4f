// What comes in: forms cut anywhere, lines before a door, a full disk, and a folder that is empty afterwards.
import { mkdirSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLine } from '../../src/server/middleware/line.ts'
import { boundaryOf, MultipartError, readMultipart } from '../../src/server/shares/multipart.ts'
import { bytesOf, createSpool } from '../../src/server/shares/spool.ts'
import { batched } from '../../src/server/store/batched.ts'
import { openSqliteStore } from '../../src/server/store/openSqliteStore.ts'
import { fileOf, sampleBadge, sampleDraft, sampleForm, sha256 } from './support/samplePage.ts'
import { OTHER_TOKEN, testHost, TOKEN, type TestHost } from './support/testHost.ts'

async function* cut(body: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1)
    yield body.slice(at, at + size)
    at += size
  }
}

async function partsOf(body: Uint8Array, boundary: string, sizes: readonly number[]) {
  const parts: [name: string, content: string][] = []
  await readMultipart(cut(body, sizes), boundary, (name) => {
    const chunks: Uint8Array[] = []
    return {
      write: (bytes) => void chunks.push(Uint8Array.from(bytes)),
      end: () => void parts.push([name, Buffer.concat(chunks).toString('latin1')]),
    }
  })
  return parts
}

describe('a form', () => {
  it('is the same wherever the wire cuts it, whatever is in it', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('\r\n', '\r\n--', '--', '\r\n--bound', '\r\n--boundar', 'bound\r\n\r\n', '\r', '-'),
    )
    const content = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), sizes, async (contents, chunks) => {
        const bytes = contents.map((text) => Buffer.from(text))
        fc.pre(bytes.every((part) => !part.includes('\r\n--boundary')))
        const head = (index: number) =>
          `--boundary\r\nContent-Disposition: form-data; name="n${index}"\r\n\r\n`
        const body = Buffer.concat([
          ...bytes.flatMap((part, index) => [Buffer.from(head(index)), part, Buffer.from('\r\n')]),
          Buffer.from('--boundary--\r\n'),
        ])
        const wanted = bytes.map((part, index) => [`n${index}`, part.toString('latin1')])
        expect(await partsOf(body, 'boundary', chunks)).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('is read as browsers write it', async () => {
    const form = new FormData()
    form.append('page', 'é "\r\n')
    form.append('a"b', new Blob(['x'.repeat(100_000)]), 'é.png')
    const request = new Request('http://x/', { method: 'POST', body: form })
    const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? ''
    const parts = await partsOf(new Uint8Array(await request.arrayBuffer()), boundary, [65_536])
    expect(parts.map(([name, content]) => [name, content.length])).toEqual([
      ['page', 6],
      ['a"b', 100_000],
    ])
  })

  it.each([
    ['nothing', ''],
    ['no end', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
    ['another boundary', '--c\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--c--'],
    ['a part without a name', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--'],
    ['a part that is no form data', '--b\r\nContent-Disposition: attachment; name="a"\r\n\r\nx\r\n--b--'],
    ['headers without end', `--b\r\n${'x'.repeat(9000)}\r\n\r\nx\r\n--b--`],
    ['words after a delimiter', '--b words\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--'],
  ])('is none with %s', async (_, body) => {
    for (const size of [1, 7, 10_000])
      await expect(partsOf(Buffer.from(body), 'b', [size])).rejects.toThrow(MultipartError)
  })

  it('names its boundary, or is another type', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
    expect(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b"')).toBe('a b')
    for (const type of [
      undefined,
      '',
      'text/plain; boundary=a',
      'multipart/form-data',
      'multipart/form-data; boundary=',
    ])
      expect([type, boundaryOf(type)]).toEqual([type, undefined])
  })
})

describe('a line before a door', () => {
  it('lets in as many as fit, then one for each that leaves, in order', async () => {
    const enter = createLine(2, { waiting: 2, within: 5000 })
    const [first, second] = [await enter(), await enter()]
    const third = enter()
    const fourth = enter()
    expect(await enter()).toBeUndefined()
    first?.()
    first?.() // Going twice frees one place.
    const leaveThird = await third
    expect(leaveThird).toBeDefined()
    second?.()
    const leaveFourth = await fourth
    leaveThird?.()
    leaveFourth?.()
    expect(await enter()).toBeDefined()
  })

  it('sends away who waits too long', async () => {
    const enter = createLine(1, { waiting: 1, within: 20 })
    const leave = await enter()
    expect(await enter()).toBeUndefined()
    leave?.()
    expect(await enter()).toBeDefined()
  })
})

describe('questions that are asked together', () => {
  it('join only before they are sent', async () => {
    const asked: string[][] = []
    let answer = () => undefined as void
    const find = batched(
      async (keys) => {
        asked.push(keys)
        await new Promise<void>((resolve) => (answer = resolve))
        return new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key} ${asked.length}`]))
      },
      { atOnce: 1, most: 3 },
    )
    const first = Promise.all([find('a'), find('a'), find('none')])
    await new Promise((resolve) => setTimeout(resolve, 5))
    const later = find('a')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(asked).toEqual([['a', 'none']])
    answer()
    expect(await first).toEqual(['a 1', 'a 1', undefined])
    await new Promise((resolve) => setTimeout(resolve, 5))
    answer()
    expect(await later).toBe('a 2')
  })

  it('fail together, and are asked anew afterwards', async () => {
    let fails = true
    const find = batched(
      (keys) => {
        if (fails) throw new Error('gone')
        return new Map(keys.map((key) => [key, key]))
      },
      { atOnce: 2, most: 10 },
    )
    const settled = await Promise.allSettled([find('a'), find('b')])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    fails = false
    expect(await find('a')).toBe('a')
  })
})

describe('the folder of uploads', () => {
  let host: TestHost
  beforeEach(async () => {
    host = await testHost()
  })
  afterEach(() => host.close())
  const left = () => readdirSync(join(host.directory, 'uploads'))

  it('is empty after every upload, good or bad', async () => {
    expect((await host.publish()).status).toBe(201)
    expect((await host.publish(sampleForm(sampleDraft(), []), OTHER_TOKEN)).status).toBe(422)
    const headers = {
      authorization: `Bearer ${OTHER_TOKEN}`,
      'content-type': 'multipart/form-data; boundary=b',
    }
    const half = `--b\r\nContent-Disposition: form-data; name="file-${'a'.repeat(64)}"\r\n\r\nhalf`
    expect((await host.ask('/api/shares', { method: 'POST', headers, body: half })).status).toBe(415)
    expect(left()).toEqual([])
  })

  it('is rid of what a host that was killed left, and of nothing else', () => {
    const directory = join(host.directory, 'others')
    for (const name of ['upload-old', 'upload-new']) mkdirSync(join(directory, name), { recursive: true })
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
    utimesSync(join(directory, 'upload-old'), yesterday, yesterday)
    createSpool(directory, () => new Date())
    expect(readdirSync(directory)).toEqual(['upload-new'])
  })

  it('gives back what came, more than once', async () => {
    const space = await createSpool(join(host.directory, 'own'), () => new Date()).open()
    const writer = await space.receive()
    const content = Buffer.alloc(700_001, 'content')
    for (let at = 0; at < content.length; at += 50_000) await writer.write(content.subarray(at, at + 50_000))
    const file = await writer.end()
    expect([file.size, file.sha256]).toEqual([content.length, sha256(content)])
    for (const round of [1, 2]) expect([round, sha256(await bytesOf(file))]).toEqual([round, sha256(content)])
    await space.clear()
    await expect(bytesOf(file)).rejects.toThrow()
  })
})

describe('a file too many', () => {
  it('is refused one by one and all together, however it is sent', async () => {
    const host = await testHost()
    const big = new Uint8Array(20 * 1024 * 1024 + 1)
    const draft = sampleDraft({ badges: [sampleBadge({ original: fileOf(big, 'application/pdf') })] })
    const response = await host.publish(sampleForm(draft, [big]))
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      413,
      'share.too-large',
    ])
    const twice = sampleForm()
    twice.append(`file-${sha256('{"badge":1}')}`, new Blob(['{"badge":1}']), 'again')
    expect((await host.publish(twice)).status).toBe(422)
    await host.close()
  })
})

describe('a full disk', () => {
  it('is a problem with a code; what is there is shown on, and there is room again after a take-down', async () => {
    const base = await testHost()
    const now = () => new Date('2026-11-22T10:00:00Z')
    const path = join(base.directory, 'full', 'besace.sqlite')
    const store = await openSqliteStore(path, { now, mostBytes: 1024 * 1024 })
    const host = await testHost({ around: () => store })
    const heavy = (letter: string) => {
      const content = letter.repeat(600_000)
      const draft = sampleDraft({
        badges: [sampleBadge({ original: fileOf(content, 'text/plain'), picture: undefined })],
      })
      return sampleForm(draft, [content])
    }
    const { id } = (await (await host.publish(heavy('a'))).json()) as { id: string }
    const refused = await host.publish(heavy('b'), OTHER_TOKEN)
    const { code } = (await refused.json()) as { code: string }
    expect([refused.status, code, refused.headers.get('retry-after')]).toEqual([507, 'host.full', '300'])
    expect((await host.ask(`/s/${id}`)).status).toBe(200)
    expect(await store.counts()).toMatchObject({ shares: 1, files: 1 })
    const headers = { authorization: `Bearer ${TOKEN}` }
    expect((await host.ask(`/api/shares/${id}`, { method: 'DELETE', headers })).status).toBe(204)
    expect((await host.publish(heavy('b'), OTHER_TOKEN)).status).toBe(201)
    await store.close()
    await host.close()
    await base.close()
  })
})
