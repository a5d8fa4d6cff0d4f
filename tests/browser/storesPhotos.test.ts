// A photo kept as proof: what it tells of place and device is gone, what one sees is the same, the right way up.
import { afterEach, expect, it } from 'vitest'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

const SECRET = 'GPS 48.8584 N 2.2945 E'
let running: ReturnType<typeof startStores> | undefined
afterEach(() => running?.stop())

/** A drawn picture, 40 × 20, with EXIF data that turn it and tell too much. */
async function photo(type: 'image/jpeg' | 'image/png' | 'image/webp'): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(40, 20)
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#c00'
  pen.fillRect(0, 0, 20, 20)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 1 })).arrayBuffer())
  return type === 'image/jpeg' ? withExif(bytes) : bytes
}

function withExif(jpeg: Uint8Array): Uint8Array {
  const orientation = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const data = [...new TextEncoder().encode('Exif\0\0'), ...orientation, ...new TextEncoder().encode(SECRET)]
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, data.length + 2, ...data, ...jpeg.subarray(2)])
}

async function look(bytes: BlobPart, type: string): Promise<{ size: [number, number]; pixels: number[] }> {
  const picture = await createImageBitmap(new Blob([bytes], { type }))
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
  pen.drawImage(picture, 0, 0)
  const { data } = pen.getImageData(0, 0, picture.width, picture.height)
  return { size: [picture.width, picture.height], pixels: [...data] }
}

it.each(['image/jpeg', 'image/png', 'image/webp'] as const)(
  '%s looks the same and tells less',
  async (type) => {
    running = startStores()
    await useBadgesStore().receive([{ kind: 'text', text: 'Bread' }])
    const [card] = useBadgesStore().cards
    const bytes = (await photo(type)) as Uint8Array<ArrayBuffer>
    const file = new File([bytes], 'me', { type })
    const passport = usePassportStore()
    const evidence = valueOf(
      await passport.addEvidence(card!.id, { kind: 'file', title: 'Me', text: '', file }),
    )
    const kept = (await passport.fileBytes(evidence.fileId!))!
    expect(new TextDecoder('latin1').decode(kept.bytes)).not.toContain(SECRET)
    const seen = await look(kept.bytes, type)
    expect(seen).toEqual(await look(bytes, type))
    if (type === 'image/jpeg') expect(seen.size).toEqual([20, 40])
  },
)
