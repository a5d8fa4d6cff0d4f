// MD5 (RFC 1321), which WebCrypto lacks: some badges of 2011 to 2014 hide the address with it. For nothing else.

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const SINES = Array.from(
  { length: 64 },
  (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0,
)

/** The 16 bytes of the digest. */
export function md5(message: Uint8Array): Uint8Array {
  const view = padded(message)
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476]
  for (let block = 0; block < view.byteLength; block += 64) addBlock(state, view, block)
  const digest = new DataView(new ArrayBuffer(16))
  state.forEach((word, index) => digest.setInt32(index * 4, word, true))
  return new Uint8Array(digest.buffer)
}

/** The message, one bit, zeros up to 56 bytes of a block, its length in bits. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(((message.length + 8) >> 6) * 64 + 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, (message.length * 8) >>> 0, true)
  view.setUint32(bytes.length - 4, Math.floor(message.length / 2 ** 29), true)
  return view
}

function addBlock(state: number[], view: DataView, block: number): void {
  let [a, b, c, d] = state as [number, number, number, number]
  for (let step = 0; step < 64; step++) {
    const [mixed, word] = mix(step, b, c, d)
    const sum = (a + mixed + (SINES[step] as number) + view.getInt32(block + word * 4, true)) | 0
    const shift = SHIFTS[(step >> 4) * 4 + (step & 3)] as number
    ;[a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0]
  }
  for (const [index, word] of [a, b, c, d].entries()) state[index] = ((state[index] as number) + word) | 0
}

/** The function of the round, and which word of the block it takes. */
function mix(step: number, b: number, c: number, d: number): [mixed: number, word: number] {
  if (step < 16) return [(b & c) | (~b & d), step]
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) & 15]
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) & 15]
  return [c ^ (b | ~d), (7 * step) & 15]
}
