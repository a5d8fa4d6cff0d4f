// Scanning: a camera that starts, stops and fails in words; a reader of the browser's own, and ours.
import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { qrPath } from '../../src/composables/qrPath.ts'
import { createCodeReader } from '../../src/features/scan/codeReader.ts'
import ScanPage from '../../src/features/scan/ScanPage.vue'
import { useCamera, type Camera } from '../../src/features/scan/useCamera.ts'
import { showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores } from '../support/storesDevice.ts'

const LINK = 'https://issuer.example/badges/1'

/** A code as a picture of that many pixels a side. */
async function picture(text: string, side = 400): Promise<ImageBitmap> {
  const { size, path } = qrPath(text)
  const canvas = new OffscreenCanvas(side, side)
  const context = canvas.getContext('2d')!
  context.fillStyle = 'white'
  context.fillRect(0, 0, side, side)
  context.scale(side / size, side / size)
  context.fillStyle = 'black'
  context.fill(new Path2D(path))
  return createImageBitmap(canvas)
}

/** Devices as a browser has them: a stream drawn by a canvas, or an error. */
function makeDevices(error?: string) {
  const canvas = document.createElement('canvas')
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10)
  const asked: MediaStreamConstraints[] = []
  const streams: MediaStream[] = []
  return {
    asked,
    streams,
    getUserMedia(constraints: MediaStreamConstraints) {
      asked.push(constraints)
      if (error) return Promise.reject(new DOMException('no', error))
      const stream = canvas.captureStream()
      streams.push(stream)
      return Promise.resolve(stream)
    },
    enumerateDevices: () =>
      Promise.resolve([
        { kind: 'videoinput', deviceId: 'front', label: 'Front' },
        { kind: 'videoinput', deviceId: 'back', label: '' },
        { kind: 'audioinput', deviceId: 'mike', label: 'Mike' },
      ] as MediaDeviceInfo[]),
  }
}
type Devices = ReturnType<typeof makeDevices>

function hold(devices: Devices, page?: Document): { camera: Camera; leave(): void } {
  const scope = effectScope()
  const camera = scope.run(() => useCamera(devices as unknown as MediaDevices, page))!
  return { camera, leave: () => scope.stop() }
}
const isOff = (stream?: MediaStream) => stream?.getTracks().every(({ readyState }) => readyState === 'ended')

describe('the camera', () => {
  it('asks for the one that looks away, without a microphone, and lists those there are', async () => {
    const devices = makeDevices()
    const { camera, leave } = hold(devices)
    await camera.start()
    expect(camera.state.value).toBe('running')
    expect(devices.asked[0]).toMatchObject({ audio: false, video: { facingMode: { ideal: 'environment' } } })
    expect(camera.cameras.value).toEqual([
      { value: 'front', label: 'Front' },
      { value: 'back', label: '' },
    ])
    await camera.start('front')
    expect(devices.asked[1]).toMatchObject({ video: { deviceId: { exact: 'front' } } })
    expect(isOff(devices.streams[0])).toBe(true)
    expect(isOff(devices.streams[1])).toBe(false)
    leave()
    expect(isOff(devices.streams[1])).toBe(true)
  })

  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'absent'],
    ['OverconstrainedError', 'absent'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
  ])('says of %s: %s', async (error, state) => {
    const { camera, leave } = hold(makeDevices(error))
    await camera.start()
    expect(camera.state.value).toBe(state)
    leave()
  })

  it('says where there is none to be lent', async () => {
    const { camera, leave } = hold({} as Devices)
    await camera.start()
    expect(camera.state.value).toBe('unsupported')
    leave()
  })

  it('lets go of one that is granted after the page was left', async () => {
    const devices = makeDevices()
    const { camera, leave } = hold(devices)
    const started = camera.start()
    leave()
    await started
    expect(isOff(devices.streams[0])).toBe(true)
  })

  it('is off while the page is hidden, and comes back with it', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    const devices = makeDevices()
    const { camera, leave } = hold(devices, page as unknown as Document)
    const turn = (visibilityState: string) => {
      Object.assign(page, { visibilityState })
      page.dispatchEvent(new Event('visibilitychange'))
    }
    await camera.start()
    turn('hidden')
    expect(isOff(devices.streams[0])).toBe(true)
    turn('visible')
    await vi.waitFor(() => expect(camera.state.value).toBe('running'))
    camera.stop()
    turn('hidden')
    turn('visible')
    expect(camera.state.value).toBe('off')
    leave()
  })

  it('says so when it is taken away', async () => {
    const devices = makeDevices()
    const { camera, leave } = hold(devices)
    await camera.start()
    devices.streams[0]?.getVideoTracks()[0]?.dispatchEvent(new Event('ended'))
    expect(camera.state.value).toBe('busy')
    leave()
  })

  it('has a light only where it says so, and believes it no longer when it does not shine', async () => {
    const devices = makeDevices()
    const { camera, leave } = hold(devices)
    const { getUserMedia } = devices
    let shines = true
    devices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints)
      Object.assign(stream.getVideoTracks()[0]!, {
        getCapabilities: () => ({ torch: true }),
        applyConstraints: () => (shines ? Promise.resolve() : Promise.reject(new DOMException('no'))),
      })
      return stream
    }
    await camera.start()
    expect(camera.canLight.value).toBe(true)
    await camera.light(true)
    expect(camera.isLit.value).toBe(true)
    shines = false
    await camera.light(false)
    expect(camera.canLight.value).toBe(false)
    leave()
  })
})

