// Every badge in one file to take away: the originals byte for byte, a readme for people, a list for programs.
import { defineStore } from 'pinia'
import { archiveList, archiveReadme, type ListedBadge } from '../domain/archive/archiveTexts.ts'
import { createUniqueNames, endingOf } from '../domain/archive/safeFileName.ts'
import type { ZipWriter } from '../domain/archive/zipWriter.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import type { BadgeRepository, KeptBadgeWords } from '../storage/badges.ts'
import { useDevice } from './device.ts'

export interface ArchiveOptions {
  signal?: AbortSignal
  onProgress?(done: number, total: number): void
}

export interface Archive {
  file: Blob
  fileName: string
  badgeCount: number
}

export const useArchiveStore = defineStore('archive', () => {
  /** One file with all badges; `archive.stopped` when the learner stopped it. */
  async function takeAll(options: ArchiveOptions = {}): Promise<Result<Archive, Fault>> {
    const device = useDevice()
    const { badges } = await device.storage()
    const all = await badges.all()
    if (!all.ok) return all
    const { createZipWriter } = await import('../domain/archive/zipWriter.ts')
    const at = device.now()
    const zip = createZipWriter(at)
    const written = await writeBadges(zip, badges, all.value, options)
    if (!written.ok) return written
    const { listed, fileCount } = written.value
    const bytesOf = (text: string) => new TextEncoder().encode(text).buffer
    zip.add('LISEZMOI-README.txt', bytesOf(archiveReadme(listed.length, fileCount, at.toISOString())))
    zip.add('list.json', bytesOf(archiveList(listed, at.toISOString())))
    const fileName = `besace-${at.toISOString().slice(0, 10)}.zip`
    return ok({ file: zip.end(), fileName, badgeCount: listed.length })
  }
  return { takeAll }
})

/** Originals one after the other; one that several badges came in is written once. */
async function writeBadges(
  zip: ZipWriter,
  badges: BadgeRepository,
  all: readonly KeptBadgeWords[],
  { signal, onProgress }: ArchiveOptions,
): Promise<Result<{ listed: ListedBadge[]; fileCount: number }, Fault>> {
  const nameFor = createUniqueNames()
  const names = new Map<string, string>()
  const listed: ListedBadge[] = []
  for (const [place, kept] of all.entries()) {
    const files: ListedBadge['files'] = []
    for (const { originalId, name, receivedAt } of kept.sources) {
      if (signal?.aborted === true) return fail({ code: 'archive.stopped' })
      if (!names.has(originalId)) {
        const original = await badges.original(originalId)
        if (!original.ok) return original
        const { bytes, mediaType } = original.value
        const file = `badges/${nameFor(kept.card.name, endingOf(mediaType))}`
        names.set(originalId, file)
        if (!zip.add(file, bytes)) return fail({ code: 'archive.too-large' })
      }
      const file = names.get(originalId) ?? ''
      if (!files.some((one) => one.file === file))
        files.push({ file, receivedAs: name, receivedAt, sha256: originalId })
    }
    listed.push({ ...wordsOf(kept), files })
    onProgress?.(place + 1, all.length)
  }
  return ok({ listed, fileCount: names.size })
}

function wordsOf({ card }: KeptBadgeWords): Omit<ListedBadge, 'files'> {
  const { name, issuerName, issuedOn, expires, verdict, checkedAt } = card
  return { name, issuer: issuerName, issuedOn, expires, verdict, checkedAt }
}
