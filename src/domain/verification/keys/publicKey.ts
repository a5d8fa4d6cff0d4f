// A public key as JWK: told apart, imported, and asked whether a signature is its own.
import { importJWK } from 'jose'
import type { JsonObject } from '../../json.ts'
import type { Bytes } from '../bytes.ts'
import { fromBase64Url } from '../bytes.ts'
import { useTheWait } from '../meanwhile.ts'

/** Signature algorithms by their JOSE names. */
export type Algorithm =
  'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512' | 'ES256' | 'ES384' | 'ES512' | 'EdDSA'

/** A public key; no private member ever gets here. */
export interface PublicJwk {
  kty: 'RSA' | 'EC' | 'OKP'
  n?: string
  e?: string
  crv?: string
  x?: string
  y?: string
}

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
/** RFC 7518 §3.3 asks for 2048 bits; below it a key proves nothing today. */
const LEAST_RSA_BITS = 2048

/** What kind of key an algorithm takes, and how WebCrypto is told to check with it (RSA keys bring their hash along). */
const ALGORITHMS: Record<
  Algorithm,
  { kty: PublicJwk['kty']; crv?: string; check: AlgorithmIdentifier | EcdsaParams | RsaPssParams }
> = {
  RS256: { kty: 'RSA', check: 'RSASSA-PKCS1-v1_5' },
  RS384: { kty: 'RSA', check: 'RSASSA-PKCS1-v1_5' },
  RS512: { kty: 'RSA', check: 'RSASSA-PKCS1-v1_5' },
  PS256: { kty: 'RSA', check: { name: 'RSA-PSS', saltLength: 32 } },
  PS384: { kty: 'RSA', check: { name: 'RSA-PSS', saltLength: 48 } },
  PS512: { kty: 'RSA', check: { name: 'RSA-PSS', saltLength: 64 } },
  ES256: { kty: 'EC', crv: 'P-256', check: { name: 'ECDSA', hash: 'SHA-256' } },
  ES384: { kty: 'EC', crv: 'P-384', check: { name: 'ECDSA', hash: 'SHA-384' } },
  ES512: { kty: 'EC', crv: 'P-521', check: { name: 'ECDSA', hash: 'SHA-512' } },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', check: 'Ed25519' },
}

/** Imported keys, the latest few: a list of badges has few issuers. */
const imported = new Map<string, Promise<CryptoKey>>()
const MOST_IMPORTED = 200

export function isAlgorithm(name: unknown): name is Algorithm {
  return typeof name === 'string' && Object.hasOwn(ALGORITHMS, name)
}

/** Is anything in this JWK meant to stay secret? */
export function hasPrivateMember(jwk: JsonObject): boolean {
  return PRIVATE_MEMBERS.some((member) => jwk[member] !== undefined)
}

/** The public members of a JWK, or nothing when it is no key we know or holds private members. */
export function publicJwk(jwk: JsonObject): PublicJwk | undefined {
  if (hasPrivateMember(jwk)) return undefined
  const { kty, n, e, crv, x, y } = jwk
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
  if (kty === 'RSA' && isText(n) && isText(e)) return { kty, n, e }
  if (kty === 'EC' && isText(crv) && isText(x) && isText(y)) return { kty, crv, x, y }
  if (kty === 'OKP' && isText(crv) && isText(x)) return { kty, crv, x }
  return undefined
}

/** Are these the same key? Compared by value, never by name. */
export function isSameKey(first: PublicJwk, second: PublicJwk): boolean {
  return fingerprint(first) === fingerprint(second)
}

/** Is this the kind of key that the algorithm takes? */
export function isKeyFor({ kty, crv }: PublicJwk, algorithm: Algorithm): boolean {
  const wanted = ALGORITHMS[algorithm]
  return kty === wanted.kty && (wanted.crv === undefined || crv === wanted.crv)
}

/** What a signature check says: the signature's own, or why nobody can tell. */
export type SignatureState = 'holds' | 'broken' | 'wrong-kind-of-key' | 'weak-key' | 'bad-key'

/** Asks whether `signature` over `data` was made with the private half of `jwk`. */
export async function verifySignature(
  jwk: PublicJwk,
  algorithm: Algorithm,
  signature: Bytes,
  data: Bytes,
): Promise<SignatureState> {
  const { check } = ALGORITHMS[algorithm]
  // EdDSA is also done with Ed448 (RFC 8037 §3.1), which no browser can check yet.
  if (algorithm === 'EdDSA' && jwk.crv === 'Ed448') return 'bad-key'
  if (!isKeyFor(jwk, algorithm)) return 'wrong-kind-of-key'
  const importing = importKey(jwk, algorithm)
  if (importing === 'weak-key') return importing
  let key: CryptoKey
  try {
    key = await importing
  } catch {
    // A point off the curve, a modulus that is no number, or a browser without this algorithm.
    return 'bad-key'
  }
  const verifying = crypto.subtle.verify(check, key, signature, data)
  useTheWait()
  return (await verifying) ? 'holds' : 'broken'
}

/** Looked at once: what is imported is strong enough. */
function importKey(jwk: PublicJwk, algorithm: Algorithm): Promise<CryptoKey> | 'weak-key' {
  const name = `${algorithm} ${fingerprint(jwk)}`
  const known = imported.get(name)
  if (known) return known
  if (jwk.kty === 'RSA' && rsaBits(jwk) < LEAST_RSA_BITS) return 'weak-key'
  // A JWK with `kty` "oct" would come as bytes; publicJwk lets none pass.
  const key = importJWK({ ...jwk }, algorithm) as Promise<CryptoKey>
  if (imported.size >= MOST_IMPORTED) imported.delete(imported.keys().next().value!)
  imported.set(name, key)
  return key
}

function fingerprint(jwk: PublicJwk): string {
  return [jwk.kty, jwk.crv, jwk.n, jwk.e, jwk.x, jwk.y].join('.')
}

function rsaBits(jwk: PublicJwk): number {
  const modulus = fromBase64Url(jwk.n ?? '') ?? new Uint8Array()
  const start = modulus.findIndex((byte) => byte !== 0)
  if (start < 0) return 0
  return (modulus.length - start) * 8 - Math.clz32(modulus[start]!) + 24
}
