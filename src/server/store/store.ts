// The one door to what the host keeps. Engines differ behind it, never in front of it.
import type { FileRole } from '../../contract/mediaTypes.ts'
import type { MailboxStore, SessionStore } from './exchangeStore.ts'

/** A file as it goes with a share. The kind and the name belong to the share, the bytes may belong to several. */
export interface ShareFile {
  sha256: string
  role: FileRole
  /** Counts from 1 within the role. */
  position: number
  mediaType: string
  fileName: string
}

/** A share as it is written: rendered, and complete. */
export interface ShareRecord {
  id: string
  tokenHash: string
  /** What was asked for, as a hash: a publication repeated after a lost answer is recognised by it. */
  draftHash: string
  /** `PublishedPage` as JSON. */
  pageJson: string
  html: Uint8Array
  /** The same, compressed once with Brotli. */
  htmlBrotli: Uint8Array
  /** CSP sources of the style elements in `html`. */
  styleHash: string
  etag: string
  /** ISO 8601, UTC, to the millisecond, as the next two: they sort as text. */
  createdAt: string
  updatedAt: string
  expiresAt: string
  files: ShareFile[]
}

/** What is known of a share without its content. Of one that is gone, only this remains. */
export interface ShareState {
  id: string
  tokenHash: string
  state: 'public' | 'gone'
  draftHash: string
  etag: string
  createdAt: string
  updatedAt: string
  expiresAt: string
}

export interface StoredPage {
  /** Opened when it is first asked for. */
  readonly html: Uint8Array<ArrayBuffer>
  /** Bytes of `html`. */
  htmlSize: number
  htmlBrotli: Uint8Array<ArrayBuffer>
  styleHash: string
  etag: string
  expiresAt: string
}

export interface StoredFile extends ShareFile {
  size: number
  /** The bytes from `first` up to, not including, `end`; throws when the file is taken away in the middle. */
  parts(first?: number, end?: number): AsyncIterable<Uint8Array<ArrayBuffer>>
}

/** Bytes that are somewhere, and can be read more than once. */
export interface ByteSource {
  size: number
  /** Each part is good until the next is asked for: its memory may be used again. */
  parts(): AsyncIterable<Uint8Array>
}

/** Bytes by SHA-256 (lower-case hexadecimal). */
export type FileBytes = ReadonlyMap<string, ByteSource>

export type FileKey = { role: FileRole; position: number } | { sha256: string }

export interface Counts {
  shares: number
  files: number
  bytes: number
  mailboxes: number
  messages: number
  sessions: number
}

export interface Store {
  /** What is known of a share, gone ones included. */
  findShare(id: string): Promise<ShareState | undefined>
  /** The rendered page of a share that is public. */
  findPage(id: string): Promise<StoredPage | undefined>
  /** The page's JSON of a share that is public. */
  findPageJson(id: string): Promise<string | undefined>
  /** A file of a share that is public. */
  findFile(id: string, key: FileKey): Promise<StoredFile | undefined>
  /** Which files a share holds, by hash. */
  hashesOf(id: string): Promise<Set<string>>
  /**
   * Writes a share and its files, all or nothing, in place of what stood there. `expectedEtag` guards a change:
   * undefined for one that must not exist yet. False when something else stands there by now.
   */
  saveShare(share: ShareRecord, bytes: FileBytes, expectedEtag: string | undefined): Promise<boolean>
  /**
   * Deletes the content at once; the id stays taken, with nothing but its token's hash. With `expiredAt`, only if its
   * time was up at that moment.
   */
  endShare(id: string, expiredAt?: string): Promise<void>
  /** Ends some of the shares, mailboxes and sessions whose time is up; how many. Zero: none is left. */
  endExpired(now: Date): Promise<number>
  /** Public shares, newest first, for the operator. */
  listShares(limit: number): Promise<ShareState[]>
  counts(): Promise<Counts>
  /** Asks the engine for anything at all; throws when it does not answer. */
  check(): Promise<void>
  mailboxes: MailboxStore
  sessions: SessionStore
  close(): Promise<void>
}
