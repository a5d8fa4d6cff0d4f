// Makes share pages and their files: everything a host test publishes comes from here.
import { createHash } from 'node:crypto'
import { PNG } from 'pngjs'
import { filePart, PAGE_PART, type ShareDraft } from '../../../src/contract/sharing.ts'
import type { SharedFile } from '../../../src/domain/sharing/sharedFile.ts'
import type { SharedBadge } from '../../../src/domain/sharing/sharePage.ts'

export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'

export const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

export function fileOf(content: Uint8Array | string, mediaType: string, fileName = 'file'): SharedFile {
  return { sha256: sha256(content), mediaType, fileName }
}

export function sampleBadge(changes: Partial<SharedBadge> = {}): SharedBadge {
  return {
    name: 'Tutorer ses pairs',
    issuerName: 'UTBM',
    issuedOn: '2022-03-14',
    description: 'Accompagner des étudiants de première année.',
    sentence: 'J’ai aidé douze étudiants.',
    evidence: [],
    verdict: 'verified',
    checkedAt: '2026-11-22T09:00:00Z',
    original: fileOf('{"badge":1}', 'application/json', 'badge.json'),
    picture: fileOf(SVG, 'image/svg+xml', 'badge.svg'),
    ...changes,
  }
}

export function sampleDraft(changes: Partial<ShareDraft> = {}): ShareDraft {
  return {
    language: 'fr',
    title: 'Animatrice numérique',
    person: 'Amina Koné',
    preamble: 'Voici ce que je sais faire.',
    badges: [sampleBadge()],
    expiresInDays: 30,
    ...changes,
  }
}

/** The files of `sampleDraft`. */
export const SAMPLE_FILES: readonly (Uint8Array | string)[] = ['{"badge":1}', SVG]

/** A publication as a device sends it. */
export function sampleForm(draft: unknown = sampleDraft(), files = SAMPLE_FILES): FormData {
  const form = new FormData()
  form.append(PAGE_PART, JSON.stringify(draft))
  for (const content of files) form.append(filePart(sha256(content)), new Blob([content as BlobPart]), 'file')
  return form
}

/** A preview of any size. */
export function makePreview(width = 1200, height = 627): Uint8Array {
  const picture = new PNG({ width, height })
  for (let at = 0; at < picture.data.length; at += 1) picture.data[at] = at % 4 === 3 ? 255 : (at >> 6) & 0xff
  return new Uint8Array(PNG.sync.write(picture))
}
