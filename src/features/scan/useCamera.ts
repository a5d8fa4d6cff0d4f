// The camera while a screen needs it: asked for, chosen, lit, and let go as soon as nobody looks.
import { onScopeDispose, readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

/** `unsupported`: no camera interface here at all, as without https. */
export type CameraState = 'off' | 'starting' | 'running' | 'refused' | 'absent' | 'busy' | 'unsupported'

export interface CameraChoice {
  value: string
  label: string
}

export interface Camera {
  state: Readonly<Ref<CameraState>>
  stream: Readonly<ShallowRef<MediaStream | undefined>>
  /** Cameras of the device; their names are known once one was allowed. */
  cameras: Readonly<ShallowRef<readonly CameraChoice[]>>
  chosen: Readonly<Ref<string>>
  canLight: Readonly<Ref<boolean>>
  isLit: Readonly<Ref<boolean>>
  /** Starts that camera, or the one that looks away from the face. */
  start(deviceId?: string): Promise<void>
  stop(): void
  light(on: boolean): Promise<void>
}

/** The torch is in browsers, not in the types (W3C MediaStream Image Capture). */
interface Torch {
  torch?: boolean
}

const STATE_BY_ERROR: Record<string, CameraState> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
}

export function useCamera(
  devices: MediaDevices | undefined = navigator.mediaDevices as MediaDevices | undefined,
  page: Document = document,
): Camera {
  const state = ref<CameraState>('off')
  const stream = shallowRef<MediaStream>()
  const cameras = shallowRef<readonly CameraChoice[]>([])
  const chosen = ref('')
  const canLight = ref(false)
  const isLit = ref(false)
  let turn = 0
  let isWanted = false
  let isPaused = false

  async function start(deviceId = chosen.value): Promise<void> {
    letGo()
    isWanted = true
    if (devices?.getUserMedia === undefined) {
      state.value = 'unsupported'
      return
    }
    const mine = (turn += 1)
    state.value = 'starting'
    try {
      const opened = await devices.getUserMedia({ audio: false, video: wish(deviceId) })
      // The page was left, or another camera chosen, while the question stood open.
      if (mine !== turn) return stopTracks(opened)
      if (page.visibilityState === 'hidden') {
        stopTracks(opened)
        isPaused = true
        state.value = 'off'
        return
      }
      take(opened)
      await list(devices)
    } catch (error) {
      if (mine !== turn) return
      letGo()
      state.value = STATE_BY_ERROR[(error as DOMException).name] ?? 'busy'
    }
  }

  function take(opened: MediaStream): void {
    const [track] = opened.getVideoTracks()
    stream.value = opened
    state.value = 'running'
    chosen.value = track?.getSettings().deviceId ?? ''
    canLight.value = (track?.getCapabilities?.() as Torch | undefined)?.torch === true
    // Unplugged, or taken by a call that came in.
    track?.addEventListener('ended', () => {
      if (stream.value !== opened) return
      letGo()
      state.value = 'busy'
    })
  }

  async function list(from: MediaDevices): Promise<void> {
    const all = await from.enumerateDevices()
    cameras.value = all
      .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
      .map(({ deviceId, label }) => ({ value: deviceId, label }))
  }

  function letGo(): void {
    turn += 1
    if (stream.value) stopTracks(stream.value)
    stream.value = undefined
    canLight.value = isLit.value = false
    state.value = 'off'
  }

  function stop(): void {
    isWanted = false
    letGo()
  }

  async function light(on: boolean): Promise<void> {
    const [track] = stream.value?.getVideoTracks() ?? []
    try {
      await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      isLit.value = on
    } catch {
      canLight.value = false // It says it can, and cannot.
    }
  }

  /** Behind another app or tab the camera is off; it comes back with the page. */
  function onVisibility(): void {
    if (page.visibilityState === 'hidden' && stream.value) {
      letGo()
      isPaused = true
    } else if (page.visibilityState === 'visible' && isPaused) {
      isPaused = false
      if (isWanted) void start()
    }
  }

  page.addEventListener('visibilitychange', onVisibility)
  onScopeDispose(() => {
    page.removeEventListener('visibilitychange', onVisibility)
    stop()
  })

  return {
    state: readonly(state),
    stream,
    cameras,
    chosen: readonly(chosen),
    canLight: readonly(canLight),
    isLit: readonly(isLit),
    start,
    stop,
    light,
  }
}

function wish(deviceId: string): MediaTrackConstraints {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  return deviceId === ''
    ? { ...size, facingMode: { ideal: 'environment' } }
    : { ...size, deviceId: { exact: deviceId } }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
