// A machine that does other work besides is slow, not wrong: what a test waits for in the browser may take its time.
import { vi } from 'vitest'

const PATIENCE_MS = 8000
const waitFor = vi.waitFor.bind(vi)

vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options })
