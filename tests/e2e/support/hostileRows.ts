// A device whose learner wrote harm into everything: rows laid into its database as an older or broken app might have.
import type { Collection, Evidence, Reflection } from '../../../src/domain/passport/passport.ts'
import type { ProfileCard } from '../../../src/domain/passport/profile.ts'
import type { Composition } from '../../../src/domain/sharing/compose/composition.ts'
import type { FileRow } from '../../../src/storage/rows.ts'
import { sha256 } from '../../server/support/samplePage.ts'
import { makeCredential } from '../../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../../support/signBadge.ts'
import type { Passport, UploadedFile } from '../screens/passport.ts'
import { makeHostileBadges, TRAPPED_SVG } from './hostileBadges.ts'
import { HOSTILE_TEXTS } from './hostilePage.ts'

const AT = '2026-11-22T10:00:00.000Z'
const COLLECTION = 'cccccccc-0000-4000-8000-000000000001'
const PROOF = 'cccccccc-0000-4000-8000-000000000002'

const text = (index: number) => HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? ''
const ALL = HOSTILE_TEXTS.join('\n\n')

/** A badge that others endorse, in words that mean harm. */
async function endorsedBadge(): Promise<UploadedFile> {
  const key = makeKey('Ed25519')
  const endorsement = {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:cccccccc-0000-4000-8000-000000000003',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: key.did, type: ['Profile'], name: text(1) },
    validFrom: '2026-06-20T00:00:00Z',
    name: text(3),
    credentialSubject: { id: 'urn:uuid:1', type: ['EndorsementSubject'], endorsementComment: ALL },
  }
  const credential = makeCredential({
    id: 'urn:uuid:cccccccc-0000-4000-8000-000000000004',
    issuer: { id: key.did, type: ['Profile'], name: text(2) },
    name: text(4),
    endorsement: [endorsement],
  })
  const buffer = Buffer.from(JSON.stringify(await signDataIntegrity(credential, key)))
  return { name: 'soutenu.json', mimeType: 'application/json', buffer }
}

/** Receives badges that mean harm, and composes a page of them with every kind of block; answers where. */
export async function composeHostile(passport: Passport): Promise<string> {
  const { words, drawing } = await makeHostileBadges()
  await passport.receive([words, drawing, await endorsedBadge()])
  const { page } = passport
  const badgeIds = await page.evaluate(async () => {
    const database = await open()
    const ids = await new Promise<string[]>((resolve) => {
      const request = database.transaction('cards').objectStore('cards').getAllKeys()
      request.onsuccess = () => resolve(request.result as string[])
    })
    database.close()
    return ids

    function open(): Promise<IDBDatabase> {
      return new Promise((resolve, reject) => {
        const request = indexedDB.open('besace')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    }
  })
  await layRows(passport, rowsOf(badgeIds))
  return `/sharing/${COLLECTION}`
}

type Bytes = Omit<FileRow, 'bytes'> & { bytes: string }

interface Rows {
  collections: Collection[]
  compositions: Composition[]
  evidence: Evidence[]
  reflections: Reflection[]
  /** Their bytes as text: rows travel to the page as JSON. */
  files: Bytes[]
  settings: { key: string; value: unknown }[]
}

function rowsOf(badgeIds: readonly string[]): Rows {
  const dated = { createdAt: AT, updatedAt: AT }
  const fileId = sha256(TRAPPED_SVG)
  const proofs = badgeIds.flatMap((badgeId, index): Evidence[] => [
    {
      ...dated,
      id: index === 0 ? PROOF : `proof-${index}`,
      badgeId,
      kind: 'file',
      title: text(index),
      text: ALL,
      fileId,
      fileName: `${text(1)}.svg`,
      mediaType: 'image/svg+xml',
    },
    {
      ...dated,
      id: `link-${index}`,
      badgeId,
      kind: 'link',
      title: text(index + 5),
      text: text(2),
      url: `https://example.org/"onmouseover="window.hacked=1"`,
    },
    {
      ...dated,
      id: `trap-${index}`,
      badgeId,
      kind: 'link',
      title: text(index + 6),
      text: '',
      url: 'javascript:window.hacked=1',
    },
  ])
  const blocks: Composition['blocks'] = [
    { id: 'b0', kind: 'profile', parts: ['picture', 'headline', 'about', 'place', 'languages', 'links'] },
    ...HOSTILE_TEXTS.map((words, index) => ({
      id: `h${index}`,
      kind: 'heading' as const,
      text: words.slice(0, 200),
    })),
    { id: 'b1', kind: 'text', text: ALL },
    { id: 'b2', kind: 'badges', which: { of: 'collection' }, look: 'full' },
    { id: 'b3', kind: 'badges', which: { of: 'tag', tag: text(1) }, look: 'pictures' },
    ...badgeIds.flatMap((badgeId, index): Composition['blocks'] => [
      { id: `e${index}`, kind: 'evidence', badgeId },
      { id: `r${index}`, kind: 'reflection', badgeId },
      { id: `o${index}`, kind: 'endorsements', badgeId },
    ]),
    { id: 'b4', kind: 'map', framework: 'lifecomp' },
    { id: 'b5', kind: 'file', evidenceId: PROOF, badgeId: badgeIds[0] ?? '', caption: text(0) },
  ]
  const visible = Object.fromEntries(
    ['picture', 'headline', 'about', 'place', 'languages', 'links'].map((part) => [part, 'link']),
  )
  const card: ProfileCard = {
    fields: {
      headline: text(1).slice(0, 120),
      about: ALL.slice(0, 2000),
      place: text(2),
      languages: [{ code: 'fr', level: 'native' }],
      links: [
        { label: text(3).slice(0, 80), url: `https://example.org/"onclick="window.hacked=1"` },
        { label: 'x', url: 'javascript:window.hacked=1' },
      ],
    },
    visible,
    updatedAt: AT,
  }
  return {
    collections: [
      {
        ...dated,
        id: COLLECTION,
        title: text(0),
        preamble: ALL.slice(0, 4000),
        entries: badgeIds.map((badgeId, index) => ({ badgeId, sentence: text(index + 1) })),
      },
    ],
    compositions: [
      {
        id: COLLECTION,
        theme: 'saffron',
        audience: 'recruiter',
        strengths: badgeIds
          .slice(0, 3)
          .map((badgeId, index) => ({ name: text(index), badgeId, sentence: text(index + 7) })),
        blocks,
        updatedAt: AT,
      },
    ],
    evidence: proofs,
    reflections: badgeIds.map((badgeId, index) => ({
      ...dated,
      id: `said-${index}`,
      badgeId,
      learned: ALL,
      use: text(1),
      develop: text(4),
    })),
    files: [{ id: fileId, bytes: TRAPPED_SVG, mediaType: 'image/svg+xml', fileName: `${text(1)}.svg` }],
    settings: [{ key: 'profile', value: card }],
  }
}

function layRows({ page }: Passport, rows: Rows): Promise<void> {
  return page.evaluate(async (tables) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('besace')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const names = Object.keys(tables)
    const transaction = database.transaction(names, 'readwrite')
    for (const [name, list] of Object.entries(tables))
      for (const row of list as object[]) {
        const bytes = 'bytes' in row ? { bytes: new TextEncoder().encode(String(row.bytes)).buffer } : {}
        transaction.objectStore(name).put({ ...row, ...bytes })
      }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
    database.close()
  }, rows)
}
