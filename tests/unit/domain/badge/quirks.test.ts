// Files that are not what they are called: the odd cases of containers that have no test of their own elsewhere.
import { describe, expect, test } from 'vitest'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import {
  makeAssertion,
  makeChunk,
  makePng,
  makeSvg,
  makeTextChunk,
  withChunks,
} from '../../../support/makeBadge.ts'

const text = JSON.stringify(makeAssertion())
const encode = (value: string) => new TextEncoder().encode(value)
const found = { ok: true, value: { payloads: [{ form: 'json', text }] } }
const badge = (body: string) =>
  `<o:assertion xmlns:o="http://openbadges.org"><![CDATA[${body}]]></o:assertion>`

describe('odd case 12', () => {
  test('JSON that is called a picture, a picture that is called nothing: the content decides', async () => {
    expect(await unbake(encode(text))).toMatchObject({ ok: true, value: { container: 'json' } })
    expect(await unbake(withChunks(makePng(), [makeTextChunk('iTXt', 'openbadges', text)]))).toMatchObject({
      ok: true,
      value: { container: 'png' },
    })
  })

  test.each([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 16]],
    ['GIF', [...encode('GIF89a')]],
    ['WebP', [...encode('RIFF\x10\0\0\0WEBPVP8 ')]],
  ])('a %s holds no badge, and says what a photo loses', async (_, bytes) => {
    expect(await unbake(Uint8Array.from(bytes))).toEqual({ ok: false, error: { code: 'unbake.photo' } })
  })

  test('an animated PNG, and one of huge measures', async () => {
    const animation = [
      makeChunk('acTL', new Uint8Array(8)),
      makeChunk('fcTL', new Uint8Array(26)),
      makeChunk('fdAT', new Uint8Array(40)),
    ]
    const chunk = makeTextChunk('iTXt', 'openbadges', text)
    expect(await unbake(withChunks(makePng(), [...animation, chunk]))).toMatchObject(found)
    const huge = withChunks(makePng(), [chunk])
    new DataView(huge.buffer).setUint32(16, 0x7fffffff)
    expect(await unbake(huge)).toMatchObject(found)
  })

  test.each([
    ['a script', `<script>alert(1)</script>${badge(text)}`],
    ['a handler', `<g onload="alert(1)">${badge(text)}</g>`],
    ['a javascript: link', `<a href="javascript:alert(1)">${badge(text)}</a>`],
    [
      'a foreign object',
      `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>${badge(text)}`,
    ],
  ])('an SVG with %s gives its badge and nothing else', async (_, inside) => {
    expect(await unbake(encode(makeSvg(inside)))).toMatchObject(found)
  })
})
