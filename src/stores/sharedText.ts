// Makes words of the learner, or of an issuer, fit to be shown to others.

/** Marks that nobody sees but that turn or break a text; half characters; what is longer than a page may carry. */
export function sharedText(text: string, most: number): string {
  const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu
  const seen = text.replace(unseen, '')
  return seen.length > most ? `${seen.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : seen
}
