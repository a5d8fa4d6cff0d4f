// The files in what was dropped: those of folders as well, to a bound.
import { isLeftBySystem } from '../domain/badge/bundle/fileNames.ts'
import { MAX_BUNDLE_PARTS } from '../domain/badge/limits.ts'

/** Folders of badges are flat; whoever nests deeper dropped a disk. */
const MOST_LEVELS = 8

/** Whether a folder is among what was dropped; only while the event is under way. */
export function hasFolder(data: DataTransfer): boolean {
  return entriesOf(data).some((entry) => entry.isDirectory)
}

/** All files, in folders too. What cannot be read there is passed over, what systems leave there as well. */
export function filesOf(data: DataTransfer): Promise<File[]> {
  // Taken now: when the event is over the list is empty.
  const entries = entriesOf(data)
  return collect(entries)
}

/** The files of a folder that was chosen, as one drops it: without what systems leave there, to the same bound. */
export function filesInFolder(files: Iterable<File> | null | undefined): File[] {
  return Array.from(files ?? [])
    .filter((file) => !isLeftBySystem(file.webkitRelativePath || file.name))
    .slice(0, MAX_BUNDLE_PARTS)
}

function entriesOf(data: DataTransfer): FileSystemEntry[] {
  return Array.from(data.items).flatMap((item) => item.webkitGetAsEntry() ?? [])
}

async function collect(roots: FileSystemEntry[]): Promise<File[]> {
  const files: File[] = []
  let level = roots
  for (let depth = 0; level.length > 0 && depth < MOST_LEVELS; depth++) {
    const below: FileSystemEntry[] = []
    for (const entry of level) {
      if (files.length >= MAX_BUNDLE_PARTS) return files
      if (isFile(entry)) files.push(...(isLeftBySystem(entry.fullPath) ? [] : await fileOf(entry)))
      else if (isFolder(entry)) below.push(...(await entriesIn(entry)))
    }
    level = below
  }
  return files
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function fileOf(entry: FileSystemFileEntry): Promise<File[]> {
  return new Promise((resolve) =>
    entry.file(
      (file) => resolve([file]),
      () => resolve([]),
    ),
  )
}

/** Browsers give a hundred at a time, and none when there are no more. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0 || all.length >= MAX_BUNDLE_PARTS) return all
    all.push(...some)
  }
}
