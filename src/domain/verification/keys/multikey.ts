// Multikey: a public key in one word, as did:key and Data Integrity write it.
import { fromMultibase, toBase64Url } from '../bytes.ts'
import { readPkcs1 } from './pem.ts'
import type { PublicJwk } from './publicKey.ts'

/** Multicodec headers, as varint bytes: ed25519-pub 0xed, p256-pub 0x1200 and its two larger kin, rsa-pub 0x1205. */
const ED25519 = [0xed, 0x01]
const P256 = [0x80, 0x24]
const P384 = [0x81, 0x24]
const P521 = [0x82, 0x24]
const RSA = [0x85, 0x24]

interface Curve {
  crv: string
  /** Bytes of a coordinate. */
  size: number
  prime: bigint
  b: bigint
}

const CURVE_P256: Curve = {
  crv: 'P-256',
  size: 32,
  prime: BigInt('0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff'),
  b: BigInt('0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b'),
}
const CURVE_P384: Curve = {
  crv: 'P-384',
  size: 48,
  prime: BigInt(
    '0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff',
  ),
  b: BigInt(
    '0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
  ),
}

const CURVE_P521: Curve = {
  crv: 'P-521',
  size: 66,
  prime: (1n << 521n) - 1n,
  b: BigInt(
    '0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00',
  ),
}

/** Reads a Multikey (Ed25519, P-256, P-384, P-521, RSA); nothing when it is none. */
export function readMultikey(text: string): PublicJwk | undefined {
  const bytes = fromMultibase(text)
  if (!bytes) return undefined
  const startsWith = (header: number[]) => header.every((byte, index) => bytes[index] === byte)
  const point = bytes.subarray(2)
  if (startsWith(ED25519))
    return point.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(point) } : undefined
  if (startsWith(P256)) return decompress(CURVE_P256, point)
  if (startsWith(P384)) return decompress(CURVE_P384, point)
  if (startsWith(P521)) return decompress(CURVE_P521, point)
  if (startsWith(RSA)) return readPkcs1(point)
  return undefined
}

/** WebCrypto takes no compressed points, so y is computed: y² = x³ − 3x + b (SEC 1 §2.3.4; all primes are 3 mod 4). */
function decompress(curve: Curve, point: Uint8Array): PublicJwk | undefined {
  const { crv, size, prime, b } = curve
  if (point.length !== size + 1 || (point[0] !== 2 && point[0] !== 3)) return undefined
  const x = toNumber(point.subarray(1))
  if (x >= prime) return undefined
  const square = (((x * x * x - 3n * x + b) % prime) + prime) % prime
  const root = power(square, (prime + 1n) / 4n, prime)
  if ((root * root) % prime !== square) return undefined
  const y = (root & 1n) === BigInt(point[0] & 1) ? root : prime - root
  return { kty: 'EC', crv, x: toBase64Url(point.subarray(1)), y: toBase64Url(toBytes(y, size)) }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function toNumber(bytes: Uint8Array): bigint {
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  return number
}

function toBytes(number: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (let index = size - 1, rest = number; index >= 0; index--, rest >>= 8n)
    bytes[index] = Number(rest & 0xffn)
  return bytes
}
