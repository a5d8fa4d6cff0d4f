// Hands the learner a file, byte for byte.

export interface FileToGive {
  bytes: ArrayBuffer
  mediaType: string
  fileName: string
}

export function download({ bytes, mediaType, fileName }: FileToGive): void {
  const link = document.createElement('a')
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  link.href = address
  link.download = fileName
  link.click()
  // The browser has taken the bytes once the click is over; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Whether the device's own share sheet takes such a file. */
export function canSend(file: FileToGive): boolean {
  return navigator.canShare?.({ files: [asFile(file)] }) ?? false
}

/** Through the device's own share sheet. */
export async function send(file: FileToGive, title: string): Promise<'sent' | 'given-up' | 'impossible'> {
  if (!canSend(file)) return 'impossible'
  try {
    await navigator.share({ title, files: [asFile(file)] })
    return 'sent'
  } catch (error) {
    // Closing the share sheet is a choice, not a fault.
    return error instanceof DOMException && error.name === 'AbortError' ? 'given-up' : 'impossible'
  }
}

function asFile({ bytes, mediaType, fileName }: FileToGive): File {
  return new File([bytes], fileName, { type: mediaType })
}
