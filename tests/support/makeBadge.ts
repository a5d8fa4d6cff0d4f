// Makes pictures, documents and badges for tests: every fixture of our own comes from here.
import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import type { Payload } from '../../src/domain/badge/badge.ts'
import { crc32 } from '../../src/domain/badge/png/chunks.ts'

/** A PNG whose pixels follow from `seed`. */
export function makePng(seed = 7, side = 9): Uint8Array {
  const picture = new PNG({ width: side, height: side })
  for (let at = 0; at < picture.data.length; at++) picture.data[at] = (at * seed + (at >> 3)) & 0xff
  return new Uint8Array(PNG.sync.write(picture))
}

/** The pixels, by a decoder that is not ours. */
export function pixelsOf(png: Uint8Array): Uint8Array {
  return new Uint8Array(PNG.sync.read(Buffer.from(png)).data)
}

/** One chunk with its checksum. */
export function makeChunk(type: string, data: Uint8Array | string): Uint8Array {
  const content = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)
  const chunk = Buffer.alloc(12 + content.length)
  chunk.writeUInt32BE(content.length, 0)
  chunk.write(type, 4, 'latin1')
  content.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk, 4, 8 + content.length), 8 + content.length)
  return new Uint8Array(chunk)
}

export type TextKind = 'tEXt' | 'zTXt' | 'iTXt' | 'compressed iTXt'

/** A text chunk as each kind writes it. */
export function makeTextChunk(kind: TextKind, keyword: string, text: string | Uint8Array): Uint8Array {
  const content = typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text)
  const head = (after: string) => Buffer.from(`${keyword}\0${after}`, 'latin1')
  switch (kind) {
    case 'tEXt':
      return makeChunk('tEXt', Buffer.concat([head(''), content]))
    case 'zTXt':
      return makeChunk('zTXt', Buffer.concat([head('\0'), deflateSync(content)]))
    case 'iTXt':
      return makeChunk('iTXt', Buffer.concat([head('\0\0\0\0'), content]))
    case 'compressed iTXt':
      return makeChunk('iTXt', Buffer.concat([head('\x01\0en\0badge\0'), deflateSync(content)]))
  }
}

/** The picture with chunks put in, right after its header or right before its end. */
export function withChunks(
  png: Uint8Array,
  chunks: Uint8Array[],
  place: 'after header' | 'before end' = 'after header',
) {
  const at = place === 'after header' ? 33 : png.length - 12
  return new Uint8Array(Buffer.concat([png.subarray(0, at), ...chunks, png.subarray(at)]))
}

/** An SVG around some markup. */
export function makeSvg(inside = '', rootAttributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${rootAttributes}>${inside}<circle r="4"/></svg>`
}

/** A PDF of one empty page's worth of objects, with whatever objects are added before its end. */
export function makePdf(objects: (string | Uint8Array)[]): Uint8Array {
  const parts = objects.map((object) =>
    typeof object === 'string' ? Buffer.from(object, 'utf8') : Buffer.from(object),
  )
  const start = Buffer.from('%PDF-1.7\n%\xff\xff\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1')
  const lines = parts.flatMap((part) => [part, Buffer.from('\n')])
  return new Uint8Array(Buffer.concat([start, ...lines, Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')]))
}

/** A compressed stream object. */
export function makePdfStream(number: number, type: string, text: string): Uint8Array {
  const content = deflateSync(Buffer.from(text, 'utf8'))
  const dictionary = `<< /Type /${type} /Filter /FlateDecode /Length ${content.length} >>`
  const start = Buffer.from(`${number} 0 obj\n${dictionary}\nstream\r\n`)
  return new Uint8Array(Buffer.concat([start, content, Buffer.from('\r\nendstream\nendobj')]))
}

/** A compact JWS with a signature that means nothing. */
export function makeToken(claims: object, header: object = { alg: 'EdDSA', typ: 'vc+jwt' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`
}

export function jsonPayload(document: object): Payload {
  return { form: 'json', text: JSON.stringify(document) }
}

/** An Open Badges 3.0 credential; `changes` replace members of it. */
export function makeCredential(changes: object = {}): Record<string, unknown> {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'https://issuer.example/1', type: ['Profile'], name: 'Atelier des Léaux' },
    validFrom: '2026-03-01T00:00:00Z',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://issuer.example/a/1',
        type: ['Achievement'],
        name: 'Animer une réunion ★',
        description: 'Prépare et anime.',
        criteria: { narrative: 'Trois réunions.' },
      },
    },
    ...changes,
  }
}

/** An Open Badges 2.0 assertion with its class and issuer inside; `changes` replace members of it. */
export function makeAssertion(changes: object = {}): Record<string, unknown> {
  return {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://issuer.example/assertions/1',
    recipient: { type: 'email', hashed: false, identity: 'learner@example.org' },
    issuedOn: '2026-03-01T00:00:00Z',
    verification: { type: 'HostedBadge' },
    badge: makeBadgeClass(),
    ...changes,
  }
}

export function makeBadgeClass(changes: object = {}): Record<string, unknown> {
  return {
    type: 'BadgeClass',
    id: 'https://issuer.example/classes/1',
    name: 'Welding',
    description: 'Welds.',
    image: 'https://issuer.example/classes/1.png',
    criteria: { narrative: 'Weld.' },
    issuer: {
      type: 'Profile',
      id: 'https://issuer.example/issuer',
      name: 'Workshop',
      url: 'https://issuer.example',
    },
    ...changes,
  }
}
