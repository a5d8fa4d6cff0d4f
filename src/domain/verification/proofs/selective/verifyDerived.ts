// Badges that show only some of what was signed (ecdsa-sd-2023, VC-DI-ECDSA §3.6.7 "Verify Derived Proof").
import { asText } from '../../../json.ts'
import type { JsonObject } from '../../../json.ts'
import { fail, ok } from '../../../result.ts'
import type { Result } from '../../../result.ts'
import { concat, digest, toBase58, utf8 } from '../../bytes.ts'
import type { Bytes } from '../../bytes.ts'
import type { Finding } from '../../finding.ts'
import { bad, good, unsure } from '../../finding.ts'
import { readMultikey } from '../../keys/multikey.ts'
import { verifySignature } from '../../keys/publicKey.ts'
import type { PublicJwk } from '../../keys/publicKey.ts'
import { canonizeRdf } from '../canonize.ts'
import { aboutSignature } from '../signatureFinding.ts'
import { isBaseProof, parseDerivedProof } from './derivedProof.ts'
import type { DerivedProof } from './derivedProof.ts'

/** The statement that names the issuer, in canonical N-Quads. */
const ISSUER = ' <https://www.w3.org/2018/credentials#issuer> '

/**
 * Checks a derived proof with the issuer's key.
 *
 * The issuer decides which statements the holder may not leave out. Where not even the issuer's name is one of them,
 * nothing kept an end date or a withdrawal from being left out: then it remains open what the badge was.
 *
 * @param unsecured The document without its proof.
 */
export async function verifyDerived(
  unsecured: JsonObject,
  proof: JsonObject,
  issuerKey: PublicJwk,
): Promise<Finding> {
  const proofValue = asText(proof.proofValue) ?? ''
  if (isBaseProof(proofValue))
    return unsure('integrity.method-unknown', { because: { method: 'ecdsa-sd-2023' } })
  const derived = parseDerivedProof(proofValue)
  if (!derived) return unsure('integrity.proof-incomplete')
  const ownKey = readMultikey(`z${toBase58(derived.publicKey)}`)
  if (!isP256(issuerKey)) return bad('integrity.wrong-kind-of-key')
  if (!ownKey || !isP256(ownKey)) return unsure('integrity.key-unusable')
  const prepared = await prepare(unsecured, proof, derived)
  if (!prepared.ok) return prepared.error
  const { statements, proofHash } = prepared.value
  const isMandatory = new Set(derived.mandatory)
  if (derived.mandatory.some((index) => index >= statements.length)) return bad('integrity.broken')
  const mandatory = statements.filter((_, index) => isMandatory.has(index))
  const chosen = statements.filter((_, index) => !isMandatory.has(index))
  if (chosen.length !== derived.signatures.length) return bad('integrity.broken', { source: 'badge' })
  const mandatoryHash = await digest('SHA-256', utf8(mandatory.join('')))
  const base = concat(concat(proofHash, derived.publicKey), mandatoryHash)
  const state = await verifySignature(issuerKey, 'ES256', derived.baseSignature, base)
  if (state !== 'holds') return aboutSignature(state)
  for (const [index, statement] of chosen.entries()) {
    const own = await verifySignature(ownKey, 'ES256', derived.signatures[index]!, utf8(statement))
    if (own !== 'holds') return aboutSignature(own)
  }
  return mandatory.some((statement) => statement.includes(ISSUER))
    ? good('integrity.parts-hold', { source: 'badge' })
    : unsure('integrity.parts-optional', { source: 'badge' })
}

interface Prepared {
  /** Canonical N-Quads under the names they were signed with, in their order. */
  statements: string[]
  proofHash: Bytes
}

async function prepare(
  unsecured: JsonObject,
  proof: JsonObject,
  { labels }: DerivedProof,
): Promise<Result<Prepared, Finding>> {
  const { proofValue: _, ...options } = proof
  const document = await canonizeRdf(unsecured)
  const config = await canonizeRdf({ ...options, '@context': unsecured['@context'] })
  for (const canonical of [document, config]) {
    if (canonical.ok) continue
    const { code, ...because } = canonical.error
    return fail(unsure(code, Object.keys(because).length > 0 ? { because } : {}))
  }
  const statements = renamed((document as { value: string }).value, labels)
  if (!statements) return fail(bad('integrity.broken', { source: 'badge' }))
  const proofHash = await digest('SHA-256', utf8((config as { value: string }).value))
  return ok({ statements, proofHash })
}

/** Blank nodes get the names of the signature, and the lines a new order; a node without one was never signed. */
function renamed(canonical: string, labels: ReadonlyMap<string, string>): string[] | undefined {
  let isWhole = true
  const lines = canonical.split('\n').filter((line) => line !== '')
  const statements = lines.map((line) => {
    // Literals may hold anything that looks like a name; they stand in quotes.
    const pieces = line.split(/("(?:[^"\\]|\\.)*")/)
    const text = pieces.map((piece) =>
      piece.startsWith('"')
        ? piece
        : piece.replace(/_:(c14n\d+)/g, (_, name: string) => {
            const label = labels.get(name)
            isWhole &&= label !== undefined
            return `_:${label}`
          }),
    )
    return `${text.join('')}\n`
  })
  return isWhole ? statements.sort() : undefined
}

function isP256(key: PublicJwk): boolean {
  return key.kty === 'EC' && key.crv === 'P-256'
}
