// Badges made by others: each one that can be read is read, as the version, name and issuer it has.
import { describe, expect, test } from 'vitest'
import { readBadge } from '../../src/domain/badge/readBadge.ts'
import { toPayload } from '../../src/domain/badge/toPayload.ts'
import { openBundle } from '../../src/domain/badge/openBundle.ts'
import { unbake } from '../../src/domain/badge/unbake.ts'
import type { Json } from '../../src/domain/json.ts'
import {
  hasSharedFixtures,
  leftOut,
  sharedBytes,
  sharedFiles,
  sharedText,
} from '../support/sharedFixtures.ts'

async function payloadsOf(path: string) {
  const unbaked = await unbake(sharedBytes(path))
  if (!unbaked.ok) throw new Error(`${path}: ${unbaked.error.code}`)
  return unbaked.value
}

/** The first payload that can be read, told in a line; else the codes of all. */
async function told(path: string): Promise<string> {
  const unbaked = await unbake(sharedBytes(path))
  if (!unbaked.ok) return unbaked.error.code
  const read = unbaked.value.payloads.map((payload) => readBadge(payload))
  const badge = read.find((result) => result.ok)?.value
  if (badge === undefined) return read.map((result) => (result.ok ? '' : result.error.code)).join(' ')
  const names = `"${badge.achievement.name}" of "${badge.issuer.name}"`
  return `${unbaked.value.container} ${badge.version} ${badge.kind} ${badge.verification.method} ${names}`
}

