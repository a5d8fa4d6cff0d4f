// How much the host takes and gives; the app asks the same numbers before it sends anything.

const MEGABYTE = 1024 * 1024

/** Bounds of a share page. Lengths are UTF-16 code units, sizes bytes. */
export const SHARE_LIMITS = {
  badges: 200,
  evidencePerBadge: 20,
  /** Page and files together. */
  totalBytes: 50 * MEGABYTE,
  fileBytes: 20 * MEGABYTE,
  previewBytes: 5 * MEGABYTE,
  /** The part `page` alone. */
  pageBytes: 2 * MEGABYTE,
  title: 200,
  person: 120,
  name: 500,
  preamble: 4000,
  sentence: 1000,
  description: 10_000,
  text: 10_000,
  url: 2048,
  fileName: 255,
  code: 40,
  strengths: 3,
  blocks: 60,
  mapAreas: 30,
  mapCells: 120,
  endorsements: 30,
  links: 10,
  spokenLanguages: 12,
  minDays: 1,
  maxDays: 730,
} as const

/** The only size a preview may have: what social networks show large (1.91:1). */
export const PREVIEW_SIZE = { width: 1200, height: 627 } as const

/** Bounds of what the relay fetches. */
export const RELAY_LIMITS = {
  bytes: 2 * MEGABYTE,
  redirects: 3,
  milliseconds: 10_000,
  url: 2048,
} as const

/** Bounds of mailboxes: letters for one device, which nobody between can read. */
export const MAILBOX_LIMITS = {
  /** One letter, as it is sent. */
  bytes: 64 * 1024,
  /** Letters that wait at once. */
  messages: 50,
  minDays: 1,
  maxDays: 30,
} as const

/** Bounds of sessions: what two people look at together for an hour. */
export const SESSION_LIMITS = {
  bytes: 32 * 1024,
  minHours: 1,
  maxHours: 24,
} as const
