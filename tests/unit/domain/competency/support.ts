// Badges and reports for the tests of the competency rooms.
import type { Alignment, Badge } from '../../../../src/domain/badge/badge.ts'
import type { BadgeFacts } from '../../../../src/domain/competency/claims.ts'
import { indexFrameworks } from '../../../../src/domain/competency/frameworkIndex.ts'
import { loadFrameworks } from '../../../../src/domain/competency/frameworks.ts'
import type { Report, Verdict } from '../../../../src/domain/verification/report.ts'

export const index = indexFrameworks(await loadFrameworks())
export const now = new Date('2026-11-22T12:00:00Z')
export const aYearAgo = '2025-11-22T12:00:00Z'

export function makeBadge(change: Partial<Badge['achievement']> = {}, badge: Partial<Badge> = {}): Badge {
  return {
    version: '2.0',
    kind: 'badge',
    achievement: { name: 'Tutorer', criteria: {}, tags: [], alignments: [], editions: [], ...change },
    issuer: { id: 'https://issuer.example', name: 'UTBM', otherIdentifiers: [] },
    recipients: [],
    issuedOn: now.toISOString(),
    evidence: [],
    results: [],
    endorsements: [],
    verification: { method: 'none' },
    source: {},
    ...badge,
  }
}

export function aligned(...alignments: Partial<Alignment>[]): Badge {
  return makeBadge({ alignments: alignments.map((one) => ({ name: '', via: 'alignment', ...one })) })
}

export function makeReport(verdict: Verdict = 'verified', checks: Report['checks'] = []): Report {
  return { verdict, checks, checkedAt: now.toISOString() }
}

export function makeFacts(badge: Badge, change: Partial<BadgeFacts> = {}): BadgeFacts {
  return { badgeId: 'b1', badge, report: makeReport(), evidence: 0, reflections: 0, ...change }
}
