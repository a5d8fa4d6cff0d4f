// multipart/form-data as it comes (RFC 7578, RFC 2046 §5.1.1): part by part, never whole in memory.

/** Where the bytes of one part go. */
export interface PartSink {
  write(bytes: Uint8Array): Promise<void> | void
  end(): Promise<void> | void
}

/** A body that is not of this form. */
export class MultipartError extends Error {
  override name = 'MultipartError'
}

type State = 'preamble' | 'delimiter' | 'headers' | 'content' | 'end'

const HEADERS_MOST = 8 * 1024
const LINE_END = '\r\n'

/** The boundary a Content-Type names, or nothing when it is another type. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const found =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(
      contentType ?? '',
    )
  return found?.[1] ?? found?.[2]
}

/** Hands each part's bytes to the sink for its name; throws `MultipartError` where the body is not of the form. */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  sinkFor: (name: string) => Promise<PartSink> | PartSink,
): Promise<void> {
  const delimiter = Buffer.from(`${LINE_END}--${boundary}`)
  // The first delimiter has no line before it: here it gets one.
  let held = Buffer.from(LINE_END)
  let state = 'preamble' as State
  let sink: PartSink | undefined

  for await (const chunk of body) {
    if (state === 'end') continue // An epilogue means nothing, and is read to its end all the same.
    if (state === 'content') await drain(chunk)
    else held = Buffer.concat([held, chunk])
    while (await step());
  }
  if (state !== 'end') throw new MultipartError('cut off')

  /**
   * A chunk in the middle of a part, most of which is passed on as it is: only what could begin a delimiter, at the end
   * of what was held and at its own end, is kept.
   */
  async function drain(chunk: Uint8Array): Promise<void> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const seam = Buffer.concat([held, bytes.subarray(0, delimiter.length)])
    if (bytes.length <= delimiter.length || seam.includes(delimiter) || bytes.includes(delimiter)) {
      held = Buffer.concat([held, bytes])
      return
    }
    const kept = delimiter.length - 1
    if (held.length > 0) await sink?.write(held)
    await sink?.write(bytes.subarray(0, bytes.length - kept))
    held = Buffer.from(bytes.subarray(bytes.length - kept))
  }

  /** One thing taken from the front of what is held; false when more has to come first. */
  async function step(): Promise<boolean> {
    if (state === 'preamble' || state === 'content') return content()
    if (state === 'delimiter') return afterDelimiter()
    return state === 'headers' ? headers() : false
  }

  async function content(): Promise<boolean> {
    const at = held.indexOf(delimiter)
    // What could be the beginning of a delimiter is kept back.
    const upTo = at >= 0 ? at : Math.max(0, held.length - delimiter.length + 1)
    if (upTo > 0) await sink?.write(held.subarray(0, upTo))
    held = held.subarray(at >= 0 ? at + delimiter.length : upTo)
    if (at < 0) return false
    await sink?.end()
    sink = undefined
    state = 'delimiter'
    return true
  }

  function afterDelimiter(): boolean {
    if (held.length < 2) return false
    if (held[0] === 0x2d && held[1] === 0x2d) {
      state = 'end'
      held = Buffer.alloc(0)
      return false
    }
    const lineEnd = held.indexOf(LINE_END)
    if (lineEnd < 0 && held.length <= 100) return false
    // Only white space may stand between (RFC 2046: transport padding).
    if (lineEnd < 0 || held.subarray(0, lineEnd).toString('latin1').trim() !== '')
      throw new MultipartError('delimiter')
    // The line end is kept: an empty list of headers ends with two of them.
    held = held.subarray(lineEnd)
    state = 'headers'
    return true
  }

  async function headers(): Promise<boolean> {
    const end = held.indexOf(LINE_END + LINE_END)
    if (end > HEADERS_MOST || (end < 0 && held.length > HEADERS_MOST)) throw new MultipartError('headers')
    if (end < 0) return false
    const lines = held.subarray(0, end).toString('utf8')
    held = held.subarray(end + 2 * LINE_END.length)
    sink = await sinkFor(nameIn(lines))
    state = 'content'
    return true
  }
}

function nameIn(headers: string): string {
  const disposition = /^content-disposition:[ \t]*form-data[ \t]*;(.*)$/im.exec(headers)?.[1] ?? ''
  const name = /(?:^|;)[ \t]*name="([^"]*)"/i.exec(disposition)?.[1]
  if (name === undefined) throw new MultipartError('name')
  // As browsers write what would end the name (WHATWG, multipart/form-data encoding).
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}
