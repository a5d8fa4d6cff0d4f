// Badges signed and judged by an independent implementation, beside our judgement of the same badges.
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { describe, expect, test } from 'vitest'
import { documentLoader } from '../../src/cli/benches/verifyPeer.ts'
import { examine } from '../../src/domain/verification/examine.ts'
import { fakeOutside } from '../support/fakeOutside.ts'
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'

type Badge = Record<string, unknown>

async function ours(badge: Badge): Promise<string> {
  return (await examine(JSON.stringify(badge), fakeOutside())).report.verdict
}

async function theirs(badge: Badge): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite })
  return (await verifyCredential({ credential: badge, suite, documentLoader })).verified
}

async function signedByThem(change: Badge = {}): Promise<Badge> {
  const key = await Ed25519Multikey.generate({})
  const did = `did:key:${key.publicKeyMultibase}`
  Object.assign(key, { id: `${did}#${key.publicKeyMultibase}`, controller: did })
  const credential = makeCredential({ issuer: { id: did, type: ['Profile'], name: 'N' }, ...change })
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite })
  return issue({ credential, suite, documentLoader })
}

const changes: [name: string, change: (badge: Badge) => Badge][] = [
  ['another name', (badge) => ({ ...badge, name: 'other' })],
  ['another beginning', (badge) => ({ ...badge, validFrom: '2020-01-01T00:00:00Z' })],
  ['another identifier', (badge) => ({ ...badge, id: 'urn:uuid:other' })],
  [
    'another moment of signing',
    (badge) => ({ ...badge, proof: { ...(badge.proof as Badge), created: '2020-01-01T00:00:00Z' } }),
  ],
  ['an unknown word', (badge) => ({ ...badge, surprise: 1 })],
  ['another issuer', (badge) => ({ ...badge, issuer: makeKey().did })],
]

describe('@digitalbazaar/vc', () => {
  test('its badges hold here, and ours hold there', async () => {
    expect(await ours(await signedByThem())).toBe('intact')
    const key = makeKey()
    const badge = await signDataIntegrity(
      makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'N' } }),
      key,
    )
    expect(await theirs(badge)).toBe(true)
    expect(await ours(badge)).toBe('intact')
  })

  test.each(changes)('%s: refused by both', async (_, change) => {
    const badge = change(await signedByThem())
    expect(await theirs(badge)).toBe(false)
    expect(['altered', 'unverified']).toContain(await ours(badge))
  })
})
