// What the learner adds to a badge: evidence and reflections.
import { defineStore } from 'pinia'
import type { Evidence, Reflection } from '../domain/passport/passport.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { AddedToBadge } from '../storage/passport.ts'
import type { FileRow } from '../storage/rows.ts'
import { useBadgesStore } from './badges.ts'
import { useDevice } from './device.ts'
import { checkEvidence, webAddress, type CheckedEvidence, type EvidenceDraft } from './evidenceDraft.ts'
import { tellOtherTabs } from './otherTabs.ts'

export type { Evidence, Reflection } from '../domain/passport/passport.ts'
export type { EvidenceDraft } from './evidenceDraft.ts'
export type { AddedToBadge } from '../storage/passport.ts'

/** Words of a piece of evidence that may be changed; a file is replaced by adding another. */
export type EvidenceChange = Partial<Pick<Evidence, 'title' | 'text' | 'url'>>
export type ReflectionAnswers = Pick<Reflection, 'learned' | 'use' | 'develop'>
export interface Undoable {
  undo(): Promise<Result<void>>
}

export const usePassportStore = defineStore('passport', () => {
  const badges = useBadgesStore()
  const passport = async () => (await useDevice().storage()).passport

  /** Cards show whether something was added. */
  async function afterChange(): Promise<void> {
    tellOtherTabs('passport')
    if (badges.isLoaded) await badges.reload()
  }

  async function changed<T>(result: Promise<Result<T>>): Promise<Result<T>> {
    const settled = await result
    if (settled.ok) await afterChange()
    return settled
  }

  async function removed(result: Result<Undoable>): Promise<Result<Undoable>> {
    if (!result.ok) return result
    await afterChange()
    return ok({ undo: () => changed(result.value.undo()) })
  }

  async function evidenceOf(badgeId: string): Promise<Result<Evidence[]>> {
    return (await passport()).evidenceOf(badgeId)
  }

  async function addEvidence(badgeId: string, draft: EvidenceDraft): Promise<Result<Evidence>> {
    const checked = checkEvidence(draft)
    if (!checked.ok) return checked
    const file = checked.value.file === undefined ? ok(undefined) : await readFile(checked.value.file)
    if (!file.ok) return file
    const device = useDevice()
    const now = device.now().toISOString()
    const evidence: Evidence = {
      id: device.newId(),
      badgeId,
      createdAt: now,
      updatedAt: now,
      ...wordsOf(checked.value),
      ...(file.value && {
        fileId: file.value.id,
        fileName: file.value.fileName,
        mediaType: file.value.mediaType,
      }),
    }
    return changed((await passport()).saveEvidence(evidence, file.value))
  }

  async function changeEvidence(id: string, change: EvidenceChange): Promise<Result<Evidence>> {
    const words = { ...change }
    if (change.url !== undefined) {
      const url = webAddress(change.url)
      if (url === undefined) return fail({ code: 'evidence.not-a-link' })
      words.url = url
    }
    const updatedAt = useDevice().now().toISOString()
    return changed((await passport()).changeEvidence(id, { ...words, updatedAt }))
  }

  async function removeEvidence(id: string): Promise<Result<Undoable>> {
    return removed(await (await passport()).removeEvidence(id))
  }

  async function fileBytes(fileId: string): Promise<Omit<FileRow, 'id'> | undefined> {
    const file = await (await passport()).file(fileId)
    if (!file.ok || file.value === undefined) return undefined
    const { bytes, mediaType, fileName } = file.value
    return { bytes, mediaType, fileName }
  }

  async function reflectionsOf(badgeId: string): Promise<Result<Reflection[]>> {
    return (await passport()).reflectionsOf(badgeId)
  }

  async function saveReflection(
    badgeId: string,
    answers: ReflectionAnswers,
    id?: string,
  ): Promise<Result<Reflection>> {
    const { learned, use, develop } = answers
    if ([learned, use, develop].every((answer) => answer.trim() === ''))
      return fail({ code: 'reflection.empty' })
    const device = useDevice()
    const now = device.now().toISOString()
    const reflection = {
      id: id ?? device.newId(),
      badgeId,
      learned,
      use,
      develop,
      createdAt: now,
      updatedAt: now,
    }
    return changed((await passport()).saveReflection(reflection))
  }

  async function removeReflection(id: string): Promise<Result<Undoable>> {
    return removed(await (await passport()).removeReflection(id))
  }

  /** How much was added to each badge; badges without anything are left out. */
  async function summary(): Promise<Result<Map<string, AddedToBadge>>> {
    return (await passport()).summary()
  }

  return {
    evidenceOf,
    addEvidence,
    changeEvidence,
    removeEvidence,
    fileBytes,
    reflectionsOf,
    saveReflection,
    removeReflection,
    summary,
  }
})

function wordsOf({
  kind,
  title,
  text,
  url,
}: CheckedEvidence): Pick<Evidence, 'kind' | 'title' | 'text' | 'url'> {
  return { kind, title, text, ...(url === undefined ? {} : { url }) }
}

async function readFile(checked: { file: File; mediaType: string }): Promise<Result<FileRow>> {
  const { bufferOf, sha256Hex } = await import('../storage/bytes.ts')
  const { stripPhotoData } = await import('../domain/passport/stripPhotoData.ts')
  try {
    // Before anything is kept: where a photo was taken is nobody's business, on a public page least of all.
    const bytes = stripPhotoData(new Uint8Array(await checked.file.arrayBuffer()))
    return ok({
      id: await sha256Hex(bytes),
      bytes: bufferOf(bytes),
      mediaType: checked.mediaType,
      fileName: checked.file.name,
    })
  } catch {
    return fail({ code: 'receive.unreadable-file' }) // Moved or deleted since it was chosen.
  }
}
