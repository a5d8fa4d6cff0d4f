// Public keys in PEM, as Open Badges 1.x and 2.0 publish them: SPKI, the older PKCS#1, and certificates.
import { fromBase64Url, toBase64Url } from '../bytes.ts'
import type { Bytes } from '../bytes.ts'
import type { JsonObject } from '../../json.ts'
import { publicJwk } from './publicKey.ts'
import type { PublicJwk } from './publicKey.ts'

/** AlgorithmIdentifier of rsaEncryption, with its NULL (RFC 8017 A.1). */
const RSA_IDENTIFIER = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]
const IMPORTS = [
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  { name: 'ECDSA', namedCurve: 'P-256' },
  { name: 'ECDSA', namedCurve: 'P-384' },
  { name: 'Ed25519' },
]

/** Reads the first public key of a PEM text; nothing when there is none we know. */
export async function readPem(text: string): Promise<PublicJwk | undefined> {
  const block = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----([^-]+)-----END \1-----/.exec(text)
  if (!block) return undefined
  const bytes = fromBase64Url(block[2]!.replace(/\s+/g, ''))
  if (!bytes) return undefined
  if (block[1] === 'PUBLIC KEY') return fromSpki(bytes)
  if (block[1] === 'RSA PUBLIC KEY') return fromSpki(wrapRsa(bytes))
  const spki = keyInCertificate(bytes)
  return spki && fromSpki(spki)
}

async function fromSpki(spki: Bytes): Promise<PublicJwk | undefined> {
  for (const parameters of IMPORTS) {
    try {
      const key = await crypto.subtle.importKey('spki', spki, parameters, true, ['verify'])
      return publicJwk((await crypto.subtle.exportKey('jwk', key)) as JsonObject)
    } catch {
      // Not this kind of key; the next may fit.
    }
  }
  return undefined
}

/** An RSA key as did:key writes it: RSAPublicKey of PKCS#1 (RFC 8017 A.1.1), two numbers in a sequence. */
export function readPkcs1(bytes: Bytes): PublicJwk | undefined {
  const [sequence, more] = children(bytes, 0)
  if (sequence?.tag !== 0x30 || more || sequence.end !== bytes.length) return undefined
  const numbers = children(bytes, sequence.content)
  if (numbers.length !== 2 || numbers.some(({ tag }) => tag !== 0x02)) return undefined
  const [n, e] = numbers.map(({ content, end }) =>
    bytes.subarray(bytes[content] === 0 ? content + 1 : content, end),
  )
  return { kty: 'RSA', n: toBase64Url(n!), e: toBase64Url(e!) }
}

function wrapRsa(pkcs1: Bytes): Bytes {
  return sequence(0x30, [...RSA_IDENTIFIER, ...sequence(0x03, [0, ...pkcs1])])
}

function sequence(tag: number, content: ArrayLike<number>): Bytes {
  const length = content.length
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff]
  return Uint8Array.from([...head, ...Array.from(content)])
}

/** Walks to subjectPublicKeyInfo: the first inner sequence of the certificate that an import accepts has this shape. */
function keyInCertificate(certificate: Bytes): Bytes | undefined {
  const outer = children(certificate, 0)[0]
  const body = outer && children(certificate, outer.content)[0]
  if (!body) return undefined
  const fields = children(certificate, body.content, body.end).filter(({ tag }) => tag !== 0xa0)
  // serial number, signature algorithm, issuer, validity, subject, subjectPublicKeyInfo (RFC 5280 §4.1)
  const key = fields[5]
  return key && certificate.slice(key.start, key.end)
}

interface Element {
  tag: number
  start: number
  content: number
  end: number
}

function children(bytes: Bytes, from: number, to = bytes.length): Element[] {
  const found: Element[] = []
  for (let position = from; position + 2 <= to;) {
    const tag = bytes[position]!
    let length = bytes[position + 1]!
    let content = position + 2
    if (length & 0x80) {
      const size = length & 0x7f
      length = 0
      for (let index = 0; index < size && index < 4; index++)
        length = length * 256 + (bytes[content + index] ?? 0)
      content += size
    }
    const end = content + length
    if (end > to) break
    found.push({ tag, start: position, content, end })
    position = end
  }
  return found
}
