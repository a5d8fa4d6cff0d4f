// What badges come in, beyond any list: chunks in odd places, drawings, documents, archives, lists, wrappings in wrappings.
import { deflateSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { bakePng } from '../../src/domain/badge/bakePng.ts'
import { openBundle } from '../../src/domain/badge/openBundle.ts'
import {
  makeChunk,
  makeCredential,
  makePdf,
  makePdfStream,
  makePng,
  makeSvg,
  makeTextChunk,
  pixelsOf,
  withChunks,
  type TextKind,
} from '../support/makeBadge.ts'
import { controllerDocument, makeKey, signDataIntegrity, signJwt } from '../support/signBadge.ts'
import { judge, judgeEach, plain, type Case, type Document } from '../support/unlisted.ts'

const key = makeKey()
const options = { trustedIssuers: [key.did] }
const badge = (change: object = {}): Document =>
  plain(makeCredential({ issuer: { id: key.did, type: ['Profile'] }, ...change }))
const json = JSON.stringify(await signDataIntegrity(badge(), key))
const other = JSON.stringify(await signDataIntegrity(badge({ id: 'urn:uuid:other', name: 'Other' }), key))
const token = signJwt(badge(), key)
const spoilt = json.replace('Prépare', 'Prepare')

const given = (input: string | object | Uint8Array) => () => ({ input, options })
const png = (...chunks: Uint8Array[]) => withChunks(makePng(), chunks)
const last = (...chunks: Uint8Array[]) => withChunks(makePng(), chunks, 'before end')
const KINDS: TextKind[] = ['tEXt', 'zTXt', 'iTXt', 'compressed iTXt']
const KEYWORDS = ['openbadges', 'openbadgecredential', 'openbadge', 'clrcredential']

describe('PNG', () => {
  const everywhere = KINDS.flatMap((kind) =>
    KEYWORDS.flatMap((keyword): Case[] => [
      [`${kind} ${keyword} after the header`, given(png(makeTextChunk(kind, keyword, json))), 'verified'],
      [
        `${kind} ${keyword} after the pixels, a token`,
        given(last(makeTextChunk(kind, keyword, token))),
        'verified',
      ],
    ]),
  )

  judgeEach([
    ...everywhere,
    [
      'a broken one before a good one',
      given(
        png(
          makeTextChunk('iTXt', 'openbadgecredential', '{"broken'),
          makeTextChunk('iTXt', 'openbadgecredential', json),
        ),
      ),
      'verified',
    ],
    [
      'two good ones: the first international one counts',
      given(png(makeTextChunk('tEXt', 'openbadges', other), makeTextChunk('iTXt', 'openbadges', json))),
      { verdict: 'verified', name: 'Animer une réunion ★' },
    ],
    [
      'a changed one before a good one is not passed over',
      given(png(makeTextChunk('iTXt', 'openbadges', spoilt), makeTextChunk('iTXt', 'openbadges', json))),
      'altered',
    ],
    [
      'among other texts, a profile and a date',
      given(
        png(
          makeTextChunk('tEXt', 'Software', 'Paint'),
          makeChunk('tIME', new Uint8Array(7)),
          makeTextChunk('iTXt', 'XML:com.adobe.xmp', '<x/>'),
          makeTextChunk('iTXt', 'openbadgecredential', json),
        ),
      ),
      'verified',
    ],
    [
      'what follows the end is not read',
      given(new Uint8Array([...makePng(), ...makeTextChunk('iTXt', 'openbadges', json)])),
      'unreadable',
    ],
    ['a wrong checksum', given(png(broken(makeTextChunk('iTXt', 'openbadges', json)))), 'unreadable'],
    ['a keyword in other letters', given(png(makeTextChunk('iTXt', 'OpenBadges', json))), 'unreadable'],
    ['a picture without one', given(makePng()), 'unreadable'],
  ])

  function broken(chunk: Uint8Array): Uint8Array {
    const copy = chunk.slice()
    copy[copy.length - 1]! ^= 1
    return copy
  }

  test('baked and unbaked, with pngjs as witness: pixels, words and verdict are what they were', async () => {
    const picture = new Uint8Array(PNG.sync.write(Object.assign(new PNG({ width: 31, height: 17 }), {})))
    for (const payload of [
      { form: 'json' as const, text: json },
      { form: 'jws' as const, token },
    ]) {
      const baked = bakePng(picture, payload)
      if (!baked.ok) throw new Error(baked.error.code)
      expect(pixelsOf(baked.value)).toEqual(pixelsOf(picture))
      expect(await judge({ input: baked.value, options })).toMatchObject({
        verdict: 'verified',
        container: 'png',
      })
    }
  })
})

describe('SVG', () => {
  const drawn = (inside: string, rootAttributes = '') => given(strToU8(makeSvg(inside, rootAttributes)))
  const NS3 = 'https://purl.imsglobal.org/ob/v3p0'
  const NS2 = 'http://openbadges.org'
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const inCdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
  const credential = (inside: string, attributes = '') =>
    `<ob:credential xmlns:ob="${NS3}"${attributes}>${inside}</ob:credential>`

  judgeEach([
    ['CDATA', drawn(credential(inCdata(json))), 'verified'],
    [
      'CDATA in two pieces',
      drawn(credential(`<![CDATA[${json.slice(0, 200)}]]><![CDATA[${json.slice(200)}]]>`)),
      'verified',
    ],
    [
      'CDATA around its own end',
      async () => {
        const odd = JSON.stringify(await signDataIntegrity(badge({ name: 'a ]]> b' }), key))
        return { input: strToU8(makeSvg(credential(inCdata(odd)))), options }
      },
      'verified',
    ],
    ['escaped letters', drawn(credential(escaped(json))), 'verified'],
    ['a token in `verify`', drawn(`<x:credential xmlns:x="${NS3}" verify="${token}"/>`), 'verified'],
    ['the default namespace', drawn(`<credential xmlns="${NS3}">${inCdata(json)}</credential>`), 'verified'],
    [
      'the prefix declared at the root',
      drawn(`<openbadges:credential>${inCdata(json)}</openbadges:credential>`, ` xmlns:openbadges="${NS3}/"`),
      'verified',
    ],
    [
      'the element of 2.0 around a 3.0',
      drawn(`<openbadges:assertion xmlns:openbadges="${NS2}">${inCdata(json)}</openbadges:assertion>`),
      'verified',
    ],
    [
      'deep inside groups, after the drawing',
      drawn(`<g><g><g>${credential(inCdata(json))}</g></g></g>`),
      'verified',
    ],
    [
      'behind a doctype, a comment and an instruction',
      given(
        strToU8(
          `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" 'svg11.dtd'><!-- <svg> -->${makeSvg(credential(inCdata(json)))}`,
        ),
      ),
      'verified',
    ],
    ['packed', given(new Uint8Array(gzipSync(makeSvg(credential(inCdata(json)))))), 'verified'],
    ['in a comment it is none', drawn(`<!-- ${credential('x')} -->`), 'unreadable'],
    [
      'another namespace',
      drawn(`<ob:credential xmlns:ob="https://evil.example/">${inCdata(json)}</ob:credential>`),
      'unreadable',
    ],
    ['changed', drawn(credential(inCdata(spoilt))), 'altered'],
  ])
})

describe('PDF', () => {
  const literal = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`
  const hex = (text: string) => `<${Buffer.from(text).toString('hex')}>`
  const utf16 = (text: string) => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
  const info = (value: string) => makePdf([`7 0 obj\n<< /Producer (x) /openbadges ${value} >>\nendobj`])
  const xmp = (inside: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`
  const element = `<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="${token}"/>`

  judgeEach([
    ['information, in brackets', given(info(literal(json))), 'verified'],
    ['information, in hexadecimal digits', given(info(hex(token))), 'verified'],
    ['information, in two bytes a letter', given(info(utf16(json))), 'verified'],
    [
      'information behind a reference',
      given(makePdf(['7 0 obj\n<< /openbadges 8 0 R >>\nendobj', `8 0 obj\n${literal(token)}\nendobj`])),
      'verified',
    ],
    [
      'information in packed objects',
      given(makePdf([makePdfStream(7, 'ObjStm', `7 0 << /openbadges ${literal(json)} >>`)])),
      'verified',
    ],
    [
      'metadata',
      given(makePdf([`7 0 obj\n<< /Type /Metadata >>\nstream\n${xmp(element)}\nendstream\nendobj`])),
      'verified',
    ],
    ['metadata, packed', given(makePdf([makePdfStream(7, 'Metadata', xmp(element))])), 'verified'],
    [
      'metadata, the badge in words',
      given(
        makePdf([
          makePdfStream(
            7,
            'Metadata',
            xmp(
              `<openbadges:assertion xmlns:openbadges="http://openbadges.org"><![CDATA[${json}]]></openbadges:assertion>`,
            ),
          ),
        ]),
      ),
      'verified',
    ],
    ['a document without one', given(makePdf([])), 'unreadable'],
    ['changed', given(info(literal(spoilt))), 'altered'],
  ])
})

describe('texts', () => {
  judgeEach([
    ['JSON', given(json), { verdict: 'verified', version: '3.0' }],
    ['JSON with a byte-order mark', given(strToU8(`\ufeff${json}`)), 'verified'],
    [
      'JSON in two bytes a letter',
      given(new Uint8Array(Buffer.from(`\ufeff${json}`, 'utf16le'))),
      'verified',
    ],
    ['JSON with other spaces', given(JSON.stringify(JSON.parse(json), undefined, '\t')), 'verified'],
    [
      'JSON with its members in another order',
      given(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json) as object).reverse()))),
      'verified',
    ],
    [
      'JSON with letters written as codes',
      given(
        json.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
      ),
      'verified',
    ],
    [
      'a `data:` URI, every letter encoded',
      given(`data:application/vc+ld+json;charset=utf-8,${encodeURIComponent(json)}`),
      'verified',
    ],
    [
      'a `data:` URI of a picture',
      given(
        `data:image/png;base64,${Buffer.from(png(makeTextChunk('iTXt', 'openbadges', json))).toString('base64')}`,
      ),
      'verified',
    ],
    [
      'a `data:` URI of a drawing, not encoded',
      given(
        `data:image/svg+xml;utf8,${encodeURIComponent(makeSvg(`<c xmlns="https://purl.imsglobal.org/ob/v3p0"/><ob:credential xmlns:ob="https://purl.imsglobal.org/ob/v3p0" verify="${token}"/>`))}`,
      ),
      'verified',
    ],
    ['broken JSON', given(json.slice(0, -1)), 'unreadable'],
    ['JSON of something else', given({ hello: 'world' }), 'unreadable'],
  ])
})

