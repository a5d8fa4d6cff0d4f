// What a page that is taken along says for programs: the same presentation as the host's, and the app reads it back.
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openBundle } from '../../../src/domain/badge/openBundle.ts'
import { sourceOf } from '../../../src/domain/archive/byteSource.ts'
import { openZip, readZipItem } from '../../../src/domain/archive/zipReader.ts'
import { pageSite } from '../../../src/domain/sharing/carry/pageSite.ts'
import { describeCarried } from '../../../src/stores/describeCarried.ts'
import { fileOf, sampleBadge, sampleDraft, SVG } from '../../server/support/samplePage.ts'
import { makeAssertion, makeCredential, makeToken } from '../../support/makeBadge.ts'

const ORIGINALS = [
  JSON.stringify(makeCredential({ id: 'urn:1' })),
  makeToken(makeCredential({ id: 'urn:2' })),
  JSON.stringify(makeAssertion()),
  'https://issuer.example/assertions/4',
] as const
const TYPES = ['application/json', 'application/jwt', 'application/json', 'text/plain'] as const

function carried() {
  const badges = ORIGINALS.map((text, index) =>
    sampleBadge({ original: fileOf(text, TYPES[index] ?? '', `badge-${index}`) }),
  )
  const files = [...ORIGINALS.map((text, index) => [text, TYPES[index]]), [SVG, 'image/svg+xml']]
  return {
    page: sampleDraft({ badges }),
    files: new Map(
      files.map(([text = '', mediaType = '']) => {
        const bytes = new TextEncoder().encode(text).buffer
        return [fileOf(text, '').sha256, { bytes, mediaType }] as const
      }),
    ),
    madeAt: '2026-11-22T10:00:00.000Z',
  }
}

async function unpacked(): Promise<Map<string, Uint8Array>> {
  const whole = carried()
  const source = sourceOf(await pageSite(whole, (addressOf) => describeCarried(whole, addressOf)))
  const items = await openZip(source)
  if (!items.ok) throw new Error(items.error.code)
  const files = new Map<string, Uint8Array>()
  for (const [path, item] of items.value) {
    const bytes = await readZipItem(source, item, 1e6)
    if (bytes.ok) files.set(path, bytes.value.slice())
  }
  return files
}

test('presents each badge with a text of its own, and names where each lies', async () => {
  const page = JSON.parse(new TextDecoder().decode((await unpacked()).get('page.json'))) as {
    type: string[]
    badges: { original: string }[]
    verifiableCredential: unknown[]
  }
  expect(page.type).toEqual(['VerifiablePresentation'])
  expect(page.verifiableCredential).toHaveLength(3)
  expect(page.badges.map(({ original }) => original)).toEqual([
    'files/badge-1.json',
    'files/badge-2.jwt',
    'files/badge-3.json',
    'files/badge-4.txt',
  ])
})

test('is opened again as the badges it presents', async () => {
  const parts = await openBundle((await unpacked()).get('page.json') ?? '')
  expect(parts.ok && parts.value?.map((part) => 'content' in part && part.content)).toEqual(
    ORIGINALS.slice(0, 3),
  )
})

test('the site as a whole gives each badge once, as it was received, in whatever folder it lies', async () => {
  const site = await unpacked()
  for (const folder of ['', 'ma page/']) {
    const zip = zipSync({
      ...Object.fromEntries([...site].map(([path, bytes]) => [folder + path, bytes])),
      ...(folder !== '' && { 'ailleurs.json': strToU8(ORIGINALS[0]) }),
    })
    const parts = await openBundle(zip)
    const texts = parts.ok
      ? (parts.value ?? []).map(
          (part) => 'content' in part && new TextDecoder().decode(part.content as Uint8Array),
        )
      : []
    expect(texts.sort()).toEqual([...ORIGINALS, ...(folder === '' ? [] : [ORIGINALS[0]])].sort())
  }
})
