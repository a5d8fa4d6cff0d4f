// How much a file may ask of us, and why: every bound that reading a badge keeps to.

/** A photo of a modern phone has 5 to 15 MB; 50 MB lets every honest picture in and keeps a phone alive. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** Badges with inlined pictures reach some hundred kilobytes; beyond 2 MB nobody issues, and canonicalising stalls. */
export const MAX_PAYLOAD_CHARACTERS = 2 * 1024 * 1024

/** What a compressed text may become. Deflate packs 1000 to 1, so a small file could otherwise fill the memory. */
export const MAX_INFLATED_BYTES = 2 * 1024 * 1024

/** Real credentials nest about 12 levels deep; whatever walks them by recursion is safe at 100. */
export const MAX_JSON_DEPTH = 100

/** Vector drawings are text, and text is walked character by character: the largest seen have 3 MB. */
export const MAX_SVG_BYTES = 10 * 1024 * 1024

/** Drawing programs nest groups 20 deep; nobody draws at 200. */
export const MAX_XML_DEPTH = 200

/** A picture holds one badge, odd ones two or three; more is an attempt to keep us busy. */
export const MAX_PAYLOADS = 16

/** How many compressed parts of one PDF are opened in search of a badge. */
export const MAX_PDF_STREAMS = 400

/** How much all parts of one PDF together may become when opened. */
export const MAX_PDF_INFLATED_BYTES = 16 * 1024 * 1024

/** A learner's whole backpack of ten years held 300 badges; an archive of more files than this is no backpack. */
export const MAX_BUNDLE_PARTS = 2000

/** How much all files of one archive together may become: twice what the archive itself may weigh. */
export const MAX_ARCHIVE_INFLATED_BYTES = 100 * 1024 * 1024

/** JSON packs 20 to 1 at the very best, pictures not at all. A file that packs better than this is a bomb… */
export const MAX_ARCHIVE_RATIO = 200

/** …unless it is so small that it can do no harm (an empty drawing, a text of spaces). */
export const HARMLESS_BYTES = 256 * 1024

/** A list of badges with their pictures inside; parsed in a worker, in some tenths of a second. */
export const MAX_BUNDLE_CHARACTERS = 16 * 1024 * 1024
