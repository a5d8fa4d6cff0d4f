// The badges of one learner, issued by a local issuer: one of every temper.
import { bakePng } from '../../../src/domain/badge/bakePng.ts'
import { bakeSvg } from '../../../src/domain/badge/bakeSvg.ts'
import type { Payload } from '../../../src/domain/badge/badge.ts'
import { makeCredential, makePng } from '../../support/makeBadge.ts'
import {
  controllerDocument,
  hashedIdentity,
  makeKey,
  signDataIntegrity,
  signJwt,
  signStatusList,
  statusEntry,
} from '../../support/signBadge.ts'
import type { UploadedFile } from '../screens/passport.ts'
import type { LocalIssuer } from './issuer.ts'

export const LEARNER = 'amina@example.org'

/** Names, as the learner sees them. */
export const NAMES = {
  hosted: 'Tutorer ses pairs',
  signed: 'Communication orale',
  jwt: 'Organiser un événement',
  altered: 'Chef de projet',
  revoked: 'Premiers secours',
}

const shape = (colour: string, mark: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="46" fill="${colour}"/>${mark}</svg>`
const STAR = '<path fill="#f7e9d0" d="M48 18l9 21 23 2-17 15 5 23-20-12-20 12 5-23-17-15 23-2z"/>'

function png(name: string, payload: Payload, seed: number): UploadedFile {
  const baked = bakePng(makePng(seed, 96), payload)
  if (!baked.ok) throw new Error(baked.error.code)
  return { name, mimeType: 'image/png', buffer: Buffer.from(baked.value) }
}

const json = (document: object): Payload => ({ form: 'json', text: JSON.stringify(document) })

function achievement(origin: string, id: string, name: string, more: object = {}) {
  return {
    id: 'did:example:amina',
    type: ['AchievementSubject'],
    achievement: {
      id: `${origin}/achievements/${id}`,
      type: ['Achievement'],
      name,
      description: `${name} : ce que ce badge reconnaît.`,
      criteria: { narrative: 'Préparer, **animer**, faire le point. <script>window.hacked = true</script>' },
      ...more,
    },
  }
}

const alignment = (targetName: string, targetCode: string, targetFramework: string, targetUrl: string) => ({
  type: ['Alignment'],
  targetName,
  targetCode,
  targetFramework,
  targetUrl,
})

/** OB 2.0, hosted: assertion, badge class and issuer answer at the issuer's address; this one has no CORS. */
function hosted(issuer: LocalIssuer): UploadedFile {
  const id = `${issuer.origin}/assertions/1`
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id,
    recipient: { type: 'email', hashed: true, salt: 'sel', identity: hashedIdentity(LEARNER, 'sel') },
    issuedOn: '2022-03-29T08:00:00Z',
    verification: { type: 'HostedBadge' },
    badge: `${issuer.origin}/classes/1`,
    evidence: [{ id: 'https://example.org/evidence', narrative: 'Douze séances observées.' }],
  }
  issuer.put('/assertions/1', { body: JSON.stringify(assertion), cors: false })
  issuer.put('/classes/1', {
    cors: false,
    body: JSON.stringify({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'BadgeClass',
      id: `${issuer.origin}/classes/1`,
      name: NAMES.hosted,
      description: 'Transmettre ses connaissances, préparer ses séances, être à l’écoute.',
      image: `${issuer.origin}/classes/1.png`,
      criteria: { narrative: 'Au moins **5 savoir-faire** sur 9.' },
      issuer: `${issuer.origin}/issuer`,
      alignment: [
        {
          targetName: 'DigComp 2.2 — 2.4: Collaborer au moyen du numérique',
          targetUrl: 'https://publications.jrc.ec.europa.eu/repository/handle/JRC128415',
          targetFramework: 'DigComp 2.2',
        },
        {
          targetName: 'S2 Communication',
          targetCode: 'S2',
          targetFramework: 'LifeComp',
          targetUrl: 'https://example.org/lifecomp',
        },
      ],
    }),
  })
  issuer.put('/issuer', {
    cors: false,
    body: JSON.stringify({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Profile',
      id: `${issuer.origin}/issuer`,
      name: 'UTBM',
      url: issuer.origin,
      email: 'badges@utbm.example',
    }),
  })
  return png('tutorer.png', json(assertion), 5)
}

/** Puts every badge at the issuer and gives the files a learner holds. */
export async function issueBadges(
  issuer: LocalIssuer,
): Promise<Record<keyof typeof NAMES | 'photo', UploadedFile>> {
  const { origin } = issuer
  const key = makeKey('Ed25519')
  const profile = (id: string, name: string) => ({ id, type: ['Profile'], name })

  const signed = await signDataIntegrity(
    makeCredential({
      id: 'urn:uuid:22222222-2222-4222-8222-222222222222',
      issuer: profile(key.did, 'Université Lyon 3'),
      validFrom: '2025-09-15T00:00:00Z',
      credentialSubject: achievement(origin, 'oral', NAMES.signed, {
        alignment: [
          alignment('2.1', '2.1', 'DigComp', 'https://example.org/digcomp'),
          alignment('Mobiliser les autres', '2.4', 'EntreComp', 'https://example.org/entrecomp'),
        ],
      }),
    }),
    key,
  )

  const rsa = makeKey('RSA')
  const jwtIssuer = `${origin}/belfort`
  issuer.put('/belfort', { body: JSON.stringify(controllerDocument(jwtIssuer, { 'key-1': rsa })) })
  const token = signJwt(
    makeCredential({
      id: `${origin}/credentials/3`,
      issuer: profile(jwtIssuer, 'Ville de Belfort'),
      validFrom: '2026-06-10T00:00:00Z',
      credentialSubject: achievement(origin, 'event', NAMES.jwt, {
        alignment: [
          alignment('Collective action', '4.2', 'GreenComp', 'https://example.org/greencomp'),
          {
            type: ['Alignment'],
            targetName: 'Accepter les critiques constructives',
            targetUrl: 'http://data.europa.eu/esco/skill/a311ab20-75df-4aff-8016-3142c5659d30',
          },
        ],
      }),
    }),
    rsa,
    { kid: `${jwtIssuer}#key-1` },
  )
  const svg = bakeSvg(shape('#8a3a5c', STAR), { form: 'jws', token }, '3.0')
  if (!svg.ok) throw new Error(svg.error.code)

  const altered = structuredClone(signed) as {
    credentialSubject: { achievement: { name: string } }
    id: string
  }
  altered.credentialSubject.achievement.name = NAMES.altered
  altered.id = 'urn:uuid:33333333-3333-4333-8333-333333333333'

  const listUrl = `${origin}/status/1`
  issuer.put('/status/1', {
    body: JSON.stringify(await signStatusList({ url: listUrl, issuer: key.did, set: [7] }, key)),
  })
  const revoked = await signDataIntegrity(
    makeCredential({
      id: 'urn:uuid:44444444-4444-4444-8444-444444444444',
      issuer: profile(key.did, 'Croix locale'),
      validFrom: '2024-02-01T00:00:00Z',
      credentialSubject: achievement(origin, 'aid', NAMES.revoked),
      credentialStatus: statusEntry(listUrl, 7),
    }),
    key,
  )

  return {
    hosted: hosted(issuer),
    signed: png('oral.png', json(signed), 11),
    jwt: { name: 'evenement.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg.value) },
    altered: png('chef.png', json(altered), 3),
    revoked: png('secours.png', json(revoked), 9),
    photo: { name: 'vacances.png', mimeType: 'image/png', buffer: Buffer.from(makePng(13, 48)) },
  }
}
