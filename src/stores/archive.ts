// Every badge to take away, in one file or in as many as needed: the originals byte for byte, a readme for people, a list for programs.
import { defineStore } from 'pinia'
import { archiveList, archiveReadme, type ListedBadge } from '../domain/archive/archiveTexts.ts'
import { LIST_NAME, README_NAME } from '../domain/archive/companions.ts'
import { createUniqueNames, endingOf } from '../domain/archive/safeFileName.ts'
import type { ZipWriter } from '../domain/archive/zipWriter.ts'
import { MAX_BUNDLE_PARTS, MAX_FILE_BYTES } from '../domain/badge/limits.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import type { BadgeRepository, KeptBadgeWords } from '../storage/badges.ts'
import { useDevice } from './device.ts'

export interface ArchiveOptions {
  /** Only these; all when absent. */
  ids?: readonly string[]
  signal?: AbortSignal
  onProgress?(done: number, total: number): void
}

export interface Archive {
  /** One, or several where one would be larger than what can be received again. */
  files: { file: Blob; fileName: string }[]
  badgeCount: number
}

/**
 * What an archive may hold so that Besace, and apps that are no more patient, can take it back in one piece: below the
 * bounds of `domain/badge/limits.ts`, with room for the list.
 */
const MOST = { bytes: MAX_FILE_BYTES - 4 * 1024 * 1024, files: MAX_BUNDLE_PARTS - 10 } as const

export const useArchiveStore = defineStore('archive', () => {
  /** Files with all badges; `archive.stopped` when the learner stopped it. */
  async function takeAll(options: ArchiveOptions = {}): Promise<Result<Archive, Fault>> {
    const device = useDevice()
    const { badges } = await device.storage()
    const all = await badges.all(options.ids)
    if (!all.ok) return all
    const { createZipWriter } = await import('../domain/archive/zipWriter.ts')
    const at = device.now()
    const written = await writeVolumes(() => createZipWriter(at), badges, all.value, options)
    if (!written.ok) return written
    const volumes = written.value.map((volume) => finished(volume, at.toISOString()))
    const day = at.toISOString().slice(0, 10)
    const fileNameOf = (place: number) => `besace-${day}${volumes.length > 1 ? `-${place + 1}` : ''}.zip`
    const files = volumes.map((file, place) => ({ file, fileName: fileNameOf(place) }))
    return ok({ files, badgeCount: all.value.length })
  }
  return { takeAll }
})

/** An archive while it is written. */
interface Volume {
  zip: ZipWriter
  bytes: number
  /** File in the archive, by the id of the original. */
  names: Map<string, string>
  nameFor: ReturnType<typeof createUniqueNames>
  listed: ListedBadge[]
}

/** Originals one after the other; all of a badge's in one archive, and one that several badges came in only once. */
async function writeVolumes(
  createZip: () => ZipWriter,
  badges: BadgeRepository,
  all: readonly KeptBadgeWords[],
  { signal, onProgress }: ArchiveOptions,
): Promise<Result<Volume[], Fault>> {
  const begin = (): Volume => ({
    zip: createZip(),
    bytes: 0,
    names: new Map(),
    nameFor: createUniqueNames(),
    listed: [],
  })
  let volume = begin()
  const volumes = [volume]
  for (const [place, kept] of all.entries()) {
    if (signal?.aborted === true) return fail({ code: 'archive.stopped' })
    const originals = await originalsOf(kept, badges)
    if (!originals.ok) return originals
    if (volume.listed.length > 0 && !hasRoom(volume, originals.value)) volumes.push((volume = begin()))
    if (!addBadge(volume, kept, originals.value)) return fail({ code: 'archive.too-large' })
    onProgress?.(place + 1, all.length)
  }
  return ok(volumes)
}

type Originals = ReadonlyMap<string, { bytes: ArrayBuffer; mediaType: string }>

async function originalsOf(
  { sources }: KeptBadgeWords,
  badges: BadgeRepository,
): Promise<Result<Originals, Fault>> {
  const originals = new Map<string, { bytes: ArrayBuffer; mediaType: string }>()
  for (const { originalId } of sources) {
    if (originals.has(originalId)) continue
    const original = await badges.original(originalId)
    if (!original.ok) return original
    originals.set(originalId, original.value)
  }
  return ok(originals)
}

function hasRoom({ bytes, names }: Volume, originals: Originals): boolean {
  const added = [...originals].filter(([id]) => !names.has(id))
  const grown = added.reduce((sum, [, original]) => sum + original.bytes.byteLength, bytes)
  return grown <= MOST.bytes && names.size + added.length <= MOST.files
}

/** False when not even a ZIP of its own could hold it. */
function addBadge(volume: Volume, kept: KeptBadgeWords, originals: Originals): boolean {
  const files: ListedBadge['files'] = []
  for (const { originalId, name, receivedAt } of kept.sources) {
    const file = fileFor(volume, kept.card.name, originalId, originals)
    if (file === undefined) return false
    if (!files.some((one) => one.file === file))
      files.push({ file, receivedAs: name, receivedAt, sha256: originalId })
  }
  volume.listed.push({ ...wordsOf(kept), files })
  return true
}

function fileFor(volume: Volume, words: string, id: string, originals: Originals): string | undefined {
  const known = volume.names.get(id)
  if (known !== undefined) return known
  const { bytes, mediaType } = originals.get(id)!
  const file = `badges/${volume.nameFor(words, endingOf(mediaType))}`
  if (!volume.zip.add(file, bytes)) return undefined
  volume.names.set(id, file)
  volume.bytes += bytes.byteLength
  return file
}

function finished({ zip, listed, names }: Volume, madeAt: string): Blob {
  const bytesOf = (text: string) => new TextEncoder().encode(text).buffer
  zip.add(README_NAME, bytesOf(archiveReadme(listed.length, names.size, madeAt)))
  zip.add(LIST_NAME, bytesOf(archiveList(listed, madeAt)))
  return zip.end()
}

function wordsOf({ card }: KeptBadgeWords): Omit<ListedBadge, 'files'> {
  const { name, issuerName, issuedOn, expires, verdict, checkedAt } = card
  return { name, issuer: issuerName, issuedOn, expires, verdict, checkedAt }
}
