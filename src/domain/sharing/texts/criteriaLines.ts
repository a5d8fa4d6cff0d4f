// What had to be done for a badge, line by line, as a list in a letter wants it.

/** Lines of a plain text without the marks of its lists; empty ones go, and those that say the same. */
export function criteriaLines(text: string | undefined): string[] {
  const lines = (text ?? '')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*+•·–—>]+|\d{1,2}[.)])\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
  return [...new Set(lines)]
}
