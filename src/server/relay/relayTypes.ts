// Which kinds of content the relay passes on: what badges, issuers, keys and pictures are made of. Never HTML or
// scripts, so that nothing it serves could act as a page of this host.

const TYPES = new Set([
  'application/json',
  'text/json',
  'application/vc',
  'application/vp',
  'application/jwt',
  'application/jose',
  'application/jwk',
  'application/did',
  'application/pdf',
  'application/pem-certificate-chain',
  'application/x-pem-file',
  'application/pkix-cert',
  'application/octet-stream',
  'binary/octet-stream',
  'text/plain',
  'image/png',
  'image/svg+xml',
  'image/jpeg',
  'image/webp',
  'image/gif',
])

/** The media type of a Content-Type header, in lower case; bytes without one are just bytes. */
export function mediaTypeOf(header: string | undefined): string {
  const type = (header ?? '').split(';')[0]?.trim().toLowerCase()
  return type === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(type) ? 'application/octet-stream' : type
}

/** Whether the relay passes it on. */
export function isRelayed(mediaType: string): boolean {
  return TYPES.has(mediaType) || /^application\/[\w.-]+\+(json|jwt|ld\+json)$/.test(mediaType)
}
