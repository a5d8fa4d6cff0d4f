// What holds several badges is no badge itself, and gives what it holds.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import { makeAssertion, makeCredential, makeToken } from '../../../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../../../support/signBadge.ts'

const several = JSON.stringify([makeAssertion({ id: 'https://a.example/1' }), makeToken(makeCredential())])

describe('bundles', () => {
  test.each([
    ['an archive', zipSync({ 'a.json': strToU8('{}'), 'b.json': strToU8('{}') })],
    ['a list', several],
    ['a list as file', strToU8(several)],
    [
      'a presentation',
      JSON.stringify({ verifiableCredential: [makeCredential(), makeToken(makeCredential())] }),
    ],
    ['links', 'https://a.example/1\nhttps://a.example/2'],
  ])('%s', async (_, input) => {
    const outside = fakeOutside()
    const { report, badge, parts } = await examine(input, outside)
    expect([report.verdict, badge]).toEqual(['unreadable', undefined])
    expect(parts).toHaveLength(2)
    expect(outside.asked).toEqual([])
  })

  test('a damaged archive says so', async () => {
    const { report, parts } = await examine(
      zipSync({ 'a.json': strToU8('{}') }).subarray(0, 40),
      fakeOutside(),
    )
    expect([report.checks[0]!.code, parts]).toEqual(['unbake.archive.damaged', undefined])
  })

  test('a list behind a link', async () => {
    const url = 'https://a.example/mine'
    for (const body of [several, zipSync({ 'a.json': strToU8('{}'), 'b.json': strToU8('{}') })]) {
      const { parts } = await examine(url, fakeOutside({ [url]: { body } }))
      expect(parts).toHaveLength(2)
    }
  })

  test('a record is checked itself, and gives what it encloses; its proof does not speak for them', async () => {
    const key = makeKey()
    const inside = makeCredential({ id: 'urn:inside', issuer: { id: 'https://elsewhere.example' } })
    const record = await signDataIntegrity(
      makeCredential({
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
        id: 'urn:record',
        type: ['VerifiableCredential', 'ClrCredential'],
        name: 'Transcript',
        issuer: { id: key.did, type: ['Profile'], name: 'School' },
        credentialSubject: { type: ['ClrSubject'], verifiableCredential: [inside] },
      }),
      key,
    )
    const examined = await examine(JSON.stringify(record), fakeOutside())
    expect([examined.report.verdict, examined.badge?.kind]).toEqual(['intact', 'record'])
    expect(examined.parts).toMatchObject([{ bundle: { id: 'urn:record', name: 'Transcript' } }])
    const [part] = examined.parts!
    const child = await examine('content' in part! ? part.content : '', fakeOutside())
    expect([child.report.verdict, child.badge?.id]).toEqual(['unverified', 'urn:inside'])
  })
})
