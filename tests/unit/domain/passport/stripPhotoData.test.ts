// Photos lose where and when they were taken, and nothing one can see.
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { bakePng } from '../../../../src/domain/badge/bakePng.ts'
import { unbake } from '../../../../src/domain/badge/unbake.ts'
import { readOrientation } from '../../../../src/domain/passport/photo/orientation.ts'
import { stripPhotoData } from '../../../../src/domain/passport/stripPhotoData.ts'

const SECRET = 'GPS 48.8584 N 2.2945 E'
const text = (words: string) => new TextEncoder().encode(words)
const join = (...parts: (Uint8Array | number[] | string)[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? text(part) : Uint8Array.from(part)))),
  )
const has = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words)

/** EXIF with an orientation and a secret. */
function tiff(orientation: number, isLittle = false): Uint8Array {
  const head = Buffer.alloc(26)
  const write16 = (value: number, at: number) =>
    isLittle ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at)
  const write32 = (value: number, at: number) =>
    isLittle ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at)
  head.write(isLittle ? 'II' : 'MM')
  write16(42, 2)
  write32(8, 4)
  write16(1, 8)
  write16(0x0112, 10)
  write16(3, 12)
  write32(1, 14)
  write16(orientation, 18)
  return join(head, SECRET)
}

const segment = (marker: number, data: Uint8Array) =>
  join([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255], data)
const exif = (orientation: number, isLittle = false) =>
  segment(0xe1, join('Exif\0\0', tiff(orientation, isLittle)))
const jfif = segment(0xe0, text('JFIF\0 and so on'))
const colours = segment(0xe2, text('ICC_PROFILE\0 and so on'))
const tables = segment(0xdb, text('tables'))
/** Pixels with a stuffed ff, a restart, and a second scan as progressive pictures have. */
const scans = join(
  segment(0xda, text('scan')),
  [1, 0xff, 0, 2, 0xff, 0xd0, 3],
  tables,
  segment(0xda, text('scan')),
  [4],
)
const jpeg = (...segments: Uint8Array[]) => join([0xff, 0xd8], ...segments, [0xff, 0xd9])

describe('JPEG', () => {
  it('keeps what decodes and colours the pixels, and nothing else', () => {
    const photo = jpeg(
      jfif,
      exif(1),
      segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0 ${SECRET}`)),
      colours,
      segment(0xe2, text(`MPF\0 ${SECRET}`)),
      segment(0xed, text(`Photoshop 3.0\0 ${SECRET}`)),
      segment(0xee, text('Adobe and so on')),
      segment(0xfe, text(SECRET)),
      tables,
      scans,
    )
    expect(stripPhotoData(photo)).toEqual(
      jpeg(jfif, colours, segment(0xee, text('Adobe and so on')), tables, scans),
    )
  })

  it('stays upright: of EXIF only the orientation is left', () => {
    for (const isLittle of [false, true]) {
      const stripped = stripPhotoData(jpeg(jfif, exif(6, isLittle), tables, scans))
      expect(has(stripped, SECRET)).toBe(false)
      const at = Buffer.from(stripped).indexOf('Exif')
      expect(readOrientation(stripped.subarray(at))).toBe(6)
      expect(stripPhotoData(stripped)).toEqual(stripped)
    }
  })

  it('drops what follows the picture: a film, a second picture with data of its own', () => {
    const photo = join(jpeg(jfif, tables, scans), jpeg(exif(1)), SECRET)
    expect(stripPhotoData(photo)).toEqual(jpeg(jfif, tables, scans))
  })

  it('shows a cut-off picture as far as it goes', () => {
    const photo = jpeg(exif(1), jfif, tables, scans).slice(0, -2)
    expect(stripPhotoData(photo)).toEqual(jpeg(jfif, tables, scans).slice(0, -2))
  })
})

function chunk(type: string, data: Uint8Array): Uint8Array {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(data.length)
  const named = join(type, data)
  size.writeUInt32BE(crcOf(named), 4)
  return join(size.subarray(0, 4), named, size.subarray(4))
}

function crcOf(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

function png(...extra: Uint8Array[]): Uint8Array {
  const picture = new PNG({ width: 4, height: 4 })
  picture.data.forEach((_, at) => (picture.data[at] = (at * 37) & 255))
  const plain = PNG.sync.write(picture)
  return join(plain.subarray(0, 33), ...extra, plain.subarray(33))
}

describe('PNG', () => {
  it('loses EXIF, XMP and the words of cameras; the pixels stay', () => {
    const photo = png(
      chunk('eXIf', tiff(1)),
      chunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${SECRET}`)),
      chunk('tEXt', text(`Raw profile type exif\0${SECRET}`)),
      chunk('tEXt', text(`Author\0${SECRET}`)),
      chunk('tIME', Uint8Array.of(7, 234, 3, 3, 10, 0, 0)),
    )
    const stripped = stripPhotoData(photo)
    expect(stripped).toEqual(png())
    expect(PNG.sync.read(Buffer.from(stripped)).data).toEqual(PNG.sync.read(Buffer.from(photo)).data)
  })

  it('stays upright', () => {
    const stripped = stripPhotoData(png(chunk('eXIf', tiff(8))))
    const at = Buffer.from(stripped).indexOf('eXIf')
    expect(readOrientation(stripped.subarray(at + 4))).toBe(8)
    expect(has(stripped, SECRET)).toBe(false)
    // An independent decoder checks every checksum.
    expect(PNG.sync.read(Buffer.from(stripped)).width).toBe(4)
  })

  it('leaves a badge in the picture where it is', async () => {
    const payload = {
      form: 'json',
      text: '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}',
    } as const
    const baked = bakePng(png(chunk('eXIf', tiff(1))), payload)
    if (!baked.ok) throw new Error(baked.error.code)
    const stripped = stripPhotoData(baked.value)
    expect(has(stripped, SECRET)).toBe(false)
    expect(await unbake(stripped)).toEqual(await unbake(baked.value))
  })
})

