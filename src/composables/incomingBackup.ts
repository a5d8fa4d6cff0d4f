// A backup that was dropped, opened or shared where badges are added, until the screen that brings it back takes it.
import { backupKindOf } from '../domain/archive/recogniseBackup.ts'
import type { BadgeSource } from '../stores/badges.ts'

let waiting: Blob | undefined

/** Leaves a backup for the screen of backups; the caller then goes there. */
export function handOverBackup(file: Blob): void {
  waiting = file
}

/** Takes what waits, once. */
export function takeOverBackup(): Blob | undefined {
  const taken = waiting
  waiting = undefined
  return taken
}

/** Kinds of files that backups never are; a thousand pictures need not be opened twice. */
const PLAINLY_OTHER = /\.(png|svg|jpe?g|webp|gif|pdf|json|jsonld|jwt|jws|txt)$/i

/** Tells backups from badges by what is in them; phones and mail change the names of files. */
export async function partBackups(
  sources: readonly BadgeSource[],
): Promise<{ badges: BadgeSource[]; backups: File[] }> {
  const badges: BadgeSource[] = []
  const backups: File[] = []
  for (const source of sources) {
    const mayBe = source.kind === 'file' && !PLAINLY_OTHER.test(source.file.name)
    if (mayBe && (await backupKindOf(source.file))) backups.push(source.file)
    else badges.push(source)
  }
  return { badges, backups }
}
