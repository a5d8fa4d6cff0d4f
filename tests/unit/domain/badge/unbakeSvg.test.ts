// Badges in SVG: found by namespace, in body or attribute, in pictures of every temper.
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import { unbakeSvg } from '../../../../src/domain/badge/svg/unbakeSvg.ts'
import { makeCredential, makeSvg, makeToken } from '../../../support/makeBadge.ts'

const OLD = 'http://openbadges.org'
const NEW = 'https://purl.imsglobal.org/ob/v3p0'
const text = JSON.stringify(makeCredential())
const json = { form: 'json', text }
const token = makeToken({ vc: {} })
const cdata = `<![CDATA[${text}]]>`

function payloads(svg: string) {
  const unbaked = unbakeSvg(svg)
  return unbaked.ok ? unbaked.value.payloads : unbaked.error
}

describe('quirk 6: by namespace, never by prefix', () => {
  test.each([
    [
      'OB 2.0',
      makeSvg(`<openbadges:assertion>${cdata}</openbadges:assertion>`, ` xmlns:openbadges="${OLD}"`),
    ],
    [
      'OB 3.0',
      makeSvg(`<openbadges:credential>${cdata}</openbadges:credential>`, ` xmlns:openbadges="${NEW}"`),
    ],
    ['CLR', makeSvg(`<c:credential xmlns:c="https://purl.imsglobal.org/clr/v2p0">${cdata}</c:credential>`)],
    ['another prefix', makeSvg(`<x:credential>${cdata}</x:credential>`, ` xmlns:x='${NEW}'`)],
    ['no prefix', makeSvg(`<credential xmlns="${NEW}">${cdata}</credential>`)],
    [
      'with a slash and https',
      makeSvg(`<o:assertion xmlns:o="https://openbadges.org/">${cdata}</o:assertion>`),
    ],
    ['deep inside', makeSvg(`<g><g><o:assertion xmlns:o="${OLD}">${cdata}</o:assertion></g></g>`)],
  ])('%s', (_, svg) => {
    expect(payloads(svg)).toEqual([json])
  })

  test('the usual prefix bound to another namespace is not ours', () => {
    const svg = makeSvg(
      `<openbadges:assertion>${cdata}</openbadges:assertion>`,
      ' xmlns:openbadges="http://else.example"',
    )
    expect(payloads(svg)).toEqual({ code: 'unbake.svg.no-badge' })
  })

  test('a namespace ends with its element', () => {
    const svg = makeSvg(`<g xmlns:o="${OLD}"></g><o:assertion>${cdata}</o:assertion>`)
    expect(payloads(svg)).toEqual({ code: 'unbake.svg.no-badge' })
  })

  test('a badge element inside a comment or a CDATA section is text', () => {
    const element = `<o:assertion xmlns:o="${OLD}" verify="https://a.example"/>`
    expect(payloads(makeSvg(`<!--${element}--><style><![CDATA[${element}]]></style>`))).toEqual({
      code: 'unbake.svg.no-badge',
    })
  })
})

describe('body and verify', () => {
  const url = { form: 'url', url: 'https://a.example/b?x=1&y=2' }
  const element = (body: string) =>
    makeSvg(
      `<o:assertion verify="https://a.example/b?x=1&amp;y=2">${body}</o:assertion>`,
      ` xmlns:o="${OLD}"`,
    )

  test('both: the body is the badge, verify its address', () => {
    expect(payloads(element(`\n  ${cdata}\n`))).toEqual([json, url])
  })

  test('bad-json.svg: a body that cannot be parsed yields to the address', () => {
    const bad = '{verify:{"url":"x"}}'
    expect(payloads(element(`<![CDATA[${bad}]]>`))).toEqual([url, { form: 'json', text: bad }])
  })

  test('no-json.svg: an empty body leaves the address', () => {
    expect(payloads(element('<![CDATA[]]>'))).toEqual([url])
  })

  test('verify only, as a token', () => {
    const svg = makeSvg(`<o:credential xmlns:o="${NEW}" verify="${token}"/>`)
    expect(payloads(svg)).toEqual([{ form: 'jws', token }])
  })

  test('a body without CDATA has its entities decoded once', () => {
    const written = text
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('★', '&#x2605;')
      .replaceAll('é', '&#233;')
    expect(payloads(element(written))).toEqual([json, url])
  })

  test('a body in pieces is put together', () => {
    expect(payloads(element(`<![CDATA[${text.slice(0, 50)}]]><![CDATA[${text.slice(50)}]]>`))).toEqual([
      json,
      url,
    ])
  })

  test('several badge elements are several payloads', () => {
    const one = `<o:assertion xmlns:o="${OLD}" verify="https://a.example/1"/>`
    expect(payloads(makeSvg(one + one.replace('/1', '/2')))).toEqual([
      { form: 'url', url: 'https://a.example/1' },
      { form: 'url', url: 'https://a.example/2' },
    ])
  })
})

