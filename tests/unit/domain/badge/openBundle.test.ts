// Archives, presentations, records and lists: each badge in them, and nothing that harms.
import { describe, expect, test } from 'vitest'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { archiveList, archiveReadme } from '../../../../src/domain/archive/archiveTexts.ts'
import { bakePng } from '../../../../src/domain/badge/bakePng.ts'
import type { Json } from '../../../../src/domain/json.ts'
import { openBundle, type Part } from '../../../../src/domain/badge/openBundle.ts'
import { readBadge } from '../../../../src/domain/badge/readBadge.ts'
import { toPayload } from '../../../../src/domain/badge/toPayload.ts'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import { jsonPayload, makeAssertion, makeCredential, makePng, makeToken } from '../../../support/makeBadge.ts'

async function partsOf(input: Uint8Array | string): Promise<Part[]> {
  const opened = await openBundle(input)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value ?? []
}

async function faultOf(input: Uint8Array): Promise<string> {
  const opened = await openBundle(input)
  return opened.ok ? 'opened' : opened.error.code
}

const lastPart = (path: string) => path.split('/').at(-1)!

const inJson = (value: unknown) => partsOf(JSON.stringify(value))

/** Ids of the badges in parts of text. */
function idsOf(parts: Part[]): (string | undefined)[] {
  return parts.map((part) => {
    const payload =
      'content' in part && typeof part.content === 'string' ? toPayload(part.content) : undefined
    if (payload?.form === 'url') return payload.url
    const read = payload && readBadge(payload)
    return read?.ok ? read.value.id : undefined
  })
}

async function baked(id: string): Promise<Uint8Array> {
  const png = await bakePng(makePng(), jsonPayload(makeAssertion({ id })))
  if (!png.ok) throw new Error(png.error.code)
  return png.value
}

/** Changes bytes of an archive where a header says so. */
function patched(zip: Uint8Array, changes: (view: DataView, directory: number) => void): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  changes(view, view.getUint32(copy.length - 22 + 16, true))
  return copy
}

