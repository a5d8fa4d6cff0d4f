// Reads the QR code in a picture: the browser's own reader where it has one, else ours.
import { lateCodeReader, PATIENCE, type Pixels, type ScanBridge } from '../../stores/codeReader.ts'

/** The browser's reader (W3C Shape Detection API), as far as it is needed. */
interface NativeReader {
  detect(picture: ImageBitmapSource): Promise<{ rawValue: string }[]>
}
interface NativeReaderClass {
  new (options: { formats: string[] }): NativeReader
  getSupportedFormats(): Promise<string[]>
}

export type Picture = HTMLVideoElement | ImageBitmap

export interface CodeReader {
  read(picture: Picture, patience: keyof typeof PATIENCE): Promise<string | undefined>
  stop(): void
}

/** A code across a quarter of the picture is still made out at this size, and a cheap phone keeps pace. */
const MOST_PIXELS_A_SIDE = { frame: 960, picture: 2000 } as const

/** `own` and `platform` are handed in by tests. */
export async function createCodeReader(
  own: ScanBridge = lateCodeReader(),
  platform = globalThis as { BarcodeDetector?: unknown },
): Promise<CodeReader> {
  let native = await nativeReader(platform.BarcodeDetector as NativeReaderClass | undefined)
  return {
    async read(picture, patience) {
      try {
        const found = native && (await native.detect(picture))
        if (found) return found[0]?.rawValue || undefined
      } catch {
        // Some devices name a reader that then does not answer (its service was never installed).
        native = undefined
      }
      const pixels = pixelsOf(picture, MOST_PIXELS_A_SIDE[patience])
      return pixels && own.read(pixels, PATIENCE[patience])
    },
    stop: () => own.stop(),
  }
}

async function nativeReader(reader: NativeReaderClass | undefined): Promise<NativeReader | undefined> {
  try {
    const formats = await reader?.getSupportedFormats()
    return reader && formats?.includes('qr_code') ? new reader({ formats: ['qr_code'] }) : undefined
  } catch {
    return undefined // Named, but not there.
  }
}

let canvas: HTMLCanvasElement | undefined

function pixelsOf(picture: Picture, most: number): Pixels | undefined {
  const [wide, high] =
    picture instanceof HTMLVideoElement
      ? [picture.videoWidth, picture.videoHeight]
      : [picture.width, picture.height]
  if (wide === 0 || high === 0) return undefined
  const scale = Math.min(1, most / Math.max(wide, high))
  canvas ??= document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(wide * scale))
  canvas.height = Math.max(1, Math.round(high * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  // A drawing without a ground is black on black to a reader.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height }
}
