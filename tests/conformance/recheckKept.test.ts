// Every badge of ../shared/fixtures, kept and checked again: online the same is found by the badge alone, without its
// file; and when nobody answers any more, what was found stays.
import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { createRecordedOutside } from '../../src/cli/nodeOutside.ts'
import { examine, type Examined } from '../../src/domain/verification/examine.ts'
import { fillSilence } from '../../src/domain/verification/silence.ts'
import { fakeOutside } from '../support/fakeOutside.ts'
import {
  hasSharedFixtures,
  leftOut,
  sharedBytes,
  sharedFixtures,
  sharedText,
} from '../support/sharedFixtures.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const LATER = '2026-11-22T23:59:00.000Z'
const files = hasSharedFixtures ? Object.keys(JSON.parse(sharedText('expected.json')) as object) : []

/** What is examined again, as storage hands it out; nothing for what was not kept. */
function keptInput({ badge, payload }: Examined, file: string): Uint8Array | string | undefined {
  if (badge === undefined || payload === undefined) return undefined
  if (payload.form === 'url') return sharedBytes(file)
  return payload.form === 'json' ? payload.text : payload.token
}

describe.skipIf(!hasSharedFixtures)(`kept badges checked again${leftOut(72)}`, async () => {
  const outside = hasSharedFixtures
    ? await createRecordedOutside(join(sharedFixtures, 'responses.json'), () => NOW)
    : undefined

  test.each(files)('%s', async (file) => {
    const first = await examine(sharedBytes(file), outside!)
    const input = keptInput(first, file)
    if (input === undefined)
      return expect(['unreadable', 'unverified', 'revoked']).toContain(first.report.verdict)

    const online = await examine(input, outside!, { snapshots: first.snapshots })
    expect(online.report.verdict).toBe(first.report.verdict)
    const codes = ({ report }: Examined) => report.checks.map(({ code }) => code)
    expect(codes(online)).toEqual(codes(first))

    for (const snapshots of [first.snapshots, []]) {
      const alone = await examine(input, fakeOutside({}, LATER), { snapshots })
      const { verdict } = fillSilence(first.report, alone.report)
      expect(verdict, snapshots.length === 0 ? 'the report alone' : 'with kept answers').toBe(
        first.report.verdict,
      )
    }
  })
})
