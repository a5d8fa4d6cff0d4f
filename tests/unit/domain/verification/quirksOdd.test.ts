// The odd badges of fifteen years, on the whole way: the further odd cases, by their number.
import { describe, expect, test } from 'vitest'
import { examine, type LearnerIdentity } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import {
  makeAssertion,
  makeBadgeClass,
  makePng,
  makeSvg,
  makeTextChunk,
  withChunks,
} from '../../../support/makeBadge.ts'
import {
  ORIGIN,
  HERE,
  CLASS,
  assertion,
  issuer,
  world,
  examined,
  verdictOf,
  codeOf,
  mine,
} from '../../../support/quirkWorld.ts'
import { hashedIdentity, makeKey, signJws } from '../../../support/signBadge.ts'

describe('more odd cases', () => {
  test('odd case 1: 0.5 with a hashed text for a person, an issuer by its origin, relative addresses, and alignments', async () => {
    const url = `${ORIGIN}/old/1.json`
    const old = {
      recipient: hashedIdentity('ada@example.org', 'salt'),
      salt: 'salt',
      issued_on: '2012-05-01',
      evidence: '/evidence/1',
      badge: {
        version: '0.5.0',
        name: 'Old',
        description: 'Old badge',
        image: '/old.png',
        criteria: '/criteria',
        issuer: { origin: ORIGIN, name: 'Workshop' },
        alignment: [{ name: 'A', url: 'https://a.example/1' }],
      },
    }
    const { report, badge } = await examined(url, { [url]: { json: old } }, mine('ada@example.org'))
    expect([report.verdict, badge?.version]).toEqual(['verified', '0.5'])
    expect(badge).toMatchObject({
      issuedOn: '2012-05-01',
      achievement: {
        criteria: { url: `${ORIGIN}/criteria` },
        image: `${ORIGIN}/old.png`,
        alignments: [{ name: 'A' }],
      },
      evidence: [{ url: `${ORIGIN}/evidence/1` }],
    })
    expect(report.checks.find(({ id }) => id === 'recipient')?.code).toBe('recipient.you')
    const plain = { ...old, recipient: 'ada@example.org' }
    expect(await codeOf('recipient', url, { [url]: { json: plain } }, mine('ada@example.org'))).toBe(
      'recipient.you',
    )
  })

  test('odd case 3: tEXt with a bare address; SVG whose body is not JSON but whose address is right', async () => {
    const png = withChunks(makePng(), [makeTextChunk('tEXt', 'openbadges', HERE)])
    expect(await verdictOf(png)).toBe('verified')
    const svg = makeSvg(
      `<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="${HERE}"><![CDATA[{"id": broken]]></openbadges:assertion>`,
    )
    expect(await verdictOf(new TextEncoder().encode(svg))).toBe('verified')
  })

  test('odd case 4: an address hashed as typed, in whatever case, and one stated plainly', async () => {
    const typed = { type: 'email', hashed: true, identity: hashedIdentity('TEST@Example.com') }
    const plain = { type: 'email', hashed: false, identity: 'TEST@Example.com' }
    for (const [recipient, known] of [
      [typed, 'TEST@Example.com'],
      [plain, 'test@example.com'],
    ] as const) {
      const answers = world({ [HERE]: { json: assertion({ recipient }) } })
      expect(await codeOf('recipient', assertion({ recipient }), answers, mine(known))).toBe('recipient.you')
    }
  })

  test.each<[string, object, LearnerIdentity[]]>([
    [
      'a page on a social network',
      { type: 'url', hashed: false, identity: 'https://twitter.com/ada' },
      mine('https://twitter.com/ada/', 'url'),
    ],
    [
      'a hashed page',
      { type: 'url', hashed: true, identity: hashedIdentity('https://twitter.com/ada') },
      mine('https://twitter.com/ada', 'url'),
    ],
    [
      'an eduID',
      { type: 'id', hashed: true, salt: 's', identity: hashedIdentity('urn:mace:eduid.nl:1.0:abc', 's') },
      mine('urn:mace:eduid.nl:1.0:abc', 'id'),
    ],
    [
      'a telephone',
      { type: 'telephone', hashed: false, identity: '+33 6 12 34 56 78' },
      mine('+33612345678', 'telephone'),
    ],
    [
      'a hash without salt',
      { type: 'email', hashed: true, identity: hashedIdentity('ada@example.org') },
      mine('ada@example.org'),
    ],
    [
      'md5',
      { type: 'email', hashed: true, salt: 's', identity: hashedIdentity('ada@example.org', 's', 'md5') },
      mine('ada@example.org'),
    ],
  ])('odd case 5: a person known by %s', async (_, recipient, known) => {
    expect(
      await codeOf(
        'recipient',
        assertion({ recipient }),
        world({ [HERE]: { json: assertion({ recipient }) } }),
        known,
      ),
    ).toBe('recipient.you')
  })

  test('odd case 6: an impossible day is no date; an end in the past, also as a number, is an end', async () => {
    const change = { issuedOn: '2015-04-31' }
    const odd = await examined(assertion(change), world({ [HERE]: { json: assertion(change) } }))
    expect([odd.report.verdict, odd.badge?.issuedOn]).toEqual(['verified', undefined])
    for (const expires of ['2020-01-01', 1577836800, '1577836800'])
      expect(
        await verdictOf(assertion({ expires }), world({ [HERE]: { json: assertion({ expires }) } })),
      ).toBe('expired')
    const impossible = world({ [HERE]: { json: assertion({ expires: '2030-02-30' }) } })
    expect(await codeOf('window', assertion({ expires: '2030-02-30' }), impossible)).toBe('window.unreadable')
  })

  test('odd case 8: a backpack serves the badge at its own address, with the learner’s address in the query', async () => {
    const rehosted = 'https://api.badgr.io/public/assertions/abc?identity__email=ada%40example.org'
    const place = 'https://api.badgr.io/public/assertions/abc'
    const outside = fakeOutside(world({ [place]: { json: assertion() } }))
    const { report } = await examine(rehosted, outside)
    expect(report.verdict).toBe('verified')
    expect(outside.asked.join()).not.toContain('ada')
  })

  test('odd case 9: plain http, a host without a name, letters beyond ASCII in the path', async () => {
    for (const origin of [
      'http://issuer.example',
      'http://192.168.1.20:8080',
      'https://issuer.example/écoles/été',
    ]) {
      const [here, cls, profile] = [`${origin}/1`, `${origin}/class`, `${origin}/issuer`]
      const answers = {
        [here]: { json: makeAssertion({ id: here, badge: cls }) },
        [cls]: { json: makeBadgeClass({ id: cls, issuer: profile }) },
        [profile]: { json: issuer({ id: profile, url: origin }) },
      }
      expect(await verdictOf(makeAssertion({ id: here, badge: cls }), answers)).toBe('verified')
    }
  })

  test('odd case 9: a signed 1.0 known only by its uid', async () => {
    const key = makeKey('RSA')
    const old = {
      uid: 'abc',
      recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
      badge: CLASS,
      issuedOn: 1428494262,
      verify: { type: 'signed', url: `${ORIGIN}/key.pem` },
    }
    const answers = world({ [`${ORIGIN}/key.pem`]: { body: key.pem } })
    const { report, badge } = await examined(signJws(old, key, { alg: 'RS256' }), answers)
    expect([report.verdict, badge?.id]).toEqual(['verified', 'uid:abc'])
  })

  test('odd case 9: a picture does not become anybody’s by being an SVG; a revoked badge is never valid', async () => {
    const svg = makeSvg(`<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="${HERE}"/>`)
    const bytes = new TextEncoder().encode(svg)
    expect(await codeOf('recipient', bytes, world(), mine('thief@example.org'))).toBe(
      'recipient.someone-else',
    )
    expect(await verdictOf(bytes, world({ [HERE]: { status: 410, body: '' } }))).toBe('revoked')
  })

  test('odd case 10: JSON is always asked for by name', async () => {
    const outside = fakeOutside(world())
    const accepts: (string | undefined)[] = []
    const { get } = outside
    outside.get = (url, options) => {
      accepts.push(options?.accept)
      return get(url, options)
    }
    await examine(HERE, outside)
    expect(accepts.length).toBeGreaterThan(2)
    for (const accept of accepts) expect(accept).toMatch(/^application\/ld\+json, application\/json/)
  })
})
