// The device's own share sheet: as much of what is wanted as it takes, and never an error for a change of mind.

/** What is to be sent; `files` are the heart of it, words and link go along where the sheet takes them. */
export interface SheetContent {
  title: string
  text?: string
  url?: string
  files?: File[]
}

export type SheetAnswer = 'sent' | 'given-up' | 'impossible'

type Sheet = Partial<Pick<Navigator, 'share' | 'canShare'>>

/** The fullest form of it that the sheet takes: with everything, the file alone, the link alone. */
export function fitForSheet(
  { files, ...words }: SheetContent,
  sheet: Sheet = navigator,
): SheetContent | undefined {
  if (typeof sheet.share !== 'function') return undefined
  const { title, url } = words
  const forms: SheetContent[] = files
    ? [
        { ...words, files },
        { title, files },
      ]
    : []
  if (url !== undefined) forms.push(words)
  // Browsers that know no `canShare` know no files either.
  return forms.find((form) => sheet.canShare?.(form as ShareData) ?? form.files === undefined)
}

/** Opens the sheet. To be called inside the learner's own gesture. */
export async function openSheet(content: SheetContent, sheet: Sheet = navigator): Promise<SheetAnswer> {
  const fit = fitForSheet(content, sheet)
  if (!fit) return 'impossible'
  try {
    await sheet.share?.(fit as ShareData)
    return 'sent'
  } catch (error) {
    // Closing the sheet is a choice, not a fault.
    return error instanceof DOMException && error.name === 'AbortError' ? 'given-up' : 'impossible'
  }
}