describe('archives', () => {
  test('a backpack of pictures and lists, with what macOS and Windows leave in it', async () => {
    const [first, second] = [await baked('https://a.example/1'), await baked('https://a.example/2')]
    const zip = zipSync({
      'backpack/one.png': [first, { level: 0 }],
      'backpack/two.png': second,
      'backpack/badges.json': strToU8(JSON.stringify([makeAssertion(), makeAssertion()])),
      'backpack/read me.txt': strToU8('My badges'),
      '__MACOSX/backpack/._one.png': strToU8('fork'),
      'backpack/.DS_Store': strToU8('x'),
      'backpack/Thumbs.db': strToU8('x'),
    })
    const parts = await partsOf(zip)
    expect(parts.map(({ name }) => name)).toEqual(['one.png', 'two.png', 'badges.json', 'read me.txt'])
    expect(parts.map((part) => 'content' in part && part.content)).toEqual([
      first,
      second,
      expect.any(Uint8Array),
      strToU8('My badges'),
    ])
    const unbaked = 'content' in parts[0]! && (await unbake(parts[0].content as Uint8Array))
    expect(unbaked).toMatchObject({ ok: true, value: { container: 'png' } })
    expect(new Set(parts.map(({ bundle }) => bundle.id)).size).toBe(1)
    expect(parts[0]!.bundle.id).toMatch(/^sha256:[\da-f]{64}$/)
    // A list in an archive is a bundle again.
    expect(idsOf(await partsOf('content' in parts[2]! ? parts[2].content : ''))).toHaveLength(2)
  })

  test('what lies beside the badges in our own archives stays out; the same names of others do not', async () => {
    const badge = strToU8(JSON.stringify(makeAssertion()))
    const list = strToU8(archiveList([], '2026-07-01T10:00:00Z'))
    const readme = strToU8(archiveReadme(1, 1, '2026-07-01T10:00:00Z'))
    const namesOf = async (files: Zippable) => (await partsOf(zipSync(files))).map(({ name }) => name)
    const ours = { 'badges/a.json': badge, 'LISEZMOI-README.txt': readme, 'list.json': list }
    expect(await namesOf(ours)).toEqual(['a.json'])
    const again = Object.entries(ours).map(([path, content]) => [`besace-2026-07-01/${path}`, content])
    expect(await namesOf(Object.fromEntries(again) as Zippable)).toEqual(['a.json'])
    for (const other of [
      strToU8('{"badges":[]}'),
      strToU8('[]'),
      strToU8('{"format":"besace-badges"'),
      badge,
    ])
      expect(await namesOf({ ...ours, 'list.json': other })).toEqual(Object.keys(ours).map(lastPart))
    expect(await namesOf({ 'a.json': badge, 'LISEZMOI-README.txt': readme })).toHaveLength(2)
  })

  test.each([
    ['../../../etc/passwd.json', 'passwd.json'],
    ['/abs/olute.json', 'olute.json'],
    ['C:\\badges\\mine.json', 'mine.json'],
    ['\u202enosj.exe', 'nosj.exe'],
    [`${'a'.repeat(300)}.json`, `${'a'.repeat(119)}…`],
  ])('a path is only a name: %s', async (path, name) => {
    const parts = await partsOf(zipSync({ [path]: strToU8('{}') }))
    expect(parts.map((part) => part.name)).toEqual([name])
  })

  test('an archive within is named and left closed', async () => {
    const inner = zipSync({ 'a.json': strToU8('{}') })
    expect(await partsOf(zipSync({ 'inner.zip': inner, 'b.json': strToU8('{}') }))).toMatchObject([
      { name: 'inner.zip', fault: { code: 'unbake.archive.nested' } },
      { name: 'b.json' },
    ])
  })

  test('nothing but what systems leave is empty', async () => {
    expect(await faultOf(zipSync({ '__MACOSX/._a': strToU8('x'), 'empty.png': new Uint8Array() }))).toBe(
      'unbake.archive.empty',
    )
    expect(await faultOf(zipSync({}))).toBe('unbake.archive.empty')
  })

  test('an archive cut anywhere is damaged, and never throws', async () => {
    const zip = zipSync({ 'a.json': strToU8(JSON.stringify(makeAssertion())), 'b.png': makePng() })
    for (let length = 4; length < zip.length; length += 7)
      expect(await faultOf(zip.subarray(0, length))).toBe('unbake.archive.damaged')
  })

  test('one damaged file does not spoil the others', async () => {
    const zip = zipSync({ 'a.json': [strToU8('{"a":1}'), { level: 0 }], 'b.json': strToU8('{}') })
    zip[38] = zip[38]! ^ 0xff // Inside the stored content of the first file.
    expect(await partsOf(zip)).toMatchObject([
      { name: 'a.json', fault: { code: 'unbake.archive.damaged' } },
      { name: 'b.json', content: strToU8('{}') },
    ])
  })

  test('locked files', async () => {
    const zip = zipSync({ 'a.json': strToU8('{}') })
    const locked = patched(zip, (view, directory) => view.setUint16(directory + 8, 1, true))
    expect(await faultOf(locked)).toBe('unbake.archive.locked')
  })
})

