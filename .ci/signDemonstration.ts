// Signs the badges of the demonstration passport: npx tsx .ci/signDemonstration.ts. The keys are forgotten at the end:
// nobody can ever sign another badge in these invented names.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hashedIdentity, makeKey, signDataIntegrity, type TestKey } from '../tests/support/signBadge.ts'
import { english } from './demonstration/en.ts'
import { french } from './demonstration/fr.ts'
import type { DemoBadgeWords, DemoWords, IssuerKey } from './demonstration/passport.ts'

type Document = Record<string, unknown>

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]
/** The learner of the demonstration knows these three: their badges count as verified there. */
const KNOWN: IssuerKey[] = ['hive', 'university', 'aid', 'committee']
const FIRST_END = Date.UTC(2026, 11, 1)
const MONTHS = 126
const DAY = 86_400_000

const keys = Object.fromEntries(
  (['hive', 'university', 'aid', 'school', 'committee', 'library'] as const).map((issuer) => [
    issuer,
    makeKey('Ed25519'),
  ]),
) as Record<IssuerKey, TestKey>

/** The same badge has the same name at each run. */
function urn(...words: string[]): string {
  const hex = createHash('sha256').update(words.join(' ')).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function profile(words: DemoWords, issuer: IssuerKey): Document {
  return { id: keys[issuer].did, type: ['Profile'], ...words.issuers[issuer] }
}

function sign(document: Document, issuer: IssuerKey, created: string): Promise<Document> {
  return signDataIntegrity(document, keys[issuer], { suite: 'eddsa-jcs-2022', more: { created } })
}

async function endorsementOf(words: DemoWords, badge: DemoBadgeWords, id: string): Promise<Document[]> {
  const { endorsement } = badge
  if (!endorsement) return []
  const credential = {
    '@context': CONTEXTS,
    id: urn(words.language, badge.key, 'endorsement'),
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: badge.name,
    issuer: profile(words, endorsement.by),
    validFrom: endorsement.from,
    credentialSubject: { id, type: ['EndorsementSubject'], endorsementComment: endorsement.comment },
  }
  return [await sign(credential, endorsement.by, endorsement.from)]
}

async function credentialOf(
  words: DemoWords,
  badge: DemoBadgeWords,
  dates: { from: string; until?: string | undefined },
): Promise<Document> {
  const id = urn(words.language, badge.key)
  const endorsement = await endorsementOf(words, badge, id)
  const credential: Document = {
    '@context': CONTEXTS,
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: badge.name,
    issuer: profile(words, badge.issuer),
    validFrom: dates.from,
    ...(dates.until && { validUntil: dates.until }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          identityHash: hashedIdentity(words.learner.email, 'demo'),
          identityType: 'emailAddress',
          hashed: true,
          salt: 'demo',
        },
      ],
      achievement: {
        id: urn(words.language, badge.key, 'achievement'),
        type: ['Achievement'],
        achievementType: badge.type,
        inLanguage: words.language,
        name: badge.name,
        description: badge.description,
        criteria: { narrative: badge.criteria },
        tag: [...badge.tags, 'demo'],
        alignment: badge.alignment.map(({ name, code, framework }) => ({
          type: ['Alignment'],
          targetName: name,
          targetCode: code,
          targetFramework: framework,
          targetUrl: `https://example.org/${encodeURIComponent(`${framework}-${code}`)}`,
        })),
      },
    },
    ...(badge.issuerEvidence && { evidence: [{ type: ['Evidence'], ...badge.issuerEvidence }] }),
    ...(endorsement.length > 0 && { endorsement }),
  }
  return sign(credential, badge.issuer, dates.from)
}

const iso = (time: number) => new Date(time).toISOString().replace('.000', '')

/** One signature for each thirty days to come: the app takes the one that ends soon. */
async function renewals(words: DemoWords, badge: DemoBadgeWords): Promise<Document[]> {
  const all: Document[] = []
  for (let month = 0; month < MONTHS; month++) {
    const end = FIRST_END + month * 30 * DAY
    all.push(await credentialOf(words, badge, { from: iso(end - 730 * DAY), until: iso(end) }))
  }
  return all
}

async function signed(words: DemoWords, badge: DemoBadgeWords) {
  const { key, evidence = [], reflection } = badge
  const added = { key, picture: `${key}.png`, evidence, ...(reflection && { reflection }) }
  if (!badge.isRenewed) return { ...added, credential: await credentialOf(words, badge, badge) }
  const all = await renewals(words, badge)
  const signatures = all.map(({ validFrom, validUntil, proof }) => [
    validFrom,
    validUntil,
    (proof as { proofValue: string }).proofValue,
  ])
  return { ...added, credential: all[0], renewals: signatures }
}

/** A narrow space that does not break, where French typography wants one. */
const frenchSpaced: DemoWords = JSON.parse(
  JSON.stringify(french)
    .replaceAll(/ (?=[:;?!»])/g, '\u202f')
    .replaceAll('« ', '«\u202f'),
) as DemoWords

for (const words of [frenchSpaced, english]) {
  const badges = []
  for (const badge of words.badges) badges.push(await signed(words, badge))
  const passport = {
    learner: words.learner,
    knownIssuers: KNOWN.map((issuer) => keys[issuer].did),
    badges,
    collection: words.collection,
  }
  const path = fileURLToPath(new URL(`../public/demo/${words.language}.json`, import.meta.url))
  writeFileSync(path, `${JSON.stringify(passport)}\n`)
}
