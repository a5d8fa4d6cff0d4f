// Badges in PNG: every kind of text chunk, every place, and everything that can be wrong with them.
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import {
  makeChunk,
  makeCredential,
  makePng,
  makeTextChunk,
  makeToken,
  withChunks,
  type TextKind,
} from '../../../support/makeBadge.ts'

const text = JSON.stringify(makeCredential())
const json = { form: 'json', text }
const png = makePng()

async function payloadsIn(chunks: Uint8Array[], place?: 'before end') {
  const unbaked = await unbake(withChunks(png, chunks, place))
  return unbaked.ok ? unbaked.value.payloads : unbaked.error
}

describe('kinds of chunk', () => {
  const kinds: TextKind[] = ['tEXt', 'zTXt', 'iTXt', 'compressed iTXt']
  for (const keyword of ['openbadges', 'openbadgecredential', 'openbadge', 'clrcredential']) {
    test.each(kinds)(`${keyword} in %s`, async (kind) => {
      expect(await payloadsIn([makeTextChunk(kind, keyword, text)])).toEqual([json])
    })
  }

  test('other keywords are not ours', async () => {
    const chunks = [makeTextChunk('iTXt', 'openbadgesx', text), makeTextChunk('tEXt', 'Software', text)]
    expect(await payloadsIn(chunks)).toEqual({ code: 'unbake.png.no-badge' })
  })
})

describe('quirk 1: the chunk stands after the pixels', () => {
  test('it is found all the same', async () => {
    expect(await payloadsIn([makeTextChunk('tEXt', 'openbadges', text)], 'before end')).toEqual([json])
  })

  test('what follows IEND is not looked at', async () => {
    const after = new Uint8Array(Buffer.concat([png, makeTextChunk('iTXt', 'openbadges', text)]))
    expect(await unbake(after)).toEqual({ ok: false, error: { code: 'unbake.png.no-badge' } })
  })
})

describe('quirk 2: several chunks', () => {
  const first = { form: 'url', url: 'https://a.example/1' }
  const second = { form: 'url', url: 'https://a.example/2' }

  test('each is a payload of its own, the first iTXt before the others', async () => {
    const chunks = [
      makeTextChunk('tEXt', 'openbadges', first.url),
      makeTextChunk('iTXt', 'openbadgecredential', text),
      makeTextChunk('iTXt', 'openbadges', second.url),
    ]
    expect(await payloadsIn(chunks)).toEqual([json, second, first])
  })

  test('no more than sixteen are opened', async () => {
    const many = Array.from({ length: 40 }, () => makeTextChunk('tEXt', 'openbadges', first.url))
    expect(await payloadsIn(many)).toHaveLength(16)
  })
})

describe('quirk 3: an empty openbadges chunk hides the legacy openbadge', () => {
  test('the empty one is passed over', async () => {
    const chunks = [makeTextChunk('iTXt', 'openbadges', ''), makeTextChunk('tEXt', 'openbadge', text)]
    expect(await payloadsIn(chunks)).toEqual([json])
  })
})

describe('quirk 4: white space, addresses, tokens', () => {
  test.each([
    ['JSON between blanks', ` \n\t${text}\r\n `, json],
    ['JSON after a byte order mark', `\ufeff${text}`, json],
    ['an address', ' https://a.example/b.json\n', { form: 'url', url: 'https://a.example/b.json' }],
    ['a token', makeToken({ vc: {} }), { form: 'jws', token: makeToken({ vc: {} }) }],
  ])('%s', async (_, written, expected) => {
    expect(await payloadsIn([makeTextChunk('iTXt', 'openbadges', written)])).toEqual([expected])
  })

  test('words are no payload', async () => {
    expect(await payloadsIn([makeTextChunk('iTXt', 'openbadges', 'hello')])).toEqual({
      code: 'unbake.png.no-badge',
    })
  })
})

describe('letters', () => {
  test('tEXt is UTF-8 when it can be', async () => {
    expect(await payloadsIn([makeTextChunk('tEXt', 'openbadges', '{"name":"Léa ★"}')])).toEqual([
      { form: 'json', text: '{"name":"Léa ★"}' },
    ])
  })

  test('and Latin-1 when it cannot', async () => {
    const latin1 = Buffer.from('{"name":"Léa"}', 'latin1')
    expect(await payloadsIn([makeTextChunk('tEXt', 'openbadges', latin1)])).toEqual([
      { form: 'json', text: '{"name":"Léa"}' },
    ])
  })
})

describe('damage', () => {
  const damaged = makeTextChunk('iTXt', 'openbadges', text)
  damaged[60] = (damaged[60] as number) ^ 1

  test('a wrong checksum is a fault when there is nothing else', async () => {
    expect(await payloadsIn([damaged])).toEqual({ code: 'unbake.png.damaged' })
  })

  test('a wrong checksum is passed over when another chunk is right', async () => {
    expect(await payloadsIn([damaged, makeTextChunk('tEXt', 'openbadges', text)])).toEqual([json])
  })

  test('a file cut within the badge is truncated', async () => {
    const baked = withChunks(png, [makeTextChunk('iTXt', 'openbadges', text)])
    expect(await unbake(baked.subarray(0, 200))).toEqual({
      ok: false,
      error: { code: 'unbake.png.truncated' },
    })
  })

  test('a file cut after the badge still gives it', async () => {
    const baked = withChunks(png, [makeTextChunk('iTXt', 'openbadges', text)])
    expect(await unbake(baked.subarray(0, baked.length - 20))).toMatchObject({
      ok: true,
      value: { payloads: [json] },
    })
  })

  test('a length beyond the file, up to four gigabytes, is truncated', async () => {
    const lying = withChunks(png, [makeTextChunk('iTXt', 'openbadges', text)])
    lying.set([0xff, 0xff, 0xff, 0xff], 33)
    expect(await unbake(lying)).toEqual({ ok: false, error: { code: 'unbake.png.truncated' } })
  })

  test('compressed text that is not is damaged', async () => {
    const chunk = makeChunk('zTXt', 'openbadges\0\0not deflate at all')
    expect(await payloadsIn([chunk])).toEqual({ code: 'unbake.png.damaged' })
  })

  test('an iTXt cut within its own head is passed over', async () => {
    expect(await payloadsIn([makeChunk('iTXt', 'openbadges\0\0\0en')])).toEqual({
      code: 'unbake.png.no-badge',
    })
  })
})

test('a compressed bomb is stopped at the limit', async () => {
  const bomb = Buffer.concat([
    Buffer.from('openbadges\0\0'),
    deflateSync(Buffer.alloc(64 * 1024 * 1024, 0x20)),
  ])
  expect(await payloadsIn([makeChunk('zTXt', bomb)])).toEqual({
    code: 'unbake.too-large',
    limit: 2 * 1024 * 1024,
  })
})

test('bytes that lie in the middle of a larger buffer are read at their place', async () => {
  const baked = withChunks(png, [makeTextChunk('iTXt', 'openbadges', text)])
  const buffer = new Uint8Array(baked.length + 200)
  buffer.set(baked, 100)
  expect(await unbake(buffer.subarray(100, 100 + baked.length))).toMatchObject({
    ok: true,
    value: { payloads: [json] },
  })
})
