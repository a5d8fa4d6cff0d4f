// What the store keeps of mailboxes and sessions, and what may be done with them.

export interface MailboxRecord {
  id: string
  tokenHash: string
  state: 'open' | 'gone'
  /** ISO 8601, UTC, as the next. */
  createdAt: string
  expiresAt: string
}

export interface Message {
  /** SHA-256 of the ciphertext: the same letter sent twice is one. */
  id: string
  receivedAt: string
  ciphertext: Uint8Array<ArrayBuffer>
}

export interface MailboxStore {
  find(id: string): Promise<MailboxRecord | undefined>
  /** Makes a mailbox; what stands there already stays as it is. */
  open(mailbox: Omit<MailboxRecord, 'state'>): Promise<void>
  /** Puts a letter in; false when the mailbox holds as many as it may. */
  put(id: string, message: Message): Promise<boolean>
  /** The letters, oldest first; unless they are kept, they are gone with the answer. */
  read(id: string, keep: boolean): Promise<Message[]>
  /** Deletes letters that were read. */
  forget(id: string, messageIds: readonly string[]): Promise<void>
  /** Deletes the letters; the id stays taken until its time is up. */
  end(id: string): Promise<void>
}

export interface SessionRecord {
  id: string
  tokenHash: string
  state: 'open' | 'gone'
  etag: string
  ciphertext: Uint8Array<ArrayBuffer>
  /** ISO 8601, UTC, as the next two. */
  createdAt: string
  updatedAt: string
  expiresAt: string
}

export interface SessionStore {
  /** The version alone is asked for much more often than the content: `withContent` false leaves it empty. */
  find(id: string, withContent: boolean): Promise<SessionRecord | undefined>
  /** Writes in place of the one with `expectedEtag`, or a new one; false when something else stands there. */
  save(session: Omit<SessionRecord, 'state'>, expectedEtag: string | undefined): Promise<boolean>
  /** Deletes the content; the id stays taken until its time is up. */
  end(id: string): Promise<void>
}
