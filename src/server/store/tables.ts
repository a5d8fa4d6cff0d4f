// The tables as Kysely sees them. Only types that every engine has: text, integer, bytes.

export interface Tables {
  migrations: { name: string; applied_at: string }
  /** What is known of a share. Of one that is gone, only this remains, emptied. */
  shares: {
    id: string
    token_hash: string
    state: 'public' | 'gone'
    draft_hash: string
    etag: string
    created_at: string
    updated_at: string
    expires_at: string
  }
  /**
   * What a share shows, compressed only: with a million pages what a visit reads must stay small, so that most of it
   * stays in the machine's memory. Apart from `shares`, whose rows are shorter still.
   */
  share_pages: {
    share_id: string
    html_brotli: Uint8Array
    /** Bytes of the page once it is opened. */
    html_size: number
    style_hash: string
  }
  /** What a share says, for checking elsewhere: read seldom, so it lies apart. */
  share_data: {
    share_id: string
    /** `PublishedPage` as JSON, compressed with Brotli. */
    json_brotli: Uint8Array
  }
  files: { sha256: string; size: number }
  /** The bytes of a file, cut so that no more than a part of it is ever in memory; `position` counts from 0. */
  file_parts: { sha256: string; position: number; bytes: Uint8Array }
  share_files: {
    share_id: string
    role: string
    position: number
    sha256: string
    media_type: string
    file_name: string
  }
  mailboxes: {
    id: string
    token_hash: string
    state: 'open' | 'gone'
    created_at: string
    expires_at: string
  }
  messages: {
    mailbox_id: string
    id: string
    received_at: string
    ciphertext: Uint8Array
  }
  sessions: {
    id: string
    token_hash: string
    state: 'open' | 'gone'
    etag: string
    ciphertext: Uint8Array | null
    created_at: string
    updated_at: string
    expires_at: string
  }
}