describe('the reader', () => {
  it('reads a code in a worker where the browser has no reader, and nothing where there is none', async () => {
    const reader = await createCodeReader(undefined, {})
    expect(await reader.read(await picture(LINK), 'picture')).toBe(LINK)
    expect(await reader.read(await createImageBitmap(new ImageData(60, 60)), 'picture')).toBeUndefined()
    reader.stop()
  })

  it('asks the browser’s own first, and ours when that does not answer', async () => {
    class Detector {
      static getSupportedFormats = () => Promise.resolve(['qr_code'])
      static answer: () => Promise<{ rawValue: string }[]> = () => Promise.resolve([{ rawValue: 'native' }])
      detect = () => Detector.answer()
    }
    const reader = await createCodeReader(undefined, { BarcodeDetector: Detector })
    expect(await reader.read(await picture(LINK), 'frame')).toBe('native')
    Detector.answer = () => Promise.reject(new DOMException('gone'))
    expect(await reader.read(await picture(LINK), 'picture')).toBe(LINK)
    reader.stop()
  })

  it('does not wait for what was stopped', async () => {
    const reader = await createCodeReader(undefined, {})
    const pending = reader.read(await picture(LINK), 'picture')
    reader.stop()
    expect(await pending).toBeUndefined()
  })
})

describe('the page', () => {
  let running: ReturnType<typeof startStores>
  let shown: ShownPage | undefined
  const { mediaDevices } = navigator

  beforeEach(() => {
    running = startStores()
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: makeDevices('NotAllowedError'),
    })
  })
  afterEach(() => {
    shown?.page.unmount()
    running.stop()
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices })
  })

  async function choose(text: string | undefined): Promise<ShownPage> {
    shown = await showPage(ScanPage, '/scan')
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    const context = canvas.getContext('2d')
    if (text !== undefined) context?.drawImage(await picture(text), 0, 0)
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/png'))
    const data = new DataTransfer()
    data.items.add(new File([blob], 'code.png', { type: 'image/png' }))
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!
    input.files = data.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    return shown
  }

  it('says that the camera was refused, and offers two other ways', async () => {
    shown = await showPage(ScanPage, '/scan')
    await vi.waitFor(() => expect(shown?.text()).toContain('Besace may not use the camera.'))
    expect(shown.text()).toContain('Or a picture of the code')
    expect(shown.text()).toContain('Or paste the link')
  })

  it('shows the link of a code and whom it would ask, and opens nothing', async () => {
    const { text, press, router } = await choose(LINK)
    await vi.waitFor(() => expect(text()).toContain('Besace asks issuer.example for the badge.'))
    expect(document.activeElement?.textContent).toBe('The code holds a link')
    expect(router.currentRoute.value.path).toBe('/scan')
    await press('button', 'Add this badge')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/add'))
  })

  it('shows anything else as words, and does nothing with them', async () => {
    const { text } = await choose('javascript:alert(1)')
    await vi.waitFor(() => expect(text()).toContain('This code is not a badge'))
    expect(text()).toContain('javascript:alert(1)')
    expect(document.querySelector('a[href^="javascript"]')).toBeNull()
    expect(text()).not.toContain('Add this badge Scan')
  })

  it('says when no code can be read, and offers the picture as a badge', async () => {
    const { text, press, router } = await choose(undefined)
    await vi.waitFor(() => expect(text()).toContain('No code could be read in this picture.'))
    await press('button', 'Add this picture as a badge')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/add'))
  })
})
