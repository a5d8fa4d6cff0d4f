// Open Badges 3.0 as strings, arrays and objects; endorsements wherever they hang.
import { describe, expect, test } from 'vitest'
import { readBadge } from '../../../../../src/domain/badge/readBadge.ts'
import { makeAssertion, makeBadgeClass, makeCredential } from '../../../../support/makeBadge.ts'
import { readDocument } from '../../../../support/readDocument.ts'

describe('quirk 24: endorsements', () => {
  const endorsement = { type: 'Endorsement', claim: { id: 'urn:1' } }

  test('2.0: inside, or behind an address', () => {
    const address = 'https://a.example/e1'
    const assertion = makeAssertion({
      endorsement: [endorsement, address],
      badge: makeBadgeClass({ endorsement }),
    })
    expect(readDocument(assertion)).toMatchObject({
      endorsements: [endorsement, endorsement],
      alsoLinked: [address],
    })
    expect(readDocument(assertion, { [address]: endorsement }).endorsements).toHaveLength(3)
  })

  test('3.0: on credential, achievement, issuer and creator; objects and tokens', () => {
    const document = makeCredential({
      endorsement: [{ id: 'e1' }],
      endorsementJwt: ['eyA'],
      issuer: { id: 'urn:i', name: 'I', endorsement: { id: 'e2' } },
      credentialSubject: {
        achievement: {
          name: 'A',
          endorsementJwt: 'eyB',
          creator: { name: 'C', endorsement: [{ id: 'e3' }] },
        },
      },
    })
    expect(readDocument(document).endorsements).toEqual([
      { id: 'e1' },
      'eyA',
      'eyB',
      { id: 'e2' },
      { id: 'e3' },
    ])
  })
})

describe('technical pitfall 12: strings, arrays, objects', () => {
  test('a string issuer', () => {
    expect(readDocument(makeCredential({ issuer: 'did:web:a.example' })).issuer).toEqual({
      id: 'did:web:a.example',
      name: '',
      otherIdentifiers: [],
    })
  })

  test('several subjects: the one with an achievement', () => {
    const subjects = [{ id: 'urn:0' }, { id: 'did:example:me', achievement: { name: 'A' } }]
    expect(readDocument(makeCredential({ credentialSubject: subjects }))).toMatchObject({
      achievement: { name: 'A' },
      recipients: [{ value: 'did:example:me' }],
    })
  })

  test('an achievement that is only an address, or absent', () => {
    expect(
      readDocument(makeCredential({ name: 'N', credentialSubject: { achievement: 'https://a.example/a' } }))
        .achievement,
    ).toMatchObject({ id: 'https://a.example/a', name: 'N' })
    expect(
      readDocument(makeCredential({ name: 'N', credentialSubject: { type: 'AchievementSubject' } })),
    ).toMatchObject({ kind: 'badge', achievement: { name: 'N' } })
  })

  test('other identifiers, credits, tags, language', () => {
    const issuer = {
      id: 'urn:i',
      name: 'I',
      otherIdentifier: [{ identifier: '12345', identifierType: 'sourcedId' }, {}],
    }
    const achievement = {
      name: 'A',
      tag: ['x', 2],
      creditsAvailable: 36,
      inLanguage: 'fr-FR',
      achievementType: 'Badge',
    }
    expect(readDocument(makeCredential({ issuer, credentialSubject: { achievement } }))).toMatchObject({
      issuer: { otherIdentifiers: [{ type: 'sourcedId', value: '12345' }] },
      achievement: { tags: ['x', '2'], creditsAvailable: 36, language: 'fr-FR', type: 'Badge' },
    })
  })

  test('members that poison prototypes are only members', () => {
    const badge = readBadge({ form: 'json', text: '{"__proto__":{"badge":{"name":"x"}},"constructor":1}' })
    expect(badge).toEqual({ ok: false, error: { code: 'read.not-a-badge' } })
    expect(
      readDocument(makeAssertion({ recipient: { identity: 'x', type: 'constructor' } })).recipients[0]?.kind,
    ).toBe('other')
  })
})
