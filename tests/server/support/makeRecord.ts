// Makes a record as the store keeps it, with two originals of its own.
import { brotliCompressSync } from 'node:zlib'
import { inMemory } from '../../../src/server/store/fileParts.ts'
import type { ByteSource, ShareRecord } from '../../../src/server/store/store.ts'
import { sha256 } from './samplePage.ts'

/** A page as it is, and as it is kept. */
export function bothForms(html: string): Pick<ShareRecord, 'html' | 'htmlBrotli'> {
  return { html: new TextEncoder().encode(html), htmlBrotli: brotliCompressSync(html) }
}

export function makeRecord(name: string, size = 10): { share: ShareRecord; bytes: Map<string, ByteSource> } {
  const contents = [1, 2].map((part) => new TextEncoder().encode(`${name} ${part} `.padEnd(size, '.')))
  const bytes = new Map(contents.map((content) => [sha256(content), inMemory(content)]))
  const at = '2026-11-22T10:00:00.000Z'
  const files = [...bytes.keys()].map((hash, index) => {
    const kind = { role: 'original' as const, mediaType: 'application/json', fileName: 'badge.json' }
    return { ...kind, sha256: hash, position: index + 1 }
  })
  const share: ShareRecord = {
    id: sha256(name).slice(0, 22),
    tokenHash: sha256(`token ${name}`),
    draftHash: sha256(`draft ${name}`),
    pageJson: '{}',
    ...bothForms(`<p>${name}</p>`),
    styleHash: "'sha256-x'",
    etag: sha256(`etag ${name}`),
    createdAt: at,
    updatedAt: at,
    expiresAt: '2026-12-22T10:00:00.000Z',
    files,
  }
  return { share, bytes }
}
