// A page with everything on it: what tests render and publish, and what the gallery of themes shows.
import type { PublishedPage, SharedBadge } from '../../../src/domain/sharing/sharePage.ts'
import { fileOf, sampleBadge } from './samplePage.ts'

const drawing = (ground: string, figure: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">${ground}${figure}</svg>`
const hexagon = (colour: string) => `<path fill="${colour}" d="m48 4 38 22v44L48 92 10 70V26z"/>`
const circle = (colour: string) => `<circle cx="48" cy="48" r="44" fill="${colour}"/>`
const square = (colour: string) => `<rect x="8" y="8" width="80" height="80" rx="22" fill="${colour}"/>`
const people =
  '<g fill="#f7e9d0"><circle cx="37" cy="40" r="10"/><circle cx="59" cy="40" r="10" fill="#f0b45c"/><path d="M22 68a15 15 0 0 1 30 0zm22 0a15 15 0 0 1 30 0z"/></g>'
const speech =
  '<path fill="#fff3e0" d="M28 28h40a6 6 0 0 1 6 6v20a6 6 0 0 1-6 6H46L34 72V60h-6a6 6 0 0 1-6-6V34a6 6 0 0 1 6-6z"/>'
const star = '<path fill="#f7cf6b" d="m48 20 8 20 20 8-20 8-8 20-8-20-20-8 20-8z"/>'

/** Pictures by the hash under which a page names them. */
export const PICTURES = [
  drawing(hexagon('#2d6d70'), people),
  drawing(circle('#b4512f'), speech),
  drawing(square('#36406d'), star),
  drawing(hexagon('#8a3a5c'), star),
  drawing(circle('#4d7a3a'), people),
] as const
export const PORTRAIT = drawing(
  '<rect width="96" height="96" fill="#c7a27c"/>',
  '<circle cx="48" cy="38" r="18" fill="#5b3a24"/><path fill="#005b6d" d="M12 96a36 36 0 0 1 72 0z"/>',
)
export const PHOTO = drawing('<rect width="96" height="96" fill="#dfe9d8"/>', people)
export const REPORT = '%PDF-1.7 report'

const picture = (index: number) =>
  fileOf(PICTURES[index % PICTURES.length] ?? '', 'image/svg+xml', 'badge.svg')

const WORDS: [name: string, issuer: string, sentence: string, more?: Partial<SharedBadge>][] = [
  [
    'Tutorer ses pairs',
    'UTBM',
    'J’ai aidé douze étudiants de première année, chaque semaine pendant un semestre.',
  ],
  ['Communication orale', 'Université Lyon 3', 'Une vidéo de trois minutes, notée 16 sur 20.'],
  ['Organiser un événement', 'Ville de Belfort', 'Un festival de deux jours, quatre cents visiteurs.'],
  ['Explorateur IA', 'Open Badge Factory', '', { verdict: 'intact' }],
  [
    'Permaculture',
    'Les Jardins partagés',
    'Une saison au potager.',
    { verdict: 'expired', expires: '2025-01-01' },
  ],
  ['Premiers secours', 'Croix-Rouge', ''],
  ['Médiation numérique', 'Emmaüs Connect', '', { language: 'en' }],
  ['Travail en équipe', 'Mission locale', ''],
]

export function composedBadges(): SharedBadge[] {
  return WORDS.map(([name, issuerName, sentence, more], index) =>
    sampleBadge({
      name,
      issuerName,
      sentence,
      picture: picture(index),
      ...(index === 0 && {
        criteria: 'Accompagner au moins cinq personnes pendant dix semaines, et en rendre compte.',
        evidence: [
          {
            title: 'Mon carnet de tutorat',
            text: 'Semaine par semaine.',
            url: 'https://carnet.example/amina',
          },
          { title: 'Le groupe du mardi', text: '', file: fileOf(PHOTO, 'image/svg+xml', 'groupe.svg') },
        ],
        reflection: { learned: 'Écouter avant d’expliquer.', use: 'Au centre social.', develop: '' },
      }),
      ...more,
    }),
  )
}

const cell = (code: string, name: string, step: 0 | 1 | 2 | 3 | 4, badges: number[]) => ({
  code,
  name,
  step,
  badges,
})

/** Every kind of block, on eight badges. */
export function composedPage(changes: Partial<PublishedPage> = {}): PublishedPage {
  return {
    id: 'AbCdEfGhIjKlMnOpQrStUv',
    publishedAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
    expiresAt: '2027-05-22T10:00:00.000Z',
    language: 'fr',
    title: 'Animatrice numérique',
    person: 'Amina Koné',
    preamble:
      'Je cherche un poste d’animatrice numérique à Belfort. Voici ce que je sais faire, et qui le dit.',
    badges: composedBadges(),
    audience: 'recruiter',
    strengths: [
      { name: 'Accompagner', badge: 0, sentence: 'Douze étudiants suivis pendant un semestre.' },
      {
        name: 'Prendre la parole',
        badge: 1,
        sentence: 'Trois minutes devant soixante personnes, notées 16 sur 20.',
      },
      { name: 'Organiser', badge: 2, sentence: 'Un festival, de la demande de salle au bilan.' },
    ],
    blocks: [
      {
        kind: 'profile',
        headline: 'Médiatrice numérique',
        place: 'Belfort',
        about: 'J’aime quand les gens repartent en sachant faire.',
        languages: [
          { code: 'fr', level: 'native' },
          { code: 'bm', level: 'B2' },
          { code: 'en', level: 'B1' },
        ],
        links: [{ label: 'Mon carnet', url: 'https://carnet.example/' }],
        picture: fileOf(PORTRAIT, 'image/svg+xml', 'portrait.svg'),
      },
      { kind: 'heading', text: 'Ce que je sais faire' },
      { kind: 'text', text: 'Depuis trois ans, j’accompagne des personnes éloignées du numérique.' },
      { kind: 'badges', badges: [0, 1, 2], look: 'full' },
      { kind: 'evidence', badge: 0, evidence: [1] },
      { kind: 'reflection', badge: 0 },
      { kind: 'heading', text: 'Aussi' },
      { kind: 'badges', badges: [3, 4, 0], look: 'short' },
      { kind: 'badges', badges: [5, 6, 7, 3], look: 'pictures' },
      {
        kind: 'map',
        name: 'DigComp',
        areas: [
          {
            name: 'Information et données',
            cells: [
              cell('1.1', 'Chercher des données', 3, [0]),
              cell('1.2', 'Évaluer des données', 2, [1]),
              cell('1.3', 'Gérer des données', 1, [2]),
            ],
          },
          {
            name: 'Communication et collaboration',
            cells: [
              cell('2.1', 'Interagir', 3, [1]),
              cell('2.2', 'Partager', 2, [1, 3]),
              cell('2.4', 'Collaborer', 4, [0, 2, 7]),
              cell('2.6', 'Gérer son identité', 0, [3]),
            ],
          },
        ],
      },
      {
        kind: 'endorsements',
        badge: 2,
        endorsements: [
          {
            by: 'Hélène B., tutrice',
            on: '2026-06-20',
            comment: 'Elle a tenu le budget et l’équipe.',
            state: 'ok',
          },
          { by: 'Karim D.', comment: 'Toujours à l’heure.', state: 'unknown' },
        ],
      },
      { kind: 'file', file: fileOf(REPORT, 'application/pdf', 'bilan.pdf'), caption: 'Le bilan du festival' },
    ],
    preview: fileOf('p', 'image/png', 'preview.png'),
    ...changes,
  }
}

/** Every file of the page but its originals. */
export const COMPOSED_FILES = [...PICTURES, PORTRAIT, PHOTO, REPORT] as const
