// The whole way in a real browser: baked pictures through the real workers into a real IndexedDB.
import { afterEach, expect, it } from 'vitest'
import { bakePng } from '../../src/domain/badge/bakePng.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { provideDevice } from '../../src/stores/device.ts'
import { openDatabase } from '../../src/storage/openDatabase.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined

afterEach(() => running?.stop())

/** A picture of its own for each, as issuers send them. */
async function bakedFile(number: number): Promise<File> {
  const canvas = new OffscreenCanvas(64, 64)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.fillStyle = `hsl(${number * 3} 60% 50%)`
  context.fillRect(0, 0, 64, 64)
  const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  const credential = {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: {
      id: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
      type: ['Profile'],
      name: 'Bakery',
    },
    validFrom: '2026-01-02T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: `urn:uuid:${number}`,
        type: ['Achievement'],
        name: `Bread ${number}`,
        description: 'Bakes bread',
        criteria: { narrative: 'Three loaves' },
      },
    },
  }
  const baked = valueOf(bakePng(png, { form: 'json', text: JSON.stringify(credential) }))
  return new File([baked as BlobPart], `bread-${number}.png`, { type: 'image/png' })
}

it('keeps a hundred pictures byte for byte', async () => {
  const storage = openDatabase(`test-${crypto.randomUUID()}`)
  running = startStores()
  provideDevice({ storage: () => Promise.resolve(storage) })
  const badges = useBadgesStore()
  const files = await Promise.all(Array.from({ length: 100 }, (_, number) => bakedFile(number)))
  const outcomes = await badges.receive(files.map((file) => ({ kind: 'file', file })))
  expect(outcomes.map((outcome) => outcome.state)).toEqual(Array(100).fill('added'))
  expect(badges.cards).toHaveLength(100)

  const outcome = outcomes[42]
  const kept = valueOf(
    await badges.open(outcome !== undefined && 'badgeId' in outcome ? outcome.badgeId : ''),
  )
  const sent = await files[42]?.arrayBuffer()
  expect(new Uint8Array(kept.original.bytes)).toEqual(new Uint8Array(sent ?? new ArrayBuffer()))
  expect(kept.original).toMatchObject({ mediaType: 'image/png', fileName: 'bread-42.png' })
  expect((await badges.picture(kept.card.pictureId ?? ''))?.bytes.byteLength).toBe(sent?.byteLength)
  const again = await badges.receive(files.slice(0, 3).map((file) => ({ kind: 'file', file })))
  expect(again.map(({ state }) => state)).toEqual(Array(3).fill('already-there'))
  storage.door.close()
})
