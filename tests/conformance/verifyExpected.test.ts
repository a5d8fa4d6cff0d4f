// Every badge of ../shared/fixtures whose right verdicts are known, with the recorded answers as the whole network.
import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { createRecordedOutside } from '../../src/cli/nodeOutside.ts'
import { examine } from '../../src/domain/verification/examine.ts'
import type { Verdict } from '../../src/domain/verification/report.ts'
import {
  hasSharedFixtures,
  leftOut,
  sharedBytes,
  sharedFixtures,
  sharedText,
} from '../support/sharedFixtures.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const expected = hasSharedFixtures
  ? (JSON.parse(sharedText('expected.json')) as Record<string, { accept: Verdict[]; why: string }>)
  : {}

describe.skipIf(!hasSharedFixtures)(`known verdicts${leftOut(72)}`, async () => {
  const outside = hasSharedFixtures
    ? await createRecordedOutside(join(sharedFixtures, 'responses.json'), () => NOW)
    : undefined

  test.each(Object.entries(expected))('%s', async (file, { accept }) => {
    const { report } = await examine(sharedBytes(file), outside!)
    expect(accept).toContain(report.verdict)
    expect(report.checks.map(({ id }) => id)).toEqual([
      'format',
      'integrity',
      'issuer',
      'window',
      'status',
      'recipient',
      'endorsements',
      'schema',
    ])
  })
})