describe('archives built to harm', () => {
  const zeros = new Uint8Array(30 * 1024 * 1024)

  test('a file that packs a thousand to one', async () => {
    expect(await faultOf(zipSync({ 'bomb.json': zeros }))).toBe('unbake.archive.too-large')
  })

  test('one that hides how large it becomes is stopped at what it claimed', async () => {
    const honest = zipSync({ 'bomb.json': zeros })
    const lying = patched(honest, (view, directory) => view.setUint32(directory + 24, 100, true))
    expect(await partsOf(lying)).toMatchObject([{ fault: { code: 'unbake.archive.damaged' } }])
  })

  test('one that claims four gigabytes', async () => {
    const zip = zipSync({ 'a.json': strToU8('{}') })
    const claiming = patched(zip, (view, directory) => view.setUint32(directory + 24, 0xffffffff, true))
    expect(await faultOf(claiming)).toBe('unbake.archive.too-large')
  })

  test('many files that together are too much', async () => {
    // Packs about seventy to one: each by itself would pass.
    const sparse = new Uint8Array(27 * 1024 * 1024)
    for (let at = 0; at < sparse.length; at += 256) sparse[at] = Math.imul(at, 2654435761) >>> 24
    const files: Zippable = {}
    for (let index = 0; index < 4; index++) files[`${index}.bin`] = [sparse, { level: 1 }]
    const zip = zipSync(files)
    expect(sparse.length / (zip.length / 4)).toBeLessThan(200)
    expect(await faultOf(zip)).toBe('unbake.archive.too-large')
  })

  test('files that overlap one another', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}.json`, [strToU8('x'.repeat(500)), { level: 0 }]]),
    ) as Zippable
    const overlapping = patched(zipSync(files), (view, directory) => {
      let at = directory
      const most = 20_000
      for (let index = 0; index < 50; index++) {
        view.setUint32(at + 20, most, true)
        view.setUint32(at + 42, 0, true)
        at += 46 + view.getUint16(at + 28, true)
      }
    })
    expect(await faultOf(overlapping)).toBe('unbake.archive.damaged')
  })

  test('more files than any backpack', async () => {
    const files: Zippable = {}
    for (let index = 0; index <= 2000; index++) files[`${index}`] = [strToU8('x'), { level: 0 }]
    expect(await faultOf(zipSync(files))).toBe('unbake.archive.too-large')
  })
})

describe('presentations and records', () => {
  const one = makeCredential({ id: 'urn:1' })
  const two = makeToken(makeCredential({ id: 'urn:2' }))
  const presentation = { type: ['VerifiablePresentation'], id: 'urn:vp', verifiableCredential: [one, two] }

  test('a presentation, as JSON and as token', async () => {
    for (const text of [
      JSON.stringify(presentation),
      makeToken({ vp: presentation }),
      makeToken({ ...presentation }),
    ]) {
      const parts = await partsOf(text)
      expect(idsOf(parts)).toEqual(['urn:1', 'urn:2'])
      expect(parts.map(({ bundle }) => bundle.id)).toEqual(['urn:vp', 'urn:vp'])
    }
  })

  test('enveloped credentials of VC 2.0', async () => {
    const envelope = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${two}` }
    expect(idsOf(await inJson({ type: 'VerifiablePresentation', verifiableCredential: [envelope] }))).toEqual(
      ['urn:2'],
    )
    expect(idsOf(await inJson(envelope))).toEqual(['urn:2'])
  })

  test('what is older, as the data of our own pages hold it', async () => {
    const older = { ...makeAssertion(), name: 'Été' }
    const inside = (text: string, type = 'application/ld+json') => ({
      type: 'EnvelopedVerifiableCredential',
      id: `data:${type};base64,${Buffer.from(text).toString('base64')}`,
    })
    const envelope = inside(JSON.stringify(older))
    const parts = await inJson({ type: ['VerifiablePresentation'], verifiableCredential: [one, envelope] })
    expect(parts.map((part) => 'content' in part && part.content)).toEqual([
      JSON.stringify(one),
      JSON.stringify(older),
    ])
    const alone = readBadge({ form: 'json', text: JSON.stringify(envelope) })
    expect(alone).toEqual(readBadge({ form: 'json', text: JSON.stringify(older) }))
    expect(alone.ok).toBe(true)
    for (const bad of [inside('https://a.example'), inside('{"a":1}', 'text/html'), inside('')])
      expect(await partsOf(JSON.stringify({ verifiableCredential: [bad] }))).toEqual([])
  })

  test('a record gives what it encloses, under its name', async () => {
    const record = makeCredential({
      id: 'urn:clr',
      type: ['VerifiableCredential', 'ClrCredential'],
      name: 'Transcript',
      credentialSubject: { id: 'did:example:l', type: 'ClrSubject', verifiableCredential: [one, two] },
    })
    const parts = await inJson(record)
    expect(idsOf(parts)).toEqual(['urn:1', 'urn:2'])
    expect(parts[0]).toMatchObject({
      name: 'Animer une réunion ★',
      bundle: { id: 'urn:clr', name: 'Transcript' },
    })
    const png = await bakePng(makePng(), jsonPayload(record))
    expect(idsOf(await partsOf(png.ok ? png.value : ''))).toEqual(['urn:1', 'urn:2'])
  })

  test('one badge is no bundle', async () => {
    for (const value of [one, makeAssertion(), { name: 'package', dependencies: [] }, [1, 2], []])
      expect(await inJson(value)).toEqual([])
    for (const text of [two, 'https://a.example/1', 'two\nlines', '{', ''])
      expect(await partsOf(text)).toEqual([])
  })
})

