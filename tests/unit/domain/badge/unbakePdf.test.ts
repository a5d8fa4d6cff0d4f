// Quirk 7: badges in PDF, in the document information or in the metadata, plain or compressed.
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import { makeAssertion, makePdf, makePdfStream, makeToken } from '../../../support/makeBadge.ts'

const url = 'https://issuer.example/assertions/1?a=(b)'
const text = JSON.stringify(makeAssertion())

async function payloadsIn(objects: (string | Uint8Array)[]) {
  const unbaked = await unbake(makePdf(objects))
  return unbaked.ok ? unbaked.value.payloads : unbaked.error
}

const hex = (value: string) => Buffer.from(value, 'utf8').toString('hex')
const utf16 = (value: string) => `feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}`
const packet = (inside: string) =>
  `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description xmlns:openbadges="http://openbadges.org">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`

describe('document information', () => {
  test.each([
    ['a string', `(${url})`],
    [
      'a string with escapes',
      `(${url.replaceAll('(', '\\(').replaceAll(')', '\\)').replace('assertions', 'asser\\\ntions')})`,
    ],
    ['octal escapes', `(\\150ttps://issuer.example/assertions/1?a=\\(b\\))`],
    ['hexadecimal digits', `<${hex(url)}>`],
    ['hexadecimal UTF-16', `< ${utf16(url)} >`],
  ])('%s', async (_, value) => {
    expect(await payloadsIn([`5 0 obj\n<< /Title (Me) /openbadges ${value} >>\nendobj`])).toEqual([
      { form: 'url', url },
    ])
  })

  test('a reference to a string', async () => {
    const objects = ['5 0 obj\n<< /openbadges 6 0 R >>\nendobj', `6 0 obj\n(${url})\nendobj`]
    expect(await payloadsIn(objects)).toEqual([{ form: 'url', url }])
  })

  test('a whole badge', async () => {
    const payload = { form: 'json', text: JSON.stringify(makeAssertion({ narrative: 'Très bien ★ (a\\b)' })) }
    const written = payload.text.replace(/[\\()]/g, (character) => `\\${character}`)
    expect(await payloadsIn([`5 0 obj\n<< /openbadges (${written}) >>\nendobj`])).toEqual([payload])
  })

  test('inside a compressed object stream', async () => {
    const token = makeToken({ uid: '1' })
    expect(await payloadsIn([makePdfStream(5, 'ObjStm', `6 0 << /openbadges (${token}) >>`)])).toEqual([
      { form: 'jws', token },
    ])
  })

  test('a stream whose length stands elsewhere', async () => {
    const stream = Buffer.from(makePdfStream(5, 'ObjStm', `6 0 << /openbadges (${url}) >>`))
    const moved = stream.toString('latin1').replace(/\/Length \d+/, '/Length 9 0 R')
    expect(await payloadsIn([Buffer.from(moved, 'latin1')])).toEqual([{ form: 'url', url }])
  })

  test('comes before the metadata', async () => {
    const objects = [
      packet('<openbadges:assertion verify="https://a.example"/>'),
      `5 0 obj\n<< /openbadges (${url}) >>\nendobj`,
    ]
    expect(await payloadsIn(objects)).toEqual([
      { form: 'url', url },
      { form: 'url', url: 'https://a.example' },
    ])
  })
})

describe('metadata', () => {
  test('verify', async () => {
    expect(await payloadsIn([packet('<openbadges:assertion verify="https://a.example/1"/>')])).toEqual([
      { form: 'url', url: 'https://a.example/1' },
    ])
  })

  test('a body', async () => {
    expect(
      await payloadsIn([packet(`<openbadges:assertion><![CDATA[${text}]]></openbadges:assertion>`)]),
    ).toEqual([{ form: 'json', text }])
  })

  test('compressed', async () => {
    const stream = makePdfStream(
      5,
      'Metadata',
      packet('<openbadges:assertion verify="https://a.example/1"/>'),
    )
    expect(await payloadsIn([stream])).toEqual([{ form: 'url', url: 'https://a.example/1' }])
  })
})

describe('nothing to find', () => {
  test('an ordinary PDF', async () => {
    expect(await payloadsIn(['5 0 obj\n<< /Title (openbadges) >>\nendobj'])).toEqual({
      code: 'unbake.pdf.no-badge',
    })
  })

  test('a locked PDF says so', async () => {
    expect(await payloadsIn(['trailer << /Encrypt 8 0 R >>'])).toEqual({ code: 'unbake.pdf.locked' })
  })

  test('a stream that is not compressed as it says', async () => {
    const broken = '5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnonsense\nendstream\nendobj'
    expect(await payloadsIn([broken])).toEqual({ code: 'unbake.pdf.no-badge' })
  })

  test('a stream that unpacks beyond the limit', async () => {
    const bomb = deflateSync(Buffer.alloc(32 * 1024 * 1024))
    const start = Buffer.from(
      `5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
    )
    const object = Buffer.concat([start, bomb, Buffer.from('\nendstream\nendobj')])
    expect(await payloadsIn(Array.from({ length: 30 }, () => object))).toEqual({
      code: 'unbake.pdf.no-badge',
    })
  })

  test('strings without end', async () => {
    expect(await payloadsIn(['/openbadges (((((', '/openbadges <6868'])).toEqual({
      code: 'unbake.pdf.no-badge',
    })
  })
})
