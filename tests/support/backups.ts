// Devices with something on them, their backups, and what is in their tables, for tests.
import { makeWriteToken } from '../../src/contract/writeToken.ts'
import { openBackup, type OpenBackup } from '../../src/domain/archive/openBackup.ts'
import type { Result } from '../../src/domain/result.ts'
import { emptyCv, offerOfBadge } from '../../src/domain/sharing/paper/cv.ts'
import { writeBackup } from '../../src/storage/backup/writeBackup.ts'
import { restoreBackup, type RestoreSummary } from '../../src/storage/backup/restoreBackup.ts'
import { sha256Hex } from '../../src/storage/bytes.ts'
import { openDatabase, type Storage } from '../../src/storage/openDatabase.ts'
import { bytesOf, makeBadge, makeReceived, makeReport } from './keptBadges.ts'

export const MADE_AT = new Date('2026-07-01T10:00:00.000Z')
export const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`fault ${result.error.code}`)
  return result.value
}

/** One badge of a device, and what hangs on it. */
export interface Filling {
  name: string
  evidence?: number
  reflections?: number
  hasPicture?: boolean
  verdict?: 'verified' | 'unverified' | 'revoked'
}

const day = (number: number) => `2026-05-${String(number).padStart(2, '0')}T10:00:00.000Z`

/** A badge with snapshots, evidence (one with a file) and reflections, under ids that follow from `device`. */
export async function fill(storage: Storage, device: string, filling: Filling): Promise<string> {
  const { name, evidence = 0, reflections = 0, hasPicture = false, verdict = 'verified' } = filling
  const body = new TextEncoder().encode(`{"answer":"${name}"}`)
  const { card } = valueOf(
    await storage.badges.save(
      makeReceived(name, {
        id: `${device}-${name}`,
        badge: makeBadge(name),
        report: makeReport(verdict),
        snapshots: [
          {
            url: `https://issuer.example/${name}`,
            finalUrl: `https://issuer.example/${name}`,
            status: 200,
            mediaType: 'application/json',
            body,
            sha256: await sha256Hex(body),
            at: day(1),
          },
        ],
        ...(hasPicture && {
          picture: { bytes: new TextEncoder().encode(`picture ${name}`), mediaType: 'image/png' },
        }),
      }),
    ),
  )
  for (let number = 0; number < evidence; number++) {
    const bytes = bytesOf(`file ${number} of ${name}`)
    const fileId = await sha256Hex(bytes)
    const isFile = number % 2 === 0
    valueOf(
      await storage.passport.saveEvidence(
        {
          id: `${device}-e${number}-${name}`,
          badgeId: card.id,
          kind: isFile ? 'file' : 'link',
          title: `Proof ${number}`,
          text: `Words of ${device}`,
          createdAt: day(2),
          updatedAt: day(3 + number),
          ...(isFile
            ? { fileId, fileName: 'photo.txt', mediaType: 'text/plain' }
            : { url: 'https://example.org/proof' }),
        },
        isFile ? { id: fileId, bytes, mediaType: 'text/plain', fileName: 'photo.txt' } : undefined,
      ),
    )
  }
  for (let number = 0; number < reflections; number++)
    valueOf(
      await storage.passport.saveReflection({
        id: `${device}-r${number}-${name}`,
        badgeId: card.id,
        learned: `learned by ${device}`,
        use: '',
        develop: 'é',
        createdAt: day(2),
        updatedAt: day(4 + number),
      }),
    )
  return card.id
}

