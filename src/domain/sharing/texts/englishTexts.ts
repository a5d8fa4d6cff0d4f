// Texts about a badge in English.
import { below, ended, listed, monthName, said } from './textParts.ts'
import type { ParcoursupBox, TextKind, Told } from './told.ts'

const BOXES: Record<ParcoursupBox, string> = {
  work: 'shows what I can do at work',
  civic: 'shows my commitment to others',
  leading: 'shows that I can lead and run activities',
  world: 'shows my openness to the world',
}

/** The text of that kind. */
export function englishText(kind: TextKind, told: Told): string {
  switch (kind) {
    case 'cv':
      return cvLine(told)
    case 'linkedin':
      return below([received(told), ...story(told), link('Check it', told)])
    case 'mail':
      return mail(told)
    case 'easy':
      return easy(told)
    default:
      return below([opening(kind, told), ...story(told), link('Check it', told)])
  }
}

export function englishSubject(told: Told): string {
  return [`My ${quoted(told)}`, said(told.person)].filter(Boolean).join(' – ')
}

function quoted({ kind, name }: Told): string {
  return `${kind} “${name.trim()}”`
}

function month(of: Told['issued']): string | undefined {
  return of && monthName(of, 'en-GB')
}

/** ", given by the Dome in March 2026" */
function given(told: Told): string {
  const [issuer, when] = [said(told.issuer), month(told.issued)]
  if (issuer) return `, given by ${issuer}${when ? ` in ${when}` : ''}`
  return when ? `, received in ${when}` : ''
}

function received(told: Told): string {
  const when = month(told.issued)
  if (said(told.issuer)) return ended(`I received the ${quoted(told)}${given(told)}`)
  return `I received the ${quoted(told)}${when ? ` in ${when}` : ''}.`
}

function opening(box: ParcoursupBox, told: Told): string {
  const between = given(told)
  return `The ${quoted(told)}${between}${between ? ',' : ''} ${BOXES[box]}.`
}

function cvLine(told: Told): string {
  const ends = month(told.expires)
  const noun = quoted(told)
  const parts = [noun.charAt(0).toUpperCase() + noun.slice(1), said(told.issuer), month(told.issued)]
  const line = parts.filter(Boolean).join(', ') + (ends ? ` (valid until ${ends})` : '')
  return below([ended(line), said(told.url)], ' ')
}

function easy(told: Told): string {
  const [issuer, when] = [said(told.issuer), month(told.issued)]
  if (issuer) return `${issuer} gave me the ${quoted(told)}${when ? ` in ${when}` : ''}.`
  return when ? `I have had the ${quoted(told)} since ${when}.` : `I have the ${quoted(told)}.`
}

function mail(told: Told): string {
  return below([
    'Hello,',
    ended(`I would like to show you my ${quoted(told)}${given(told)}`),
    ...story(told),
    link('You can see it and check it here', told),
    'I would be glad to talk with you about it.',
    below(['Kind regards,', said(told.person)], '\n'),
  ])
}

/** What the badge says, then what the learner says. */
function story(told: Told): (string | undefined)[] {
  const proofs = listed(told.evidence, 'en-GB')
  return [
    said(told.sentence) && ended(said(told.sentence) ?? ''),
    recognised(told),
    answer('What I learned', told.learned),
    answer('How I use it', told.use),
    answer('What I want to develop', told.develop),
    answer('My evidence', proofs),
  ]
}

function recognised({ criteria, description }: Told): string | undefined {
  const [first, ...more] = criteria
  if (first === undefined) return answer('What the issuer says of it', description)
  if (more.length === 0) return answer('How it is earned', first)
  return `How it is earned:\n${criteria.map((line) => `• ${line}`).join('\n')}`
}

function answer(label: string, text: string | undefined): string | undefined {
  const words = said(text)
  return words && `${label}: ${ended(words)}`
}

function link(label: string, told: Told): string | undefined {
  const url = said(told.url)
  return url && `${label}: ${url}`
}