function riff(name: string, data: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return join(name, size, data, data.length % 2 === 1 ? [0] : [])
}
const webp = (...chunks: Uint8Array[]) => riff('RIFF', join('WEBP', ...chunks))
const features = (flags: number) => riff('VP8X', Uint8Array.of(flags, 0, 0, 0, 3, 0, 0, 3, 0, 0))
const pixels = riff('VP8 ', text('pixels!'))

describe('WebP', () => {
  it('loses EXIF and XMP, and says so in its features', () => {
    const photo = webp(features(0x2c), pixels, riff('EXIF', tiff(1)), riff('XMP ', text(SECRET)))
    expect(stripPhotoData(photo)).toEqual(webp(features(0x20), pixels))
  })

  it('stays upright', () => {
    const stripped = stripPhotoData(webp(features(0x0c), pixels, riff('EXIF', join('Exif\0\0', tiff(3)))))
    expect(has(stripped, SECRET)).toBe(false)
    const at = Buffer.from(stripped).indexOf('EXIF')
    expect(readOrientation(stripped.subarray(at + 8))).toBe(3)
    expect(stripped[20]).toBe(0x08)
    expect(new DataView(stripped.buffer).getUint32(4, true)).toBe(stripped.length - 8)
  })

  it('leaves a simple picture as it is', () => {
    expect(stripPhotoData(webp(pixels))).toEqual(webp(pixels))
  })
})

function box(type: string, ...parts: (Uint8Array | number[] | string)[]): Uint8Array {
  const inside = join(...parts)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(inside.length + 8)
  return join(size, type, inside)
}

describe('HEIC and AVIF', () => {
  const infe = (item: number, type: string) => box('infe', [2, 0, 0, 0, 0, item, 0, 0], type, '\0')
  /** One place of an item: 4 bytes of offset, 4 of length. */
  const place = (item: number, offset: number, length: number) => [
    ...[0, item, 0, 0, 0, 1],
    ...[0, 0, offset >> 8, offset & 255],
    ...[0, 0, length >> 8, length & 255],
  ]
  function heif(brand: string, exifData: Uint8Array, xmp: Uint8Array): Uint8Array {
    const make = (first: number) =>
      join(
        box('ftyp', brand, [0, 0, 0, 0]),
        box(
          'meta',
          [0, 0, 0, 0],
          box('iinf', [0, 0, 0, 0, 0, 3], infe(1, 'av01'), infe(2, 'Exif'), infe(3, 'mime')),
          box(
            'iloc',
            [0, 0, 0, 0, 0x44, 0, 0, 3],
            place(1, first, 6),
            place(2, first + 6, exifData.length),
            place(3, first + 6 + exifData.length, xmp.length),
          ),
        ),
        box('mdat', 'pixels', exifData, xmp),
      )
    return make(make(0).length - exifData.length - xmp.length - 6)
  }

  it.each(['heic', 'avif'])('%s: EXIF and XMP are overwritten where they lie', (brand) => {
    const photo = heif(brand, join([0, 0, 0, 0], tiff(1)), text(SECRET))
    const stripped = stripPhotoData(photo)
    expect(has(photo, SECRET)).toBe(true)
    expect(has(stripped, SECRET)).toBe(false)
    expect(has(stripped, 'pixels')).toBe(true)
    expect(stripped.length).toBe(photo.length)
    expect(stripPhotoData(stripped)).toEqual(stripped)
  })
})

it('gives back what is no photo as it came', () => {
  for (const other of [text('%PDF-1.7 GPS'), new Uint8Array(0), text('GIF89a')])
    expect(stripPhotoData(other)).toBe(other)
})

it('never throws', () => {
  const photos = [
    jpeg(jfif, exif(6), tables, scans),
    png(chunk('eXIf', tiff(8))),
    webp(features(0x0c), pixels, riff('EXIF', tiff(3))),
    join(
      box('ftyp', 'heic'),
      box('meta', [0, 0, 0, 0], box('iinf', [0, 0]), box('iloc', [0, 0, 0, 0, 0x88, 0x88, 0, 9])),
    ),
  ]
  const broken = fc
    .tuple(
      fc.constantFrom(...photos),
      fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 }),
      fc.nat(300),
    )
    .map(([photo, changes, cut]) => {
      const copy = photo.slice(0, cut < 20 ? photo.length : cut + 12)
      for (const [at, value] of changes) if (at >= 12 && at < copy.length) copy[at] = value
      return copy
    })
  fc.assert(
    fc.property(broken, (photo) => {
      expect(stripPhotoData(photo).length).toBeLessThanOrEqual(photo.length + 64)
    }),
    { numRuns: 2000 },
  )
})
