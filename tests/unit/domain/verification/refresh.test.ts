// A newer edition at the address a badge names replaces it; anything else at that address does not. And the form.
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside, type FakeAnswer } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { makeKey, signDataIntegrity, signJwt } from '../../../support/signBadge.ts'

const key = makeKey()
const url = 'https://issuer.example/refresh/1'
const service = { id: url, type: '1EdTechCredentialRefresh' }

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
]

const edition = (changes: object = {}) =>
  makeCredential({
    '@context': contexts,
    issuer: { id: key.did, type: ['Profile'], name: 'Atelier' },
    refreshService: service,
    ...changes,
  })
const renewed = (changes: object = {}) =>
  edition({ validFrom: '2026-06-01T00:00:00Z', name: 'Second', ...changes })

const ours = await signDataIntegrity(edition({ name: 'First' }), key)

async function examined(answer: FakeAnswer, badge: object = ours) {
  const outside = fakeOutside({ [url]: answer })
  const { report, badge: read, payload, earlier, snapshots } = await examine(JSON.stringify(badge), outside)
  const format = report.checks.find(({ id }) => id === 'format')!.code
  return { report, name: read?.source.name, payload, earlier, snapshots, format, asked: outside.asked }
}

describe('a newer edition', () => {
  test('with a proof of its own takes the place of the old one, which is kept', async () => {
    const newer = await signDataIntegrity(renewed(), key)
    const found = await examined({ json: newer })
    expect([found.report.verdict, found.name, found.format]).toEqual([
      'intact',
      'Second',
      'format.newer-edition',
    ])
    expect(found.earlier).toMatchObject({
      badge: { source: { name: 'First' } },
      payload: { text: JSON.stringify(ours) },
    })
    expect(found.payload).toMatchObject({ form: 'json', text: JSON.stringify(newer) })
    expect(found.asked).toEqual([url])
    expect(found.snapshots.map((snapshot) => snapshot.url)).toEqual([url])
  })

  test('as a token', async () => {
    const found = await examined({ body: signJwt(renewed(), key) })
    expect([found.report.verdict, found.name]).toEqual(['intact', 'Second'])
  })

  test('that has ended says so', async () => {
    const newer = await signDataIntegrity(renewed({ validUntil: '2026-07-01T00:00:00Z' }), key)
    expect((await examined({ json: newer })).report.verdict).toBe('expired')
  })

  test('is asked for once: its own address is not followed', async () => {
    const again = { id: 'https://issuer.example/refresh/2', type: '1EdTechCredentialRefresh' }
    const found = await examined({ json: await signDataIntegrity(renewed({ refreshService: again }), key) })
    expect([found.name, found.asked]).toEqual(['Second', [url]])
  })

  test.each<[string, () => Promise<FakeAnswer>]>([
    ['nobody answers', () => Promise.resolve(undefined)],
    ['nothing there', () => Promise.resolve({ status: 404 })],
    ['a page', () => Promise.resolve({ body: '<!doctype html><html></html>' })],
    ['the same edition', () => Promise.resolve({ json: ours })],
    [
      'an older one',
      async () => ({ json: await signDataIntegrity(renewed({ validFrom: '2020-01-01T00:00:00Z' }), key) }),
    ],
    ['another badge', async () => ({ json: await signDataIntegrity(renewed({ id: 'urn:other' }), key) })],
    [
      'another issuer',
      async () => {
        const other = makeKey()
        return {
          json: await signDataIntegrity(renewed({ issuer: { id: other.did, type: ['Profile'] } }), other),
        }
      },
    ],
    ['somebody else’s key', async () => ({ json: await signDataIntegrity(renewed(), makeKey()) })],
    ['without a proof', () => Promise.resolve({ json: renewed() })],
    [
      'changed after signing',
      async () => ({ json: { ...(await signDataIntegrity(renewed(), key)), name: 'Third' } }),
    ],
  ])('%s: the badge stays as it is', async (_, answer) => {
    const found = await examined(await answer())
    expect([found.report.verdict, found.name, found.format, found.earlier]).toEqual([
      'intact',
      'First',
      'format.read',
      undefined,
    ])
  })

  test('a badge that does not hold sends nobody there', async () => {
    const found = await examined(
      { json: await signDataIntegrity(renewed(), key) },
      { ...ours, name: 'Forged' },
    )
    expect([found.report.verdict, found.asked]).toEqual(['altered', []])
  })

  test('another kind of service is not asked', async () => {
    const badge = await signDataIntegrity(
      edition({
        refreshService: { id: url, type: 'VerifiableCredentialRefreshService2021' },
        '@context': [
          ...contexts,
          {
            VerifiableCredentialRefreshService2021:
              'https://w3id.org/vc-refresh-service#VerifiableCredentialRefreshService2021',
          },
        ],
      }),
      key,
    )
    expect((await examined(undefined, badge)).asked).toEqual([])
  })
})

describe('the form a badge names', () => {
  const form = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
  const schemaOf = async (changes: object) => {
    const { report } = await examine(JSON.stringify(makeCredential(changes)), fakeOutside())
    const { state, code, because } = report.checks.find(({ id }) => id === 'schema')!
    return { state, code, because }
  }
  const credentialSchema = [{ id: form, type: '1EdTechJsonSchemaValidator2019' }]

  test('followed, not followed, unknown, or none', async () => {
    expect(await schemaOf({ credentialSchema })).toMatchObject({ state: 'ok', code: 'schema.follows' })
    expect(
      await schemaOf({
        credentialSchema,
        validFrom: undefined,
        credentialSubject: {
          type: ['AchievementSubject'],
          achievement: { id: 'urn:a', type: ['Achievement'], name: 'A' },
        },
      }),
    ).toEqual({
      state: 'unknown',
      code: 'schema.differs',
      because: {
        member:
          'validFrom, credentialSubject.achievement.criteria, credentialSubject.achievement.description',
      },
    })
    expect(
      await schemaOf({ credentialSchema: { id: 'https://a.example/schema.json', type: 'JsonSchema' } }),
    ).toMatchObject({ code: 'schema.form-unknown', because: { form: 'https://a.example/schema.json' } })
    const long = await schemaOf({ credentialSchema: { id: `https://a.example/${'a'.repeat(500)}` } })
    expect(long.because?.form).toHaveLength(120)
    expect(await schemaOf({ credentialSchema: { type: 'JsonSchema' } })).toMatchObject({
      code: 'schema.not-checked',
    })
    expect(await schemaOf({})).toMatchObject({ code: 'schema.none' })
  })

  test('it never changes the verdict', async () => {
    const badge = await signDataIntegrity(
      edition({ credentialSchema, refreshService: undefined, validFrom: undefined }),
      key,
    )
    const { report } = await examine(JSON.stringify(badge), fakeOutside())
    expect([report.verdict, report.checks.at(-1)!.code]).toEqual(['intact', 'schema.differs'])
  })
})
