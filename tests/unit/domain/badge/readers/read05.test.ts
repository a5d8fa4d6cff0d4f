// Open Badges 0.5 and the hybrids of its time.
import { describe, expect, test } from 'vitest'
import { assertion05, readDocument } from '../../../../support/readDocument.ts'

describe('quirk 12: 0.5', () => {
  test('relative addresses begin at the issuer; its name holds its organisation', () => {
    expect(readDocument(assertion05)).toMatchObject({
      version: '0.5',
      achievement: { image: 'http://p2pu.org/badge/1.png', criteria: { url: 'http://p2pu.org/badge/1' } },
      evidence: [{ url: 'http://p2pu.org/made/1' }],
      issuer: { name: 'P2PU: School of Webcraft', url: 'http://p2pu.org', email: 'admin@p2pu.org' },
      issuedOn: '2011-06-01',
      recipients: [{ kind: 'email', value: 'sha256$abcdef', hashed: true, salt: 'gris' }],
      verification: { method: 'none' },
    })
  })

  test('the source stays untouched', () => {
    expect(readDocument(assertion05).source).toEqual(assertion05)
  })

  test('an issuer without organisation has no trailing colon', () => {
    const issuer = { origin: 'http://a.example', name: 'A' }
    expect(readDocument({ ...assertion05, badge: { ...assertion05.badge, issuer } }).issuer.name).toBe('A')
  })

  test("odd case 2: a backpack's own hybrid of 0.5 and 1.0", () => {
    const hybrid = {
      ...assertion05,
      uid: 'f2c',
      verify: { type: 'hosted', url: 'https://a.example/1' },
      _originalRecipient: { identity: 'sha256$ab', hashed: true },
      _location: 'https://a.example/1',
    }
    expect(readDocument(hybrid)).toMatchObject({
      id: 'https://a.example/1',
      achievement: { name: 'HTML5', image: 'http://p2pu.org/badge/1.png' },
      verification: { method: 'hosted', url: 'https://a.example/1' },
    })
  })
})