/** What does not hang on one badge. */
export async function fillRest(storage: Storage, device: string, badgeIds: string[]): Promise<void> {
  valueOf(
    await storage.collections.save({
      id: `${device}-c`,
      title: `Of ${device}`,
      preamble: 'Bonjour',
      entries: badgeIds.map((badgeId) => ({ badgeId, sentence: `about ${badgeId}` })),
      createdAt: day(2),
      updatedAt: day(5),
    }),
  )
  valueOf(
    await storage.pathways.save({
      id: `${device}-w`,
      title: `Way of ${device}`,
      by: { name: 'A school', url: 'https://school.example/' },
      stops: [
        { id: '1', title: 'Bread', need: { kind: 'badge', name: 'Bread', issuer: 'Bakery' } },
        {
          id: '2',
          title: 'Any',
          isOptional: true,
          link: 'https://school.example/any',
          need: {
            kind: 'any',
            least: 1,
            of: [
              { kind: 'competence', key: 'digcomp-2.2|2.4', name: 'Collaborating', step: 2 },
              { kind: 'evidence', name: 'Cake' },
            ],
          },
        },
      ],
      done: 1,
      createdAt: day(6),
      updatedAt: day(6),
    }),
  )
  valueOf(
    await storage.compositions.save({
      id: `${device}-c`,
      theme: 'petrol',
      strengths: badgeIds.slice(0, 1).map((badgeId) => ({ name: 'Baking', badgeId, sentence: 'Daily.' })),
      blocks: [
        { id: '1', kind: 'heading', text: `Page of ${device}` },
        { id: '2', kind: 'badges', which: { of: 'these', badgeIds }, look: 'short' },
        ...badgeIds.map((badgeId) => ({ id: `r-${badgeId}`, kind: 'reflection' as const, badgeId })),
      ],
      updatedAt: day(6),
    }),
  )
  valueOf(
    await storage.shares.save({
      id: `${device}-s`,
      state: 'published',
      collectionId: `${device}-c`,
      title: `Of ${device}`,
      url: `https://host.example/s/${device}`,
      publishedAt: day(5),
      updatedAt: day(5),
      expiresAt: day(28),
      token: makeWriteToken(random),
    }),
  )
  valueOf(
    await storage.settings.set('learner', {
      language: 'fr',
      theme: 'dark',
      identities: [{ kind: 'email', value: `${device}@example.org` }],
      shownName: `Name of ${device}`,
      trustedIssuers: [`https://${device}.example`],
      trustedRegistries: [],
    }),
  )
  valueOf(
    await storage.settings.set(
      'competencies',
      badgeIds.map((badgeId) => ({ badgeId, key: 'lifecomp:S2', answer: 'yes', step: 2, decidedAt: day(6) })),
    ),
  )
  valueOf(
    await storage.settings.set('profile', {
      fields: {
        headline: `I am ${device}`,
        picture: { bytes: bytesOf(`face of ${device}`), mediaType: 'image/png' },
      },
      visible: { headline: 'public' },
      updatedAt: day(6),
    }),
  )
  valueOf(
    await storage.settings.set('cv', {
      ...emptyCv(),
      aim: `Aim of ${device}`,
      strengths: badgeIds.map((badgeId) => ({ id: offerOfBadge(badgeId) })).slice(0, 5),
      experience: [{ what: `Work of ${device}`, when: '2026', badgeIds: badgeIds.slice(0, 3) }],
      updatedAt: device === 'b' ? day(7) : day(6),
    }),
  )
  valueOf(await storage.settings.set('backup', { madeAt: day(1) }))
}

let count = 0
const names = new Set<string>()

/** A database of its own; all of them are closed and deleted by `closeDevices`. */
export function newDevice(): Storage & { name: string } {
  const name = `device-${++count}-${crypto.randomUUID()}`
  names.add(name)
  const storage = openDatabase(name)
  open.push(storage)
  return { ...storage, name }
}

const open: Storage[] = []

export function closeDevices(): void {
  for (const storage of open.splice(0)) storage.door.close()
  for (const name of names) indexedDB.deleteDatabase(name)
  names.clear()
}

/** What is true of one device, or follows from the rest, or is set when something is restored. */
const OWN = new Set(['persistence', 'backup'])

export type Rows = Record<string, unknown[]>

/** Every table, rows in the order of their keys, bytes as text. */
export async function rowsOf(storage: Storage): Promise<Rows> {
  return valueOf(
    await storage.door.run(async (database) => {
      const rows: Rows = {}
      for (const table of database.tables) {
        const all = (await table.toArray()) as Record<string, unknown>[]
        rows[table.name] = all
          .filter((row) => table.name !== 'settings' || !OWN.has(String(row['key'])))
          .map(
            ({ nextCheckAt: _nextCheckAt, ...row }) =>
              JSON.parse(JSON.stringify(row, bytesAsText)) as unknown,
          )
      }
      return rows
    }),
  )
}

function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof ArrayBuffer ? `bytes ${[...new Uint8Array(value)].join()}` : value
}

export async function backUp(storage: Storage, withShareKeys = true): Promise<Blob> {
  return valueOf(await writeBackup(storage.door, { at: MADE_AT, passphrase: '', random, withShareKeys })).file
}

/** Opened without a passphrase. */
export async function openPlain(file: Blob): Promise<OpenBackup> {
  const opened = valueOf(await openBackup(file))
  if ('unlock' in opened) throw new Error('locked')
  return opened
}

export async function restore(storage: Storage, file: Blob, safeUntil?: string): Promise<RestoreSummary> {
  return restoreBackup(storage.door, await openPlain(file), { now: MADE_AT, safeUntil })
}
