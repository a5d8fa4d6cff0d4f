// Makes badges as they come out of examining, for tests of storage and stores.
import type { Badge } from '../../src/domain/badge/badge.ts'
import type { Examined } from '../../src/domain/verification/examine.ts'
import type { Report, Verdict } from '../../src/domain/verification/report.ts'
import type { ReceivedBadge } from '../../src/storage/receivedBadge.ts'

const AT = '2026-03-03T10:00:00.000Z'

export function makeReport(verdict: Verdict = 'verified', checkedAt = AT): Report {
  return {
    verdict,
    checkedAt,
    checks: [
      { id: 'format', state: 'ok', code: 'format.read', checkedAt },
      {
        id: 'integrity',
        state: verdict === 'unverified' ? 'unknown' : 'ok',
        code: verdict === 'unverified' ? 'integrity.no-proof' : 'integrity.proof-holds',
        checkedAt,
      },
    ],
  }
}

export function makeBadge(name: string, change: Partial<Badge> = {}): Badge {
  const address = `https://issuer.example/assertions/${encodeURIComponent(name)}`
  return {
    version: '2.0',
    kind: 'badge',
    id: address,
    achievement: {
      id: `https://issuer.example/classes/${encodeURIComponent(name)}`,
      name,
      description: `What *${name}* is`,
      criteria: { narrative: 'Bake **three** loaves.' },
      language: 'en',
      tags: [],
      alignments: [],
      editions: [],
    },
    issuer: { id: 'https://issuer.example', name: 'Issuer', otherIdentifiers: [] },
    recipients: [{ kind: 'email', value: 'ada@example.org', hashed: false }],
    issuedOn: '2026-01-02',
    evidence: [],
    results: [],
    endorsements: [],
    verification: { method: 'hosted', url: address },
    source: { id: address, 'x-unknown': { deep: [1, 'two', null] } },
    ...change,
  }
}

export function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer
}

let count = 0

/** A badge ready to be saved; its original is its name. */
export function makeReceived(name: string, change: Partial<ReceivedBadge> = {}): ReceivedBadge {
  return {
    id: `id-${name}-${++count}`,
    receivedAt: AT,
    badge: makeBadge(name),
    report: makeReport(),
    payload: { form: 'json', text: `{"name":"${name}"}` },
    snapshots: [],
    original: {
      bytes: bytesOf(`original of ${name}`),
      mediaType: 'application/json',
      fileName: `${name}.json`,
    },
    source: { kind: 'file', name: `${name}.json` },
    ...change,
  }
}

/** What examining would say of a text that is the badge's name. */
export function makeExamined(name: string, change: Partial<Examined> = {}): Examined {
  return {
    container: 'json',
    payload: { form: 'json', text: `{"name":"${name}"}` },
    badge: makeBadge(name),
    report: makeReport(),
    snapshots: [],
    ...change,
  }
}
