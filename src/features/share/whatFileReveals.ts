// What the badge file says about the person, so that publishing it is decided with open eyes.
import type { Badge } from '../../domain/badge/badge.ts'

export interface Revelation {
  kind: 'plainEmail' | 'hashedEmail' | 'name' | 'other' | 'hashedOther' | 'evidence' | 'nothing' | 'unknown'
  value?: string
}

/** One line for each thing the original file tells; never empty. */
export function whatFileReveals(badge: Badge | undefined): Revelation[] {
  if (badge === undefined) return [{ kind: 'unknown' }]
  const told = badge.recipients.map(recipientRevelation)
  const lines = told.length > 0 ? unique(told) : [{ kind: 'nothing' } as const]
  const hasMore = badge.evidence.length > 0 || (badge.narrative ?? '') !== ''
  return hasMore ? [...lines, { kind: 'evidence' }] : lines
}

/** Whether someone who opens the file can read who it is about. */
export function namesThePerson(badge: Badge | undefined): boolean {
  return whatFileReveals(badge).some((line) => ['plainEmail', 'name', 'other', 'unknown'].includes(line.kind))
}

function recipientRevelation(recipient: Badge['recipients'][number]): Revelation {
  if (recipient.kind === 'email') {
    return recipient.hashed ? { kind: 'hashedEmail' } : { kind: 'plainEmail', value: recipient.value }
  }
  if (recipient.hashed) return { kind: 'hashedOther' }
  return { kind: recipient.kind === 'name' ? 'name' : 'other', value: recipient.value }
}

function unique(lines: Revelation[]): Revelation[] {
  const seen = new Map(lines.map((line) => [`${line.kind} ${line.value ?? ''}`, line]))
  return [...seen.values()]
}