describe('several in one', () => {
  const namesIn = async (input: Uint8Array | string): Promise<string[]> => {
    const opened = await openBundle(input)
    if (!opened.ok) throw new Error(opened.error.code)
    const names: string[] = []
    for (const part of opened.value ?? []) {
      if (!('content' in part)) continue
      const seen = await judge({ input: part.content, options })
      names.push(
        seen.verdict === 'unreadable'
          ? `(${(await namesIn(part.content)).join()})`
          : `${seen.verdict}: ${seen.badge?.id}`,
      )
    }
    return names
  }
  const [one, two] = [`verified: ${String(badge().id)}`, 'verified: urn:uuid:other']
  const presentation = (...inside: unknown[]) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: inside,
  })
  const envelope = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` }

  test.each<[string, Uint8Array | string, string[]]>([
    [
      'an archive',
      zipSync({
        'a.png': png(makeTextChunk('iTXt', 'openbadges', json)),
        'deep/er/b.json': strToU8(other),
        'c.txt': strToU8(token),
      }),
      [one, two, one],
    ],
    [
      'an archive with a list in it',
      zipSync({ 'list.json': strToU8(`[${json},${other}]`) }),
      [`(${one},${two})`],
    ],
    [
      'a presentation of a badge and an envelope',
      JSON.stringify(presentation(JSON.parse(other), envelope)),
      [two, one],
    ],
    ['a presentation of tokens', JSON.stringify(presentation(token, token)), [one, one]],
    ['lines', `${token}\n\n${token}\n`, [one, one]],
    [
      'a backpack’s own export',
      JSON.stringify({ badges: [{ assertion: JSON.parse(json) }, { credential: JSON.parse(other) }] }),
      [one, two],
    ],
  ])('%s', async (_, input, names) => {
    expect(await namesIn(input)).toEqual(names)
  })

  test('a learner record and what it encloses, each by its own signature', async () => {
    const school = makeKey('P-256')
    const site = 'https://school.example/1'
    const record = await signDataIntegrity(
      {
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
        id: 'urn:uuid:record',
        type: ['VerifiableCredential', 'ClrCredential'],
        name: 'Two years',
        issuer: { id: site, type: ['Profile'], name: 'School' },
        validFrom: '2026-03-01T00:00:00Z',
        credentialSubject: {
          id: 'did:example:learner',
          type: ['ClrSubject'],
          verifiableCredential: [JSON.parse(json), JSON.parse(other)],
        },
      },
      school,
      { verificationMethod: `${site}#k` },
    )
    const answers = { [site]: { json: controllerDocument(site, { k: school }) } }
    expect(await judge({ input: record, answers })).toMatchObject({ verdict: 'verified', version: 'clr-2.0' })
    expect(await namesIn(JSON.stringify(record))).toEqual([one, two])
    const changed = structuredClone(record) as { credentialSubject: { verifiableCredential: Document[] } }
    changed.credentialSubject.verifiableCredential[1]!.name = 'Changed'
    expect((await judge({ input: changed, answers })).verdict).toBe('altered')
    expect(await namesIn(JSON.stringify(changed))).toEqual([one, 'altered: urn:uuid:other'])
  })

  test('packed once more than zlib needs to', async () => {
    const twice = makeTextChunk('zTXt', 'openbadges', new Uint8Array(deflateSync(json)))
    expect((await judge({ input: png(twice), options })).verdict).toBe('unreadable')
  })
})
