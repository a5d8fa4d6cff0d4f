// How stores reach what is slow to load: the database and the workers come by dynamic import, on first use.
import { isFreshDevice } from '../storage/isFreshDevice.ts'
import { DEMONSTRATION_DATABASE, isDemonstration } from './demonstration.ts'
import { fail } from '../domain/result.ts'
import { once } from '../domain/verification/once.ts'
import type { Storage } from '../storage/openDatabase.ts'
import type { ShareHost } from './shareHost.ts'
import type { examineInWorker } from '../workers/examineBridge.ts'

/** What stores need of the device; tests hand in their own. */
export interface Device {
  storage(): Promise<Storage>
  /** Whether nothing was ever kept here: then there is nothing to read, and the database need not be loaded. */
  isFresh(): Promise<boolean>
  examine: typeof examineInWorker
  shareHost(): Promise<ShareHost>
  now(): Date
  newId(): string
  random(length: number): Uint8Array
  isOnline(): boolean
  /** Resolves after the time, or at once when called off. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Does the work while no other tab does work of that name; nothing when the wait for it is over. */
  alone<T>(name: string, patience: number, work: () => Promise<T>): Promise<T | undefined>
}

let storage: Promise<Storage> | undefined

const isAway = async () => fail({ code: 'share.host-unreachable' } as const)
const awayShareHost: ShareHost = { publish: isAway, change: isAway, takeDown: isAway }

/** Asked for a thousand times in a round: each `import()` would look through the page for what to fetch first. */
const examineBridge = once(() => import('../workers/examineBridge.ts'))

const ownDevice: Device = {
  storage: () =>
    (storage ??= import('../storage/openDatabase.ts').then(({ openDatabase }) =>
      openDatabase(isDemonstration() ? DEMONSTRATION_DATABASE : undefined),
    )),
  isFresh: async () => storage === undefined && !isDemonstration() && isFreshDevice(),
  examine: async (input, options, signal) => {
    const { examineInWorker } = await examineBridge()
    return examineInWorker(input, options, signal)
  },
  shareHost: async () => {
    // What is invented is never published.
    if (isDemonstration()) return awayShareHost
    // The part that speaks to the host comes from the host: without it, nothing was sent either.
    const part = await import('./shareHost.ts').catch(() => undefined)
    return part?.ownShareHost ?? awayShareHost
  },
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  isOnline: () => globalThis.navigator?.onLine !== false,
  sleep: async (milliseconds, signal) => (await import('./waiting.ts')).sleep(milliseconds, signal),
  alone: async (name, patience, work) => (await import('./waiting.ts')).alone(name, patience, work),
}

let current = ownDevice

/** The device the stores work on. */
export function useDevice(): Device {
  return current
}

/** Puts another device (or parts of one) in its place; without argument, the real one is back. */
export function provideDevice(device: Partial<Device> = {}): void {
  // A store that is handed in may hold something.
  const mayHold = device.storage && { isFresh: () => Promise.resolve(false) }
  current = { ...ownDevice, ...mayHold, ...device }
}