const LAB = '"Teamwork {brace}" of "Lab Issuer (generated fixture)"'
const EXPECTED: [string, string][] = [
  ['badgr/0_5_basic_instance.json', 'json 0.5 badge none "Basic McBadge" of "Basic Issuer"'],
  ['badgr/1_0_basic_badgeclass.json', 'read.badge-class-only'],
  ['badgr/1_0_basic_instance.json', 'json 1.0 badge hosted "" of ""'],
  ['badgr/1_0_basic_instance_missing_badge_prop.json', 'read.badge-missing'],
  ['badgr/1_0_basic_instance_with_bad_date.json', 'json 1.0 badge hosted "" of ""'],
  ['badgr/1_0_basic_issuer.json', 'read.issuer-only'],
  ['badgr/1_0_basic_issuer_invalid_json.json', 'read.malformed-json'],
  [
    'badgr/2_0_assertion_embedded_badgeclass.json',
    'json 2.0 badge hosted "Embedded badgeclass" of "Basic Issuer"',
  ],
  ['badgr/bad_image.png', 'read.not-a-badge'],
  ['badgr/baked_example.svg', 'read.link-not-fetched read.malformed-json'],
  ['badgr/baked_image.png', 'png 1.0 badge hosted "" of ""'],
  ['badgr/inline_1_1_assertion.json', 'json 1.1 badge hosted "" of ""'],
  ['badgr/inline_1_1_badgeclass.json', 'read.badge-class-only'],
  ['badgr/inline_1_1_issuer.json', 'read.issuer-only'],
  ['badgr/test_badgeclass.svg', 'unbake.svg.no-badge'],
  ['badgr/test_badgeclass_with_no_svg_extension', 'unbake.svg.no-badge'],
  ['badgr/test_jpeg.jpeg', 'unbake.photo'],
  ['badgr/unbaked_image.png', 'unbake.png.no-badge'],
  ['mozilla/404.png', 'read.link-not-fetched'],
  ['mozilla/dupe_tEXt.png', 'unbake.png.damaged'],
  [
    'mozilla/history_assertion_example.json',
    'json 0.5 badge none "HTML5 Fundamental" of "P2PU: School of Webcraft"',
  ],
  ['mozilla/unbaked.png', 'unbake.png.no-badge'],
  ['mozilla/unbaked.svg', 'unbake.svg.no-badge'],
  ['mozilla/valid-baked.png', 'read.link-not-fetched'],
  ['ob2/bakery-node/bad-json.svg', 'read.link-not-fetched read.malformed-json'],
  ['ob2/bakery-node/baked.svg', 'read.not-a-badge read.link-not-fetched'],
  ['ob2/bakery-node/no-json.svg', 'read.link-not-fetched'],
  ['ob2/bakery-python/baked_example.svg', 'svg 1.0 badge hosted "" of ""'],
  ['ob2/bakery-python/baked_heart.png', 'png 1.0 badge hosted "" of ""'],
  ['ob2/generated/baked-legacy-tEXt-url.png', 'read.link-not-fetched'],
  ['ob2/generated/baked-signed-verify-only.svg', 'svg 2.0 badge signed "" of ""'],
  ['ob2/generated/baked-signed.png', 'png 2.0 badge signed "" of ""'],
  ['ob2/generated/ob1-signed-valid.jws', 'jws 1.0 badge signed "" of ""'],
  ['ob2/generated/ob2-key.json', 'read.not-a-badge'],
  ['ob2/generated/ob2-signed-valid.jws', 'jws 2.0 badge signed "" of ""'],
  [
    'ob2/validator-core/components/0_5_1_assertion.json',
    'json 0.5 badge none "Basic McBadge" of "Basic Issuer"',
  ],
  ['ob2/validator-core/components/1_0_assertion_with_errors.json', 'json 1.0 badge hosted "" of ""'],
  ['ob2/validator-core/components/1_1_basic_assertion.json', 'json 1.1 badge hosted "" of ""'],
  ['ob2/validator-core/components/2_0_basic_assertion.json', 'json 2.0 badge hosted "" of ""'],
  [
    'ob3/1edtech-spec/examples/fullOpenBadge-0.json',
    'json 3.0 badge none "1EdTech University Degree" of "1EdTech University"',
  ],
  [
    'ob3/1edtech-validator-clr/complex.json',
    'json clr-2.0 record embedded "Ellis Monday" of "Western High School, RSD"',
  ],
  [
    'ob3/1edtech-validator-clr/simple.jwt',
    'jws clr-2.0 record embedded "Sample Transcript" of "Example University"',
  ],
  ['ob3/1edtech-validator/bit-string-list/testlist', 'json 3.0 other embedded "" of ""'],
  [
    'ob3/1edtech-validator/endorsement-valid.json',
    'json 3.0 endorsement embedded "Example endorsement" of "State Department of Education"',
  ],
  ['ob3/1edtech-validator/simple-json.png', 'png 3.0 badge embedded "Teamwork" of "Example Corp"'],
  ['ob3/1edtech-validator/simple-jwt.png', 'png 3.0 badge embedded "Teamwork" of "Example Corp"'],
  ['ob3/1edtech-validator/simple-jwt.svg', 'svg 3.0 badge embedded "Teamwork" of "Example Corp"'],
  ['ob3/1edtech-validator/simple-jwt_v1.png', 'png 3.0 badge embedded "Teamwork" of "Example University"'],
  ['ob3/1edtech-validator/simple.1ob', 'json 3.0 badge embedded "Teamwork" of "Example Corp"'],
  ['ob3/1edtech-validator/velocity.jwt', 'jws 3.0 badge embedded "Velocity Network Board Member 2022" of ""'],
  ['ob3/generated/baked-compressed-iTXt-nonconformant.png', `png 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-di-other-prefix.svg', `svg 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-di-with-script.svg', `svg 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-di.png', `png 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-di.svg', `svg 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-jwt-eddsa.png', `png 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-jwt.svg', `svg 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-tEXt-nonconformant.png', `png 3.0 badge embedded ${LAB}`],
  ['ob3/generated/baked-truncated.png', 'unbake.png.truncated'],
  ['ob3/generated/baked-two-iTXt.png', `png 3.0 badge embedded ${LAB}`],
]

describe.skipIf(!hasSharedFixtures)(`badges made by others${leftOut(EXPECTED.length)}`, () => {
  test.each(EXPECTED)('%s: %s', async (path, expected) => {
    expect(await told(path)).toBe(expected)
  })

  test('every file with a right verdict other than unreadable is read', async () => {
    const expected = JSON.parse(sharedText('expected.json')) as Record<string, { accept: string[] }>
    const readable = Object.entries(expected).filter(([, { accept }]) => !accept.includes('unreadable'))
    const told = await Promise.all(
      readable.map(async ([path]) => readBadge((await payloadsOf(path)).payloads[0]!).ok),
    )
    expect(readable.length).toBeGreaterThan(50)
    expect(told).toEqual(readable.map(() => true))
  })

  test('every container of a token or document gives it unchanged', async () => {
    const token = sharedText('ob3/1edtech-validator/extracted-simple-jwt.jwt').trim()
    expect((await payloadsOf('ob3/1edtech-validator/simple-jwt.png')).payloads).toEqual([
      { form: 'jws', token },
    ])
    const text = sharedText('badgr/baked_image.png.assertion.json').trim()
    expect((await payloadsOf('badgr/baked_image.png')).payloads).toEqual([{ form: 'json', text }])
    for (const name of ['404', 'valid-baked']) {
      const url = sharedText(`mozilla/${name}.png.assertion.txt`).trim()
      expect((await payloadsOf(`mozilla/${name}.png`)).payloads).toEqual([{ form: 'url', url }])
    }
  })

  test('a record of six credentials gives six badges', async () => {
    const opened = await openBundle(sharedBytes('ob3/1edtech-validator-clr/complex.json'))
    const parts = (opened.ok && opened.value) || []
    const read = parts.map((part) => {
      const payload = 'content' in part ? toPayload(String(part.content)) : undefined
      return payload && readBadge(payload)
    })
    expect(read.map((badge) => badge?.ok && badge.value.kind)).toEqual(Array(6).fill('badge'))
  })

  test('hosted sets of 1.0, 1.1 and 2.0 are whole once class and issuer are at hand', () => {
    const components = 'ob2/validator-core/components'
    for (const [version, addresses] of [
      ['1_0', ['http://a.com/badgeclass', 'http://a.com/issuer']],
      ['1_1', ['https://example.org/robotics-badge.json', 'https://example.org/organization.json']],
      ['2_0', ['https://example.org/robotics-badge.json', 'https://example.org/organization.json']],
    ] as const) {
      const load = (name: string) =>
        JSON.parse(sharedText(`${components}/${version}_basic_${name}.json`)) as Json
      const documents = new Map([
        [addresses[0], load('badgeclass')],
        [addresses[1], load('issuer')],
      ])
      const badge = readBadge({ form: 'json', text: JSON.stringify(load('assertion')) }, documents)
      expect(badge).toMatchObject({ ok: true, value: { issuer: { id: addresses[1] } } })
      expect(
        badge.ok && [
          badge.value.missing,
          badge.value.achievement.name === '',
          badge.value.issuer.name === '',
        ],
      ).toEqual([undefined, false, false])
    }
  })

  test('no file of theirs makes reading throw', async () => {
    const files = ['.png', '.svg', '.json', '.jwt', '.jws', '.txt', '.pem'].flatMap((extension) =>
      ['badgr', 'mozilla', 'ob2', 'ob3', 'vc', 'contexts'].flatMap((folder) =>
        sharedFiles(folder, extension),
      ),
    )
    expect(files.length).toBeGreaterThan(250)
    for (const path of files) expect(await told(path)).toBeTypeOf('string')
  })
})
