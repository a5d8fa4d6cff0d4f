// Proofs of ecdsa-sd-2023 for tests, base and derived, by Node's own crypto and jsonld: nothing of what it tests.
import {
  createHash,
  createHmac,
  generateKeyPairSync,
  randomBytes,
  sign as signBytes,
  type KeyObject,
} from 'node:crypto'
import { canonize, type TestKey } from './signBadge.ts'

type Document = Record<string, unknown>

export interface SelectiveOptions {
  verificationMethod?: string
  /** Whether the issuer forbids leaving this statement out. */
  isMandatory?: (statement: string) => boolean
  /** Changes the parts before they are written down. */
  change?: (parts: DerivedParts) => void
  /** Changes the bytes of the finished value. */
  spoil?: (value: Buffer) => Buffer
}

export interface DerivedParts {
  baseSignature: Buffer
  publicKey: Buffer
  signatures: Buffer[]
  labels: [number, Buffer][]
  mandatory: number[]
}

const ISSUER = '<https://www.w3.org/2018/credentials#issuer>'

export interface BaseOptions extends Omit<SelectiveOptions, 'change'> {
  change?: (parts: BaseParts) => void
  /** As the issuer wrote them; what they mean is what `isMandatory` says. */
  pointers?: string[]
}

export interface BaseParts {
  baseSignature: Buffer
  publicKey: Buffer
  hmacKey: Buffer
  signatures: Buffer[]
  pointers: string[]
}

/** The document with a derived proof over all of it; the names of its blank nodes are chance. */
export async function signSelective(
  document: Document,
  key: TestKey,
  options: SelectiveOptions = {},
): Promise<Document> {
  const { config, labels, mandatory, signed } = await sign(document, key, options, () => randomBytes(32))
  const parts: DerivedParts = { ...signed, labels, mandatory }
  options.change?.(parts)
  return withValue(document, config, 0x01, Object.values(parts) as Cbor, options.spoil)
}

/** The document as its issuer signs it: from this, holders derive. */
export async function signBase(
  document: Document,
  key: TestKey,
  options: BaseOptions = {},
): Promise<Document> {
  const hmacKey = randomBytes(32)
  const labelOf = (name: string) => createHmac('sha256', hmacKey).update(name).digest()
  const { config, signed } = await sign(document, key, options, labelOf)
  const { baseSignature, publicKey, signatures } = signed
  const parts: BaseParts = {
    baseSignature,
    publicKey,
    hmacKey,
    signatures,
    pointers: options.pointers ?? ['/issuer'],
  }
  options.change?.(parts)
  return withValue(document, config, 0x00, Object.values(parts) as Cbor, options.spoil)
}

function withValue(
  document: Document,
  config: Document,
  kind: number,
  parts: Cbor,
  spoil: SelectiveOptions['spoil'],
): Document {
  const value = Buffer.concat([Buffer.from([0xd9, 0x5d, kind]), cbor(parts)])
  return {
    ...document,
    proof: { ...config, proofValue: `u${(spoil?.(value) ?? value).toString('base64url')}` },
  }
}

async function sign(
  document: Document,
  key: TestKey,
  options: Pick<SelectiveOptions, 'isMandatory' | 'verificationMethod'>,
  labelOf: (name: string) => Buffer,
) {
  const { isMandatory = (statement: string) => statement.includes(ISSUER) } = options
  const config = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: '2026-01-02T00:00:00Z',
    verificationMethod: options.verificationMethod ?? key.method,
    proofPurpose: 'assertionMethod',
  }
  const canonical = await canonize(document)
  const count = new Set(canonical.match(/_:c14n\d+/g)).size
  const labels: [number, Buffer][] = Array.from({ length: count }, (_, index) => [
    index,
    labelOf(`c14n${index}`),
  ])
  const nameOf = (term: string) =>
    term.replace(/^_:c14n(\d+)/, (_, index) => `_:u${labels[Number(index)]![1].toString('base64url')}`)
  const statements = canonical
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      // Subject, predicate, and the object with all that follows it.
      const [, subject, predicate, rest] = /^(\S+) (\S+) (.*)$/s.exec(line)!
      return `${nameOf(subject!)} ${predicate} ${nameOf(rest!)}\n`
    })
    .sort()
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKey = multikeyBytes(own.publicKey)
  const mandatory = statements.flatMap((statement, index) => (isMandatory(statement) ? index : []))
  const base = Buffer.concat([
    sha256(await canonize({ ...config, '@context': document['@context'] })),
    publicKey,
    sha256(mandatory.map((index) => statements[index]).join('')),
  ])
  const signatures = statements.flatMap((statement, index) =>
    mandatory.includes(index) ? [] : signP256(Buffer.from(statement), own.privateKey),
  )
  const signed = { baseSignature: signP256(base, key.privateKey), publicKey, signatures }
  return { config, labels, mandatory, signed }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function signP256(data: Buffer, key: KeyObject): Buffer {
  return signBytes('sha256', data, { key, dsaEncoding: 'ieee-p1363' })
}

function multikeyBytes(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' })
  const odd = Buffer.from(String(y), 'base64url').at(-1)! & 1
  return Buffer.from([0x80, 0x24, 2 + odd, ...Buffer.from(String(x), 'base64url')])
}

type Cbor = number | string | Buffer | Cbor[]

/** The labels, being pairs, are written as a map; every other list as a list. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return head(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  const isMap =
    value.length > 0 &&
    value.every((item) => Array.isArray(item) && Buffer.isBuffer(item[1]) && typeof item[0] === 'number')
  return Buffer.concat([
    head(isMap ? 5 : 4, value.length),
    ...(isMap ? (value as Cbor[][]).flat() : value).map(cbor),
  ])
}

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size])
  return size < 256
    ? Buffer.from([(kind << 5) | 24, size])
    : Buffer.from([(kind << 5) | 25, size >> 8, size & 255])
}
