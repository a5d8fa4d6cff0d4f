// Texts about a badge in French. The issuer's name only ever follows « par » or opens a sentence: no article is guessed.
import { below, ended, listed, monthName, said } from './textParts.ts'
import type { ParcoursupBox, TextKind, Told } from './told.ts'

const NOUNS: Record<Told['kind'], string> = { badge: 'badge', certificate: 'certificat', diploma: 'diplôme' }
const BOXES: Record<ParcoursupBox, string> = {
  work: 'montre ce que je sais faire au travail',
  civic: 'montre mon engagement pour les autres',
  leading: 'montre que je sais encadrer et animer',
  world: 'montre mon ouverture au monde',
}

/** The text of that kind. */
export function frenchText(kind: TextKind, told: Told): string {
  switch (kind) {
    case 'cv':
      return cvLine(told)
    case 'linkedin':
      return below([received(told), ...story(told), link('Pour le vérifier', told)])
    case 'mail':
      return mail(told)
    case 'easy':
      return easy(told)
    default:
      return below([opening(kind, told), ...story(told), link('Pour le vérifier', told)])
  }
}

export function frenchSubject(told: Told): string {
  return [`Mon ${quoted(told)}`, said(told.person)].filter(Boolean).join(' – ')
}

/** « badge « Tutorer ses pairs » » */
function quoted({ kind, name }: Told): string {
  return `${NOUNS[kind]} «\u00a0${name.trim()}\u00a0»`
}

function month(of: Told['issued']): string | undefined {
  return of && monthName(of, 'fr')
}

/** « , donné par Le Dôme en mars 2026 » */
function given(told: Told): string {
  const [issuer, when] = [said(told.issuer), month(told.issued)]
  const date = when ? ` en ${when}` : ''
  if (issuer) return `, donné par ${issuer}${date}`
  return when ? `, reçu en ${when}` : ''
}

function received(told: Told): string {
  const when = month(told.issued)
  if (said(told.issuer)) return ended(`J’ai reçu le ${quoted(told)}${given(told)}`)
  return `J’ai reçu le ${quoted(told)}${when ? ` en ${when}` : ''}.`
}

function opening(box: ParcoursupBox, told: Told): string {
  const between = given(told)
  return `Le ${quoted(told)}${between}${between ? ',' : ''} ${BOXES[box]}.`
}

function cvLine(told: Told): string {
  const ends = month(told.expires)
  const noun = quoted(told)
  const parts = [noun.charAt(0).toUpperCase() + noun.slice(1), said(told.issuer), month(told.issued)]
  const line = parts.filter(Boolean).join(', ') + (ends ? ` (valable jusqu’en ${ends})` : '')
  return below([ended(line), said(told.url)], ' ')
}

function easy(told: Told): string {
  const [issuer, when] = [said(told.issuer), month(told.issued)]
  if (issuer) return `${issuer} m’a donné le ${quoted(told)}${when ? ` en ${when}` : ''}.`
  return `J’ai le ${quoted(told)}${when ? ` depuis ${when}` : ''}.`
}

function mail(told: Told): string {
  return below([
    'Bonjour,',
    ended(`Je vous présente mon ${quoted(told)}${given(told)}`),
    ...story(told),
    link('Vous pouvez le voir et le vérifier ici', told),
    'Je reste à votre disposition pour en parler avec vous.',
    below(['Cordialement,', said(told.person)], '\n'),
  ])
}

/** What the badge says, then what the learner says. */
function story(told: Told): (string | undefined)[] {
  const proofs = listed(told.evidence, 'fr')
  return [
    said(told.sentence) && ended(said(told.sentence) ?? ''),
    recognised(told),
    answer('Ce que j’ai appris', told.learned),
    answer('Comment je l’utilise', told.use),
    answer('Ce que je veux développer', told.develop),
    answer('Mes preuves', proofs),
  ]
}

function recognised({ criteria, description }: Told): string | undefined {
  const [first, ...more] = criteria
  if (first === undefined) return answer('Ce que l’émetteur en dit', description)
  if (more.length === 0) return answer('Pour l’obtenir', first)
  return `Pour l’obtenir\u00a0:\n${criteria.map((line) => `• ${line}`).join('\n')}`
}

function answer(label: string, text: string | undefined): string | undefined {
  const words = said(text)
  return words && `${label}\u00a0: ${ended(words)}`
}

function link(label: string, told: Told): string | undefined {
  const url = said(told.url)
  return url && `${label}\u00a0: ${url}`
}
