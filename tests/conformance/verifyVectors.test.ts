// The standards' own vectors, step by step: canonical form, hashes, signature.
import { describe, expect, test } from 'vitest'
import { isObject } from '../../src/domain/json.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { hex, fromMultibase } from '../../src/domain/verification/bytes.ts'
import { startInquiry } from '../../src/domain/verification/inquiry.ts'
import { findKey } from '../../src/domain/verification/keys/findKey.ts'
import { verifyDataIntegrity } from '../../src/domain/verification/proofs/dataIntegrity.ts'
import { algorithmFor, hashForProof, suiteOf } from '../../src/domain/verification/proofs/suites.ts'
import { fakeOutside } from '../support/fakeOutside.ts'
import { hasSharedFixtures, leftOut, sharedFiles, sharedText } from '../support/sharedFixtures.ts'

const inquiry = () => startInquiry(fakeOutside())
const read = (path: string) => JSON.parse(sharedText(path)) as JsonObject

/** All steps of the first proof of a signed document. */
async function steps(document: JsonObject) {
  const { proof: proofs, ...unsecured } = document
  const proof = (Array.isArray(proofs) ? proofs[0] : proofs) as JsonObject
  const suite = suiteOf(proof)!
  const key = await findKey(inquiry(), String(proof.verificationMethod))
  if (!key.ok) throw new Error(key.error.code)
  const hashed = await hashForProof(suite, unsecured, proof, algorithmFor(suite, key.value.jwk)!)
  if (!hashed.ok) throw new Error(hashed.error.code)
  return { ...hashed.value, proofValue: String(proof.proofValue) }
}

/** Folder, and the ending that all its files share. */
const w3c: [folder: string, ending: string][] = [
  ['vc/w3c-vc-di-eddsa/eddsa-rdfc-2022', 'DataInt'],
  ['vc/w3c-vc-di-eddsa/eddsa-jcs-2022', 'JCS'],
  ['vc/w3c-vc-di-eddsa/Ed25519Signature2020', 'EdSig'],
  ['vc/w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p256', 'ECDSAP256'],
  ['vc/w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p384', 'ECDSAP384'],
  ['vc/w3c-vc-di-ecdsa/ecdsa-jcs-2019-p256', 'JCSECDSAP256'],
  ['vc/w3c-vc-di-ecdsa/ecdsa-jcs-2019-p384', 'JCSECDSAP384'],
]

describe.skipIf(!hasSharedFixtures)(`W3C vectors${leftOut(w3c.length)}`, () => {
  test.each(w3c)('%s: every step and the signature', async (folder, ending) => {
    const file = (name: string) => sharedText(`${folder}/${name}${ending}.txt`).trim()
    const signed = read(`${folder}/signed${ending}.json`)
    const made = await steps(signed)
    expect(made.canonicalDocument.trim()).toBe(file('canonDoc'))
    expect(made.canonicalProof.trim()).toBe(file('proofCanon'))
    expect(hex(made.documentHash)).toBe(file('docHash'))
    expect(hex(made.proofHash)).toBe(file('proofHash'))
    expect(hex(made.data)).toBe(file('combinedHash'))
    expect(hex(fromMultibase(made.proofValue)!)).toBe(file('sigHex'))
    expect(await verifyDataIntegrity(inquiry(), signed)).toMatchObject([{ state: 'ok' }])
    expect(await verifyDataIntegrity(inquiry(), { ...signed, description: 'changed' })).toMatchObject([
      { state: 'failed' },
    ])
  })

  test.each(['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2'])(
    '%s: every proof holds',
    async (name) => {
      const signed = read(`vc/w3c-vc-di-eddsa/proof-set-chain/${name}.json`)
      const findings = await verifyDataIntegrity(inquiry(), signed)
      expect(findings.length).toBe([signed.proof].flat().length)
      for (const finding of findings) expect(finding).toMatchObject({ state: 'ok' })
    },
  )

  test('a chain without its first links is left open', async () => {
    const signed = read('vc/w3c-vc-di-eddsa/proof-set-chain/signedProofChain1.json')
    const last = (signed.proof as JsonObject[]).at(-1)!
    expect(last.previousProof).toBeDefined()
    const findings = await verifyDataIntegrity(inquiry(), { ...signed, proof: last })
    expect(findings).toMatchObject([{ state: 'unknown', code: 'integrity.previous-proof-missing' }])
  })

  test('a chain with a changed first link is broken', async () => {
    const signed = read('vc/w3c-vc-di-eddsa/proof-set-chain/signedProofChain1.json')
    const proofs = (signed.proof as JsonObject[]).map((proof, index) =>
      index === 0 ? { ...proof, created: '2020-01-01T00:00:00Z' } : proof,
    )
    expect((await verifyDataIntegrity(inquiry(), { ...signed, proof: proofs })).at(-1)).toMatchObject({
      state: 'failed',
    })
  })

  const employ = sharedFiles('vc', '.json').filter((path) => /employ\/signed/.test(path))
  test.each(employ)('%s: its context is not known here, and said to be', async (path) => {
    expect(await verifyDataIntegrity(inquiry(), read(path))).toMatchObject([
      { state: 'unknown', code: 'integrity.context-unknown' },
    ])
  })
})

describe.skipIf(!hasSharedFixtures)(`1EdTech implementation guide${leftOut(2)}`, () => {
  test.each(['ob', 'clr'])('%s: hashes, signed bytes and signature', async (kind) => {
    const signed = read(`ob3/1edtech-spec/signed/impl-guide-${kind}-ldp-eddsa-rdfc-2022.json`)
    const steps1 = read(`ob3/1edtech-spec/signed/impl-guide-${kind}-intermediates.json`)
    const made = await steps(signed)
    expect(hex(made.documentHash)).toBe(steps1['document-hash'])
    expect(hex(made.proofHash)).toBe(steps1['proof-hash'])
    expect(hex(made.data)).toBe(steps1.data)
    expect(hex(fromMultibase(made.proofValue)!)).toBe(steps1.signature)
    expect(await verifyDataIntegrity(inquiry(), signed)).toMatchObject([{ state: 'ok' }])
  })

  test.each(['obv3p0', 'clrv2p0'])('%s: canonical forms', async (folder) => {
    const kind = folder.startsWith('ob') ? 'ob' : 'clr'
    const made = await steps(read(`ob3/1edtech-spec/signed/impl-guide-${kind}-ldp-eddsa-rdfc-2022.json`))
    const text = (name: string) =>
      sharedText(`ob3/1edtech-spec/impl/test-vectors/${folder}/${name}-canon.txt`).trim()
    expect(made.canonicalDocument.trim()).toBe(text('document'))
    expect(made.canonicalProof.trim()).toBe(text('proof'))
  })
})

describe.skipIf(!hasSharedFixtures)('everything that carries a proof', () => {
  const signed = [...sharedFiles('ob3', '.json'), ...sharedFiles('vc', '.json')].filter((path) => {
    const document = JSON.parse(sharedText(path)) as unknown
    return isObject(document) && document.proof !== undefined && document['@context'] !== undefined
  })

  test.each(signed)('%s: one added word never holds', async (path) => {
    const findings = await verifyDataIntegrity(inquiry(), { ...read(path), id: 'urn:uuid:added' })
    for (const { state } of findings) expect(state).not.toBe('ok')
  })
})
