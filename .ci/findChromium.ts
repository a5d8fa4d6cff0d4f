// Finds a Chromium or Chrome for the tests that need a real browser, and says how to get one when there is none.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser's path; `CHROMIUM_PATH` wins. Ends the process with one line of advice when there is none. */
export function findChromium(): string {
  const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')
  const candidates = [
    process.env['CHROMIUM_PATH'] ?? '',
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...FIXED,
  ]
  const found = candidates.find((path) => path !== '' && existsSync(path))
  if (found !== undefined) return found
  console.error(
    'No Chromium or Chrome found: on Debian or Ubuntu `apt-get install chromium`, elsewhere set CHROMIUM_PATH.',
  )
  process.exit(1)
}

/** What a browser needs here: root may not use the sandbox, and nothing may call home. */
export function chromiumArguments(): string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}
