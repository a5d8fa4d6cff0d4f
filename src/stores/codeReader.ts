// Where a screen gets a reader of QR codes: the worker's part comes with the first code.
import type { Pixels, ScanBridge } from '../workers/scanBridge.ts'

export type { Pixels, ScanBridge } from '../workers/scanBridge.ts'

/** How long a reader looks: a camera gives the next picture soon, a chosen picture is the only one. */
export const PATIENCE = { frame: 60, picture: 2000 } as const

/** A reader that starts its worker when it is first asked. */
export function lateCodeReader(): ScanBridge {
  let bridge: Promise<ScanBridge> | undefined
  let isStopped = false
  return {
    async read(pixels: Pixels, milliseconds) {
      bridge ??= import('../workers/scanBridge.ts').then(({ createScanBridge }) => createScanBridge())
      const reader = await bridge
      return isStopped ? undefined : reader.read(pixels, milliseconds)
    },
    stop() {
      isStopped = true
      void bridge?.then((reader) => reader.stop())
    },
  }
}
