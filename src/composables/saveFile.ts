// Hands the learner a file through the browser's own downloads.

export function saveFile(file: Blob, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = fileName
  link.click()
  // A large file is copied for a while after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 600_000)
}
