// A page with all its files, ready to be carried away.
import type { SharePage } from '../sharePage.ts'

export interface CarriedFile {
  bytes: ArrayBuffer
  mediaType: string
}

export interface CarriedPage {
  page: SharePage
  /** By SHA-256. */
  files: ReadonlyMap<string, CarriedFile>
  /** ISO 8601, UTC. */
  madeAt: string
  /** Address of a checker that takes any badge, where one is known. */
  check?: string
}
