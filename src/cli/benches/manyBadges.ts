// Rows of many invented badges, as they lie on a device: for measuring, and for tests of long lists.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Badge } from '../../domain/badge/badge.ts'
import { digestOf } from '../../domain/backpack/digest.ts'
import type { Report, Verdict } from '../../domain/verification/report.ts'
import { noisePicture } from './bakedPictures.ts'

export interface ManyBadges {
  cards: object[]
  badges: object[]
  digests: object[]
  /** Bytes in base64: rows travel as JSON. */
  pictures: { id: string; base64: string; mediaType: string }[]
}

const THEMES = [
  'Animer une réunion',
  'Tutorer ses pairs',
  'Premiers secours',
  'Écrire pour le web',
  'Monter une vidéo',
  'Parler en public',
  'Gérer un budget',
  'Accueillir un groupe',
  'Réparer un vélo',
  'Coder un robot',
]
const SIDES = ['atelier', 'stage', 'projet', 'forum', 'chantier', 'festival', 'séminaire', 'jury']
const ISSUERS = [
  'Université de Normandie',
  'Maison des jeunes',
  'Lycée Flaubert',
  'Croix-Bleue',
  'Fablab du Port',
]
const WORDS =
  'écouter partager construire observer préparer transmettre évaluer coopérer présenter analyser documenter organiser réfléchir proposer adapter conseiller animer guider mesurer comparer ensemble groupe public séance outil méthode numérique terrain équipe territoire projet parcours preuve'.split(
    ' ',
  )
const VERDICTS: Verdict[] = ['verified', 'verified', 'verified', 'intact', 'unverified', 'expired']
const PICTURES = 24

/** The same badges each time but for their ids and pictures, so that runs can be compared. */
export function makeManyBadges(count: number, start = Date.parse('2026-01-01T08:00:00Z')): ManyBadges {
  const pictures = Array.from({ length: PICTURES }, (_, place) => ({
    id: `picture-${place}`,
    base64: Buffer.from(noisePicture(96)).toString('base64'),
    mediaType: 'image/png',
  }))
  const made = Array.from({ length: count }, (_, place) => rowsOf(place, start))
  return {
    cards: made.map(({ card }) => card),
    badges: made.map(({ row }) => row),
    digests: made.map(({ digest }) => digest),
    pictures,
  }
}

function rowsOf(place: number, start: number): { card: object; row: object; digest: object } {
  const id = randomUUID()
  const at = new Date(start + place * 60_000).toISOString()
  const badge = badgeOf(place)
  const verdict = pick(VERDICTS, place * 7)
  const report: Report = { verdict, checkedAt: at, checks: [] }
  const { name, language } = badge.achievement
  const card = {
    id,
    name,
    issuerName: badge.issuer.name,
    issuedOn: badge.issuedOn,
    language,
    verdict,
    checkedAt: at,
    nextCheckAt: '2999-01-01T00:00:00.000Z',
    addedAt: at,
    pictureId: `picture-${place % PICTURES}`,
    hasEvidence: place % 9 === 0,
    hasReflection: place % 11 === 0,
    identifiers: [`id:${randomBytes(32).toString('hex')}`, `url:${randomBytes(24).toString('hex')}`],
  }
  const payload = { form: 'json', text: JSON.stringify(badge.source) }
  const row = {
    id,
    badge,
    report,
    payload,
    originalId: `original-${place}`,
    originalIds: [`original-${place}`],
    sources: [],
  }
  return { card, row, digest: digestOf(id, badge, report) }
}

function badgeOf(place: number): Badge {
  const theme = pick(THEMES, place)
  const address = `https://issuer.example/badges/${place}`
  const text = (length: number, salt: number) =>
    Array.from(
      { length },
      (_, at) => `${pick(WORDS, place * salt + at * at * 7)}${at % 9 === 0 ? place % 977 : ''}`,
    ).join(' ')
  const year = 2014 + (place % 12)
  return {
    version: '2.0',
    kind: 'badge',
    id: address,
    achievement: {
      id: `${address}/class`,
      name: `${theme}, ${pick(SIDES, Math.floor(place / 10))} ${100 + place}`,
      description: text(30, 3),
      criteria: { narrative: text(110, 5) },
      language: place % 5 === 0 ? 'en' : 'fr',
      tags: [pick(WORDS, place * 11), pick(SIDES, place)],
      alignments:
        place % 3 === 0
          ? [{ name: 'DigComp 2.2 — 2.4: Collaborer', framework: 'DigComp', via: 'alignment' }]
          : [],
      editions: [],
    },
    issuer: {
      id: `https://issuer.example/${place % 40}`,
      name: `${pick(ISSUERS, place * 3)} ${place % 40}`,
      otherIdentifiers: [],
    },
    recipients: [],
    issuedOn: `${year}-${String(1 + (place % 12)).padStart(2, '0')}-15`,
    evidence: [],
    results: [],
    endorsements: [],
    verification: { method: 'none' },
    source: { id: address, type: 'Assertion' },
  }
}

function pick<T>(list: readonly T[], place: number): T {
  return list[place % list.length]!
}
