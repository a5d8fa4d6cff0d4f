// Which files a page names, in which part it plays: what must be sent, and what is served.
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import type { SharePage } from '../domain/sharing/sharePage.ts'
import type { FileRole } from './mediaTypes.ts'

/** A file of a page with its part; `position` counts from 1 within the role. */
export interface NamedFile extends SharedFile {
  role: FileRole
  position: number
}

/** All files a page names; one that plays two parts comes twice. */
export function filesOf(page: SharePage): NamedFile[] {
  const files: NamedFile[] = []
  const add = (role: FileRole, file: SharedFile | undefined, position: number) => {
    if (file) files.push({ ...file, role, position })
  }
  page.badges.forEach((badge, index) => {
    add('original', badge.original, index + 1)
    add('picture', badge.picture, index + 1)
  })
  const evidence = page.badges.flatMap((badge) => badge.evidence.flatMap((item) => item.file ?? []))
  evidence.forEach((file, index) => add('evidence', file, index + 1))
  const blocks = page.blocks ?? []
  blocks.forEach((block, index) => {
    // After the badges' own: a position names one file of its role.
    if (block.kind === 'profile') add('picture', block.picture, page.badges.length + index + 1)
    if (block.kind === 'file') add('evidence', block.file, evidence.length + index + 1)
  })
  add('preview', page.preview, 1)
  return files
}
