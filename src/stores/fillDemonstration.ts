// Opens the demonstration: fetched from our own host, put into its pictures, received and checked as any badge is.
import { bakePng } from '../domain/badge/bakePng.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import { useBadgesStore } from './badges.ts'
import { useCollectionsStore } from './collections.ts'
import { isDemonstration } from './demonstration.ts'
import { useDevice } from './device.ts'
import { usePassportStore } from './passport.ts'
import { useSettingsStore } from './settings.ts'

/** `validFrom`, `validUntil` and the signature of one renewal. */
type Renewal = [from: string, until: string, proofValue: string]

interface Credential {
  proof: Record<string, unknown>
  [member: string]: unknown
}

/** What `.ci/signDemonstration.ts` writes. */
export interface DemonstrationFile {
  learner: { name: string; email: string }
  /** Issuers the invented learner knows. */
  knownIssuers: string[]
  badges: {
    key: string
    picture: string
    credential: Credential
    renewals?: Renewal[]
    evidence: { kind: 'text' | 'file'; title: string; text: string; file?: string }[]
    reflection?: { learned: string; use: string; develop: string }
  }[]
  collection: { title: string; preamble: string; entries: { badge: string; sentence: string }[] }
}

export interface FillOptions {
  language: 'fr' | 'en'
  onProgress?(done: number, total: number): void
  /** Whether this page may be filled; tests say yes. */
  isAllowed?: boolean
  fetch?: typeof globalThis.fetch
}

const FILLED = 'demonstration'
const LEFT_AT_LEAST = 21 * 86_400_000

/** Whether the demonstration was opened to its end on this device. */
export async function isDemonstrationFilled(): Promise<boolean> {
  const kept = await (await useDevice().storage()).settings.get(FILLED)
  return kept.ok && kept.value !== undefined
}

/** Fills the demonstration's own database. Never the learner's: that would be a bug, and is thrown. */
export async function fillDemonstration(options: FillOptions): Promise<Result<void>> {
  if (!(options.isAllowed ?? isDemonstration())) throw new Error('not the demonstration')
  const get = fetcher(options.fetch)
  const found = await get(`${options.language}.json`)
  const file = found && readFile(found)
  if (!file) return fail({ code: 'demo.out-of-reach' })
  const sources = await Promise.all(file.badges.map((badge) => sourceOf(badge, get)))
  if (sources.some((source) => source === undefined)) return fail({ code: 'demo.out-of-reach' })

  const settled = await settle(file)
  if (!settled.ok) return settled
  const ids = new Map<string, string>()
  // One after the other: the last of the file is the first to be seen.
  for (const [index, source] of sources.entries()) {
    options.onProgress?.(index, sources.length)
    const [outcome] = await useBadgesStore().receive([{ kind: 'file', file: source! }])
    if (outcome === undefined || 'fault' in outcome)
      return fail<Fault>({ code: outcome?.fault.code ?? 'demo.out-of-reach' })
    ids.set(file.badges[index]!.key, outcome.badgeId)
  }
  const added = await addWords(file, ids, get)
  if (!added.ok) return added
  const { now, storage } = useDevice()
  return (await storage()).settings.set(FILLED, now().toISOString())
}

type Get = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

/** Only from our own host, and only what belongs to the demonstration. */
function fetcher(fetch = globalThis.fetch): Get {
  return async (name) => {
    try {
      const answer = await fetch(`/demo/${name}`)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
    } catch {
      return undefined // No network: said by the caller.
    }
  }
}

function readFile(bytes: Uint8Array): DemonstrationFile | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as DemonstrationFile
  } catch {
    return undefined // A page of somebody's network that stands in the way.
  }
}

/** The edition of today: a badge that is renewed each month has one that ends soon. */
export function credentialFor(
  { credential, renewals }: Pick<DemonstrationFile['badges'][number], 'credential' | 'renewals'>,
  now: Date,
): Credential {
  const wanted = now.getTime() + LEFT_AT_LEAST
  const renewal = renewals?.find(([, until]) => Date.parse(until) > wanted) ?? renewals?.at(-1)
  if (!renewal) return credential
  const [validFrom, validUntil, proofValue] = renewal
  return {
    ...credential,
    validFrom,
    validUntil,
    proof: { ...credential.proof, created: validFrom, proofValue },
  }
}

async function sourceOf(badge: DemonstrationFile['badges'][number], get: Get): Promise<File | undefined> {
  const picture = await get(badge.picture)
  if (!picture) return undefined
  const text = JSON.stringify(credentialFor(badge, useDevice().now()))
  const baked = bakePng(picture, { form: 'json', text })
  if (!baked.ok) return undefined
  return new File([baked.value as Uint8Array<ArrayBuffer>], `demo-${badge.picture}`, { type: 'image/png' })
}

/** Who the invented learner is and whom they know, before anything is checked. */
async function settle({ learner, knownIssuers }: DemonstrationFile): Promise<Result<void>> {
  const device = useDevice()
  // Nothing here is worth keeping for good: the browser is not asked.
  const answer = { isGranted: false, askedAt: device.now().toISOString() }
  const asked = await (await device.storage()).settings.set('persistence', answer)
  if (!asked.ok) return asked
  return useSettingsStore().change({
    shownName: learner.name,
    identities: [{ kind: 'email', value: learner.email }],
    trustedIssuers: knownIssuers,
  })
}

/** Proofs, stories and the collection, written as the learner would. */
async function addWords(
  file: DemonstrationFile,
  ids: ReadonlyMap<string, string>,
  get: Get,
): Promise<Result<void>> {
  const passport = usePassportStore()
  for (const { key, evidence, reflection } of file.badges) {
    const badgeId = ids.get(key)!
    for (const { kind, title, text, file: name } of evidence) {
      const bytes = name === undefined ? undefined : await get(name)
      if (name !== undefined && !bytes) continue
      const added = await passport.addEvidence(badgeId, {
        kind,
        title,
        text,
        ...(bytes && { file: new File([bytes], name!, { type: 'image/png' }) }),
      })
      if (!added.ok) return added
    }
    const told = reflection ? await passport.saveReflection(badgeId, reflection) : ok(undefined)
    if (!told.ok) return told
  }
  const { title, preamble, entries } = file.collection
  const made = await useCollectionsStore().create({
    title,
    preamble,
    entries: entries.map(({ badge, sentence }) => ({ badgeId: ids.get(badge)!, sentence })),
  })
  return made.ok ? ok(undefined) : made
}