describe('lists and the exports of other backpacks', () => {
  const assertion = (id: string) => makeAssertion({ id })

  test('a plain list of documents, tokens and addresses', async () => {
    const list = [
      assertion('https://a.example/1'),
      makeToken(makeCredential({ id: 'urn:2' })),
      'https://a.example/3',
    ]
    expect(idsOf(await inJson(list))).toEqual(['https://a.example/1', 'urn:2', 'https://a.example/3'])
  })

  test('what is no badge in it keeps its place', async () => {
    expect(idsOf(await inJson([assertion('https://a.example/1'), { note: 'hello' }]))).toEqual([
      'https://a.example/1',
      undefined,
    ])
  })

  test('Mozilla’s Displayer API: assertions of 0.5 get the address that only the wrapper knows', async () => {
    const old = {
      recipient: 'sha256$ab',
      badge: { version: '0.5.0', name: 'Old', issuer: { origin: 'https://a.example' } },
    }
    const parts = await inJson({
      userId: 1,
      groupId: 2,
      badges: [
        { lastValidated: '2015-01-01', hostedUrl: 'https://a.example/old.json', assertion: old },
        { hostedUrl: 'https://a.example/other', assertion: assertion('https://a.example/1') },
      ],
    })
    expect(idsOf(parts)).toEqual(['https://a.example/old.json', 'https://a.example/1'])
    expect(parts[0]!.name).toBe('Old')
  })

  test('Badgr’s backpack API and Salava’s export: addresses in wrappers', async () => {
    expect(
      idsOf(
        await inJson({
          status: { success: true },
          result: [
            { entityType: 'BackpackAssertion', openBadgeId: 'https://api.badgr.io/public/assertions/x' },
          ],
        }),
      ),
    ).toEqual(['https://api.badgr.io/public/assertions/x'])
    expect(idsOf(await inJson({ emails: [], badges: [{ assertion_url: 'https://a.example/9' }] }))).toEqual([
      'https://a.example/9',
    ])
  })

  test('links one a line, as kept in notes', async () => {
    expect(idsOf(await partsOf('https://a.example/1\r\n\n https://a.example/2 \n'))).toEqual([
      'https://a.example/1',
      'https://a.example/2',
    ])
  })

  test('a list may be longer than one badge may', async () => {
    const image = `data:image/png;base64,${'A'.repeat(400_000)}`
    const list = Array.from({ length: 8 }, (_, index) =>
      makeAssertion({ id: `https://a.example/${index}`, image }),
    )
    expect(await inJson(list)).toHaveLength(8)
    const tooLong = Array.from({ length: 45 }, () => makeAssertion({ image })) as unknown as Json
    expect(await inJson(tooLong)).toEqual([])
  })
})