describe('prologues, as drawing programs write them', () => {
  const svg = makeSvg(`<o:assertion xmlns:o="${OLD}">${cdata}</o:assertion>`)
  test.each([
    ['nothing', ''],
    ['declaration', '<?xml version="1.0"?>\n'],
    ['byte order mark', '\ufeff<?xml version="1.0"?>'],
    ['comment that mentions <html>', '<!-- <html> -->\n'],
    [
      'document type',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
    ["document type that ends in '", "<!DOCTYPE svg SYSTEM 'svg.dtd'>"],
    ['internal subset', '<!DOCTYPE svg [ <!ENTITY ns "a>b"> <!-- ] > --> <!ELEMENT x (#PCDATA)> ]>'],
  ])('%s', async (_, prologue) => {
    const unbaked = await unbake(new TextEncoder().encode(prologue + svg))
    expect(unbaked).toMatchObject({ ok: true, value: { container: 'svg', payloads: [json] } })
  })

  test('entities of a document type are never expanded', () => {
    const declared = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const element = `<o:assertion xmlns:o="${OLD}">{"name":"&b;"}</o:assertion>`
    expect(payloads(declared + makeSvg(element))).toEqual([{ form: 'json', text: '{"name":"&b;"}' }])
  })

  test('quirk 10: SVGZ', async () => {
    expect(await unbake(new Uint8Array(gzipSync(svg)))).toMatchObject({
      ok: true,
      value: { payloads: [json] },
    })
  })
})

describe('pictures that are not right', () => {
  test.each([
    ['a tag left open', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['cut in a tag', '<svg xmlns="http://www.w3.org/2000/svg"><g id="1'],
    ['cut in a comment', '<svg><!-- '],
    ['cut in CDATA', '<svg><![CDATA['],
    ['two attributes of one name', '<svg a="1" a="2"></svg>'],
    ['an attribute without quotes', '<svg a=1></svg>'],
    ['a second root', '<svg></svg><svg></svg>'],
    ['a stray closing tag', '</svg>'],
    ['a document type without end', '<!DOCTYPE svg [ "'],
  ])('%s', (_, svg) => {
    expect(payloads(svg)).toEqual({ code: 'unbake.svg.malformed' })
  })

  test('a badge before the damage is kept', () => {
    const svg = makeSvg(`<o:assertion xmlns:o="${OLD}">${cdata}</o:assertion>`)
    expect(payloads(svg.slice(0, -10))).toEqual([json])
  })

  test('depth beyond the limit is refused without falling over', () => {
    expect(payloads('<svg>' + '<g>'.repeat(100_000))).toEqual({ code: 'unbake.svg.malformed' })
  })

  test('scripts and handlers are only text on the way', () => {
    const hostile = '<script>throw 1</script><g onload="alert(1)"><a href="javascript:alert(1)"/></g>'
    const svg = makeSvg(`${hostile}<o:assertion xmlns:o="${OLD}">${cdata}</o:assertion>`)
    expect(payloads(svg)).toEqual([json])
  })

  test('too much of it', () => {
    expect(payloads(`<svg>${' '.repeat(11 * 1024 * 1024)}</svg>`)).toMatchObject({ code: 'unbake.too-large' })
  })
})
