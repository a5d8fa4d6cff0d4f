// A film for Chromium's fake camera: one still picture of a QR code, in the raw format it plays in a loop.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import encodeQR from 'qr'

const WIDTH = 640
const HEIGHT = 480

/** YUV4MPEG2 with one frame: brightness a byte a pixel, then two planes of grey at a quarter of the size. */
export function filmOf(text: string): Buffer {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const scale = Math.floor((HEIGHT * 0.9) / rows.length)
  const side = rows.length * scale
  const [left, top] = [(WIDTH - side) >> 1, (HEIGHT - side) >> 1]
  const light = Buffer.alloc(WIDTH * HEIGHT, 235)
  rows.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (!isDark) return
      for (let line = 0; line < scale; line++) {
        const at = (top + y * scale + line) * WIDTH + left + x * scale
        light.fill(16, at, at + scale)
      }
    }),
  )
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\nFRAME\n`),
    light,
    grey,
  ])
}

/** What the browser is to be started with so that its camera sees this code. */
export function cameraArguments(text: string): string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'besace-camera-')), 'code.y4m')
  writeFileSync(path, filmOf(text))
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`]
}
