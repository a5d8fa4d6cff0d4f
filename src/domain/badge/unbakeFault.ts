// Why a badge could not be taken out of what carries it.

/** Each code has its sentence in the namespace `faults`. */
export type UnbakeFault =
  | { code: 'unbake.empty' }
  | { code: 'unbake.too-large'; limit: number }
  | { code: 'unbake.photo' }
  | { code: 'unbake.web-page' }
  | { code: 'unbake.archive' }
  | { code: 'unbake.archive.nested' }
  | { code: 'unbake.archive.damaged' }
  | { code: 'unbake.archive.locked' }
  | { code: 'unbake.archive.empty' }
  | { code: 'unbake.archive.too-large' }
  | { code: 'unbake.unknown' }
  | { code: 'unbake.text.no-badge' }
  | { code: 'unbake.text.picture' }
  | { code: 'unbake.png.no-badge' }
  | { code: 'unbake.png.truncated' }
  | { code: 'unbake.png.damaged' }
  | { code: 'unbake.svg.no-badge' }
  | { code: 'unbake.svg.malformed' }
  | { code: 'unbake.pdf.no-badge' }
  | { code: 'unbake.pdf.locked' }
