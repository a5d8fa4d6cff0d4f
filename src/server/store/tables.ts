// The tables as Kysely sees them. Only types that every engine has: text, integer, bytes.

export interface Tables {
  migrations: { name: string; applied_at: string }
  shares: {
    id: string
    token_hash: string
    state: 'public' | 'gone'
    draft_hash: string
    page_json: string | null
    html: Uint8Array | null
    html_brotli: Uint8Array | null
    style_hash: string
    etag: string
    created_at: string
    updated_at: string
    expires_at: string
  }
  files: { sha256: string; size: number; bytes: Uint8Array }
  share_files: {
    share_id: string
    role: string
    position: number
    sha256: string
    media_type: string
    file_name: string
  }
}
