// The built app, held in memory: small enough, and never half read while a new build is being copied.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sha256Hex } from '../shares/hash.ts'

export type Encoding = 'identity' | 'gzip' | 'br'

export interface SiteFile {
  mediaType: string
  etag: string
  /** Named by its content: it may be kept for ever. */
  isImmutable: boolean
  /** Compressed when first asked for, then kept. */
  bytes(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

/** Files by path, which begins with a slash. */
export type Site = ReadonlyMap<string, SiteFile>

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSIBLE = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/
const compress = { gzip: promisify(gzip), br: promisify(brotliCompress) }

/** Reads a folder; an absent one is an empty site, so that the host runs before the app is built. */
export async function loadSite(directory: string): Promise<Site> {
  const site = new Map<string, SiteFile>()
  for (const path of await filesBelow(directory)) {
    const bytes = new Uint8Array(await readFile(join(directory, path)))
    site.set(`/${path}`, siteFile(path, bytes))
  }
  return site
}

/** One file of a site. */
export function siteFile(path: string, bytes: Uint8Array<ArrayBuffer>): SiteFile {
  const mediaType = TYPES[extname(path)] ?? 'application/octet-stream'
  const kept = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    mediaType,
    etag: sha256Hex(bytes).slice(0, 32),
    isImmutable: path.startsWith('assets/'),
    bytes(encoding) {
      if (encoding === 'identity' || !COMPRESSIBLE.test(mediaType)) return Promise.resolve(bytes)
      const made = kept.get(encoding) ?? pack(bytes, encoding)
      kept.set(encoding, made)
      return made
    },
  }
}

/** Whether an encoding changes the file at all. */
export function isCompressible({ mediaType }: SiteFile): boolean {
  return COMPRESSIBLE.test(mediaType)
}

async function pack(bytes: Uint8Array, encoding: 'gzip' | 'br'): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return new Uint8Array(await compress.gzip(bytes, { level: 9 }))
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  }
  return new Uint8Array(await compress.br(bytes, { params }))
}

async function filesBelow(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length).replaceAll('\\', '/'))
      .map((path) => path.replace(/^\/+/, ''))
  } catch {
    return [] // Not built yet.
  }
}
