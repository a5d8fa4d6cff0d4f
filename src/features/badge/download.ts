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
